using System.Text;
using System.Text.Json;
using HubGraph.Concepts;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Concepts.Activities;
using HubGraph.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Tests.Graph.Changes;

/// <summary>The feed: the log page by page.</summary>
public sealed class ChangesQueryTests
{
    private const string Query = """
        query ($after: String, $first: Int, $types: [String!], $hub: String) {
          changes(after: $after, first: $first, types: $types, hub: $hub) {
            edges { cursor node { kind recordId } }
            nodes { kind recordType recordId record { id } }
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
          }
        }
        """;

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Begins_with_every_record_that_exists(DatabaseProvider provider)
    {
        await using TestDatabase reference = await TestDatabases.CreateAsync(provider, TestTemplate.Reference);
        GraphServer demonstration = await DemonstrationServer.SharedAsync(provider);
        foreach (TestDatabase database in new[] { reference, demonstration.Database })
        {
            await using HubGraphContext context = database.CreateContext();
            foreach (IEntityType type in context.Model.GetEntityTypes().Where(type => type.BaseType is null && type.ClrType.IsAssignableTo(typeof(IRecord))))
            {
                string names = string.Join(", ", type.GetDerivedTypesInclusive().Select(derived => $"'{derived.ClrType.Name}'"));
                Assert.Equal(
                    (type.Name, 0L),
                    (type.Name, await database.CountAsync($"SELECT count(*) FROM {type.GetTableName()} t WHERE NOT EXISTS (SELECT 1 FROM changes c WHERE c.record_type IN ({names}) AND c.record_id = t.id AND c.kind = 'CREATED')")));
            }
        }
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Tells_all_changes_in_their_order_and_those_to_come(DatabaseProvider provider)
    {
        await using GraphServer server = await SmallWorld.StartAsync(provider);
        string expected = (string)(await server.Database.ScalarAsync(provider == DatabaseProvider.Sqlite
            ? "SELECT group_concat(kind || ' ' || record_type, ',' ORDER BY id) FROM changes WHERE record_type NOT IN ('Person', 'HubContact')"
            : "SELECT string_agg(kind || ' ' || record_type, ',' ORDER BY id) FROM changes WHERE record_type NOT IN ('Person', 'HubContact')"))!;

        (List<JsonElement> changes, string after) = await WalkAsync(server, null, first: 4);
        JsonElement empty = await PageAsync(server, new { after });
        await SmallWorld.WriteAsync(server.Database, context => context.Hubs.Find(1L)!.Note = "Encore ailleurs");
        // Another program wrote it: a server may know of that a second later.
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));
        List<JsonElement> more = [];
        for (after = empty.GetProperty("pageInfo").GetProperty("endCursor").GetString()!; more.Count == 0; limit.Token.ThrowIfCancellationRequested())
            (more, after) = await WalkAsync(server, after, first: 4);

        Assert.Equal(expected, string.Join(',', changes.Select(change => $"{change.GetProperty("kind")} {change.GetProperty("recordType")}")));
        Assert.All(changes, change => Assert.Equal(
            SmallWorld.Withdrawn.Contains(change.GetProperty("recordId").GetString()!) ? null : change.GetProperty("recordId").GetString(),
            change.GetProperty("record") is { ValueKind: JsonValueKind.Object } record ? record.Id() : null));
        Assert.Equal(0, empty.GetProperty("nodes").GetArrayLength());
        Assert.Equal((false, true), (empty.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean(), empty.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean()));
        Assert.Equal("UPDATED Hub", $"{Assert.Single(more).GetProperty("kind")} {more[0].GetProperty("recordType")}");
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_page_goes_on_past_what_it_leaves_out(DatabaseProvider provider)
    {
        GraphServer server = await SmallWorld.SharedAsync(provider);

        (List<JsonElement> regions, string end) = await WalkAsync(server, null, 1, types: ["Region"]);
        (List<JsonElement> activities, string same) = await WalkAsync(server, null, 3, types: ["Activity", "Event"], hub: "nord");
        (List<JsonElement> none, _) = await WalkAsync(server, null, 3, types: []);

        Assert.Equal(end, same);
        Assert.Empty(none);
        Assert.Equal(2, regions.Count);
        Assert.Equal(["Event", "AnimationActivity", "AnimationActivity", "AnimationActivity"], activities.Select(change => change.GetProperty("recordType").GetString()));
        Assert.Equal(SmallWorld.Animation(4), activities[^1].GetProperty("recordId").GetString());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task That_somebodys_data_changed_is_for_those_whom_the_hub_concerns(DatabaseProvider provider)
    {
        GraphServer server = await SmallWorld.SharedAsync(provider);

        Assert.Equal("", await PeopleAsync(null));
        Assert.Equal("", await PeopleAsync(TestCaller.Reader.Token));
        Assert.Equal("HubContact:1,HubContact:2", await PeopleAsync(TestCaller.Operator("nord").Token));
        Assert.Equal("HubContact:3", await PeopleAsync(TestCaller.Operator("sud").Token));
        Assert.Equal("HubContact:1,HubContact:2,HubContact:3,Person:1,Person:2", await PeopleAsync(TestCaller.Integration.Token));

        async Task<string> PeopleAsync(string? token)
        {
            (List<JsonElement> people, _) = await WalkAsync(server, null, 100, types: ["Person", "HubContact"], token: token);
            Assert.All(people, change => Assert.Equal(JsonValueKind.Null, change.GetProperty("record").ValueKind));
            return string.Join(',', people.Select(change => Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(change.GetProperty("recordId").GetString()))).Order(StringComparer.Ordinal));
        }
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Refuses_what_does_not_exist(DatabaseProvider provider)
    {
        GraphServer server = await SmallWorld.SharedAsync(provider);
        string epoch = (string)(await server.Database.ScalarAsync("SELECT epoch FROM installation"))!;
        string list = (await server.QueryAsync("{ hubs(first: 1) { pageInfo { endCursor } } }")).GetProperty("hubs").GetProperty("pageInfo").GetProperty("endCursor").GetString()!;

        foreach (string after in new[] { "", "x", "%%%", list, Cursor("autre", 1), Cursor(epoch, 1_000_000), Cursor(epoch, -1), Cursor(epoch, long.MaxValue), $"{Cursor(epoch, 1)}x", new string('a', 100_000) })
            Assert.Equal((after, "BAD_CURSOR"), (after, await CodeAsync(new { after })));
        Assert.Equal("BAD_PAGE_SIZE", await CodeAsync(new { first = -1 }));
        Assert.Equal("BAD_PAGE_SIZE", await CodeAsync(new { first = 101 }));
        Assert.Equal("UNKNOWN_HUB", await CodeAsync(new { hub = "nulle-part" }));
        Assert.Equal("BAD_USER_INPUT", await CodeAsync(new { hub = "a\0b" }));
        Assert.Equal("BAD_USER_INPUT", await CodeAsync(new { types = new[] { "Hubs" } }));
        Assert.Equal("BAD_USER_INPUT", await CodeAsync(new { types = new[] { "Change" } }));
        Assert.Null(await CodeAsync(new { after = Cursor(epoch, 0), first = 0 }));

        async Task<string?> CodeAsync(object variables) => (await server.SendAsync(Query, variables)).Body.Code();
    }

    [Fact]
    public async Task Is_the_same_for_a_caller_whose_mutation_was_answered()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite);
        string? after = (await PageAsync(server, new { first = 0 })).GetProperty("pageInfo").GetProperty("endCursor").GetString();
        (_, after) = await WalkAsync(server, after, 100, types: ["Hub"]);

        await server.MutateAsync(ActivitySamples.Token, "logAnimation", ActivitySamples.Animation(), "activity { id }");
        (List<JsonElement> changes, _) = await WalkAsync(server, after, 100);

        Assert.Equal("AnimationActivity", Assert.Single(changes).GetProperty("recordType").GetString());
    }

    internal static string Cursor(string epoch, long id) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{epoch}:{id}"));

    private static async Task<JsonElement> PageAsync(GraphServer server, object variables, string? token = null) =>
        (await server.QueryAsync(Query, variables, token)).GetProperty("changes");

    // As an integration does it.
    private static async Task<(List<JsonElement> Changes, string After)> WalkAsync(GraphServer server, string? after, int first, string[]? types = null, string? hub = null, string? token = null)
    {
        List<JsonElement> changes = [];
        while (true)
        {
            JsonElement page = await PageAsync(server, new { after, first, types, hub }, token);
            Assert.Equal(page.GetProperty("nodes").GetArrayLength(), page.GetProperty("edges").GetArrayLength());
            Assert.Equal(
                page.GetProperty("edges").EnumerateArray().Select(edge => edge.GetProperty("node").GetProperty("recordId").GetString()),
                page.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("recordId").GetString()));
            changes.AddRange(page.GetProperty("nodes").EnumerateArray());
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
                return (changes, after!);
        }
    }
}
