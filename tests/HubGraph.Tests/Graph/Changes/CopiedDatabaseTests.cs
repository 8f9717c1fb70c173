using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using HubGraph.Concepts.Hubs;
using HubGraph.Data;
using HubGraph.Tests.Data;

namespace HubGraph.Tests.Graph.Changes;

/// <summary>What a client keeps of one database, and then asks another that was copied from it: a cursor of the feed, and an ETag.</summary>
public sealed class CopiedDatabaseTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_two_copies_share_holds_in_both_and_what_differs_only_where_it_was_written(DatabaseProvider provider)
    {
        await using TestDatabase original = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await WriteAsync(original, "commun");
        Kept shared = await KeptAsync(original);
        await using TestDatabase copy = await TestDatabases.CopyAsync(original);
        Assert.Equal((true, true), await HoldsAsync(original, shared));
        Assert.Equal((true, true), await HoldsAsync(copy, shared));

        await WriteAsync(original, "ici");
        await WriteAsync(copy, "ailleurs");
        (Kept here, Kept there) = (await KeptAsync(original), await KeptAsync(copy));

        Assert.Equal((true, true), await HoldsAsync(original, here));
        Assert.Equal((true, true), await HoldsAsync(copy, there));
        Assert.Equal((false, false), await HoldsAsync(original, there));
        Assert.Equal((false, false), await HoldsAsync(copy, here));
        Assert.Equal((true, false), await HoldsAsync(copy, shared));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Of_a_database_that_was_put_back_the_lost_part_is_refused_although_the_log_is_as_long_again(DatabaseProvider provider)
    {
        await using TestDatabase original = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await WriteAsync(original, "gardé");
        Kept kept = await KeptAsync(original);
        await using TestDatabase backup = await TestDatabases.CopyAsync(original);
        await WriteAsync(original, "perdu", "perdu aussi");
        Kept lost = await KeptAsync(original);

        await using TestDatabase restored = await TestDatabases.CopyAsync(backup);
        Assert.Equal((false, false), await HoldsAsync(restored, lost));
        Assert.Equal((true, true), await HoldsAsync(restored, kept));
        await WriteAsync(restored, "autre", "autre encore", "et encore");

        Assert.Equal((false, false), await HoldsAsync(restored, lost));
        Assert.Equal((true, false), await HoldsAsync(restored, kept));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Two_databases_that_never_wrote_are_two(DatabaseProvider provider)
    {
        await using TestDatabase one = await TestDatabases.CreateAsync(provider, TestTemplate.Missing);
        await using TestDatabase other = await TestDatabases.CreateAsync(provider, TestTemplate.Missing);
        Kept kept = await KeptAsync(one);

        Assert.Equal((true, true), await HoldsAsync(one, kept));
        Assert.Equal((false, false), await HoldsAsync(other, kept));
        await WriteAsync(one, "premier");
        Assert.Equal((true, false), await HoldsAsync(one, kept));
    }

    [SkippableFact]
    public async Task A_dump_that_was_restored_is_a_copy_like_any_other()
    {
        await using TestDatabase original = await TestDatabases.CreateAsync(DatabaseProvider.Postgresql, TestTemplate.Empty);
        await WriteAsync(original, "commun");
        Kept shared = await KeptAsync(original);
        await using TestDatabase restored = await TestDatabases.CreateAsync(DatabaseProvider.Postgresql, TestTemplate.Missing);
        await TestDatabases.DumpAsync(original, restored);
        await WriteAsync(original, "ici");
        await WriteAsync(restored, "ailleurs");

        Assert.Equal((true, false), await HoldsAsync(restored, shared));
        Assert.Equal((false, false), await HoldsAsync(restored, await KeptAsync(original)));
    }

    /// <summary>What a client kept.</summary>
    internal sealed record Kept(string Cursor, EntityTagHeaderValue Tag);

    private const string Address = "/graphql?query={hubs{nodes{slug}}}";

    /// <summary>Asks a server of this database, which then stops.</summary>
    internal static async Task<Kept> KeptAsync(TestDatabase database)
    {
        await using GraphServer server = await ServeAsync(database);
        using HttpResponseMessage response = await server.Client.GetAsync(Address);
        JsonElement page = (await server.QueryAsync("{ changes(first: 100) { pageInfo { endCursor hasNextPage } } }")).GetProperty("changes").GetProperty("pageInfo");
        Assert.False(page.GetProperty("hasNextPage").GetBoolean());
        return new Kept(page.GetProperty("endCursor").GetString()!, response.Headers.ETag!);
    }

    /// <summary>Whether a server of this database takes the cursor, and says that nothing changed.</summary>
    internal static async Task<(bool Cursor, bool Tag)> HoldsAsync(TestDatabase database, Kept kept)
    {
        await using GraphServer server = await ServeAsync(database);
        (_, JsonElement body) = await server.SendAsync("query ($after: String) { changes(after: $after) { nodes { id } } }", new { after = kept.Cursor });
        Assert.Contains(body.Code(), new[] { null, "BAD_CURSOR" });
        using Follower follower = await Follower.AskAsync(server, $$"""{ changes(after: "{{kept.Cursor}}") { cursor } }""");
        if (body.Code() is not null)
            Assert.Equal("BAD_CURSOR", await follower.RefusalAsync());
        using HttpRequestMessage again = new(HttpMethod.Get, Address);
        again.Headers.IfNoneMatch.Add(kept.Tag);
        using HttpResponseMessage response = await server.Client.SendAsync(again);
        return (body.Code() is null, response.StatusCode == HttpStatusCode.NotModified);
    }

    internal static async Task WriteAsync(TestDatabase database, params string[] hubs)
    {
        foreach (string hub in hubs)
            await SmallWorld.WriteAsync(database, context => context.Add(new Hub { Slug = hub, Name = hub }));
    }

    private static Task<GraphServer> ServeAsync(TestDatabase database) => GraphServer.StartAsync(new TestDatabase(database.Options, () => default));
}
