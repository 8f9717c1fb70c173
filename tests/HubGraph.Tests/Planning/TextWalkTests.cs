using System.Text.Json;
using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Territories;
using HubGraph.Data;
using HubGraph.Data.Changes;
using HubGraph.Data.Demonstration;
using HubGraph.Data.Model;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Planning.Oracle;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HubGraph.Tests.Planning;

/// <summary>What contains a text: trigrams lead to it where there are some, and the answers are the same.</summary>
public sealed class TextWalkTests
{
    // More than are looked at before their trigrams are kept, and some of those.
    private const int Records = 740;

    private static readonly string[] s_summaries =
    [
        "Réunion du réseau", "reunion DU RESEAU", "100 % local", "100 xx local", "a_b_c", "abbbc", "L’œuvre collective", "l'oeuvre",
        "dit \"oui\" et", "dit oui et", "😀😀😀 joie", "😀😁😀", "ab", "", "\\path\\to", "AND OR NOT", "naïveté", "aaaa",
        "\uE000\uE001\uE002\uE003", "bcd abc", "%%% ___", "text:* NEAR(a, 2)", "'; DROP TABLE activities; --", "déjà vu", "日本語の要約",
    ];

    private static readonly string[] s_wanted =
    [
        "", "a", "ab", "réseau", "RESEAU", "du r", "% l", "100 %", "100 %_", "_b_", "a_b", "a_b_c", "œuvre", "oeuvre", "\"oui\"", "t \"o",
        "\"\"\"", "oui", "😀😀😀", "😀", "😀 j", "\\pa", "\\path\\", "AND", "OR NOT", "* a", "*", "text:*", "NEAR(a, 2)", "naivete", "aaa",
        "aaaaa", "\uE001\uE002\uE003", "abcd", "bcdabc", "%%%", "___", "'; DROP", "deja", "日本語", "本語の要", "réunion du réseau",
        "introuvable", "\u0001\u0002\u0003", "Réunion du réseau et bien plus encore que cela, écrit si longuement que nul ne l'a écrit",
    ];

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Is_found_whatever_it_is_and_whatever_was_written_since(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await using OracleServer server = new(database);
        await WriteAsync(database, async context =>
        {
            Hub hub = new() { Slug = "hub", Name = "Hub" };
            context.Add(hub);
            context.AddRange(Enumerable.Range(0, Records).Select(i => new AnimationActivity
            {
                Hub = hub,
                PerformedOn = new DateOnly(2026, 1, 1).AddDays(i * 7 % 11),
                DurationMinutes = i % 5,
                Scale = TerritorialScale.Commune,
                Summary = s_summaries[i % s_summaries.Length],
                AnimationKind = AnimationKind.Other,
                Tags = { new ActivityTag { Tag = $"t{i % 2}" } },
            }));
            await Task.CompletedTask;
        });
        for (int round = 0; round < 3; round++)
        {
            foreach (string text in s_wanted)
                await CheckAsync(database, server, text);
            await WriteAsync(database, async context =>
            {
                List<Activity> activities =
                    await context.Set<Activity>().Include(each => each.Tags).OrderBy(each => each.Id).ToListAsync();
                foreach ((int i, Activity activity) in activities.Index())
                {
                    if (i % 3 == 0)
                        activity.Summary = s_summaries[(i + round) % s_summaries.Length];
                    else if (i % 7 == round)
                        activity.WithdrawnAt = activity.WithdrawnAt is null ? DateTime.UtcNow : null;
                }
                Activity gone = activities[round];
                context.RemoveRange(gone.Tags);
                context.Remove(gone);
            });
        }
    }

    // So many contain it that rows are looked at in the order of the sort.
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_very_many_contain_is_found_in_the_order_of_the_sort(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Missing);
        await DemoDatabase.WriteAsync(
            database.Options, 9_000, DemonstrationServer.Day, new Progress<ProgressStep>(), CancellationToken.None);
        await using OracleServer server = new(database);
        Assert.True(await database.CountAsync("SELECT count(*) FROM activities WHERE summary_folded LIKE '%aupres%'") > 4_000);
        foreach (string text in new[] { "auprès", "auprès des élus", "réseau", "introuvable" })
            await CheckAsync(database, server, text);
    }

    // The extension may not be there for whoever makes the tables, and come later.
    [SkippableFact]
    public async Task Is_found_without_the_extension_and_led_to_once_it_is_granted()
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Postgresql, TestTemplate.Missing);
        NpgsqlConnectionStringBuilder settings = new(database.Options.ConnectionString);
        string role = $"plain_{settings.Database}";
        await database.ScalarAsync($"CREATE ROLE {role} LOGIN; GRANT CREATE, USAGE ON SCHEMA public TO {role}");
        settings.Username = role;
        try
        {
            await using TestDatabase plain = new(DatabaseOptions.Postgresql(settings.ConnectionString), () => ValueTask.CompletedTask);
            await DemoDatabase.WriteAsync(
                plain.Options, 3_000, DemonstrationServer.Day, new Progress<ProgressStep>(), CancellationToken.None);
            Assert.Equal(0, await database.CountAsync(Indexes));
            await using OracleServer server = new(plain);
            await CheckAsync(plain, server, "réseau");
            await CheckAsync(plain, server, "introuvable");

            await database.ScalarAsync("CREATE EXTENSION pg_trgm");
            await plain.ScalarAsync(
                "CREATE INDEX CONCURRENTLY activities_summary_trigrams ON activities USING gin (summary_folded gin_trgm_ops)");
            Assert.Equal(1, await database.CountAsync(Indexes));
            await CheckAsync(plain, server, "réseau");
            await CheckAsync(plain, server, "introuvable");
        }
        finally
        {
            NpgsqlConnection.ClearPool(new NpgsqlConnection(settings.ConnectionString));
            await database.ScalarAsync($"DROP OWNED BY {role} CASCADE; DROP ROLE {role}");
        }
    }

    private const string Indexes = "SELECT count(*) FROM pg_indexes WHERE indexname = 'activities_summary_trigrams'";

    private static async Task CheckAsync(TestDatabase database, OracleServer server, string text)
    {
        List<Activity> found;
        await using (HubGraphContext context = database.CreateContext())
            found = await context.Set<Activity>().Include(each => each.Tags).AsNoTracking()
                .Where(each => each.WithdrawnAt == null).ToListAsync();
        Activity[] byDay = [.. found.OrderByDescending(each => each.PerformedOn).ThenByDescending(each => each.Id)];
        await SameAsync("{ or: [{ summary: { contains: $text } }, { durationMinutes: { eq: 3 } }] }", byDay,
            each => Contains(each, text) || each.DurationMinutes == 3);
        await SameAsync("{ summary: { ncontains: $text } }", byDay, each => !Contains(each, text));
        found.RemoveAll(each => !Contains(each, text));
        byDay = [.. byDay.Where(each => Contains(each, text))];
        const string Wanted = "summary: { contains: $text }";
        await SameAsync($"{{ {Wanted} }}", byDay);
        await SameAsync($"{{ {Wanted}, tags: {{ some: {{ eq: \"t1\" }} }} }}", byDay, each => each.Tags.Exists(tag => tag.Tag == "t1"));
        await SameAsync($"{{ {Wanted}, durationMinutes: {{ gte: 2 }} }}", byDay, each => each.DurationMinutes >= 2);
        await SameAsync($"{{ {Wanted}, hub: {{ activities: {{ some: {{ {Wanted} }} }} }} }}", byDay);
        await SameAsync(
            $"{{ and: [{{ {Wanted} }}, {{ summary: {{ ncontains: \"local\" }} }}, {{ {Wanted} }}] }}", byDay, each => !Contains(each, "local"));
        Activity[] byDuration = [.. found.OrderBy(each => each.DurationMinutes ?? -1).ThenBy(each => each.Id)];
        await SameAsync($"{{ {Wanted} }}", byDuration, order: ", order: [{ durationMinutes: ASC }]");

        async Task SameAsync(string where, Activity[] all, Func<Activity, bool>? holds = null, string order = "")
        {
            string[] expected = [.. all.Where(holds ?? (_ => true)).Select(OracleValues.IdOf)];
            string arguments = $"{order}, where: {where}";
            JsonElement first = await PageAsync("first: 3", arguments, null);
            Assert.Equal(expected.Length, first.GetProperty("totalCount").GetInt32());
            Assert.Equal(expected.Take(3), Ids(first));
            string? cursor = first.GetProperty("pageInfo").GetProperty("endCursor").GetString();
            if (cursor is not null)
                Assert.Equal(expected.Skip(3).Take(20), Ids(await PageAsync("first: 20, after: $cursor", arguments, cursor)));
            JsonElement last = await PageAsync("last: 2", arguments, null);
            Assert.Equal(expected.TakeLast(2), Ids(last));
            cursor = last.GetProperty("pageInfo").GetProperty("startCursor").GetString();
            if (cursor is not null)
                Assert.Equal(expected.SkipLast(2).TakeLast(9), Ids(await PageAsync("last: 9, before: $cursor", arguments, cursor)));
        }

        async Task<JsonElement> PageAsync(string page, string arguments, string? cursor) => (await server.DataAsync(
            $$"""
            query Q($text: String!{{(cursor is null ? "" : ", $cursor: String")}}) {
              activities({{page}}{{arguments}}) { totalCount nodes { id hub { name } } pageInfo { startCursor endCursor hasNextPage } }
            }
            """,
            JsonSerializer.Serialize(new { text, cursor }))).GetProperty("activities");
    }

    private static bool Contains(Activity activity, string text) =>
        TextFolding.Fold(activity.Summary).Contains(TextFolding.Fold(text), StringComparison.Ordinal);

    private static IEnumerable<string> Ids(JsonElement list) =>
        list.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()!);

    private static async Task WriteAsync(TestDatabase database, Func<HubGraphContext, Task> write)
    {
        await using HubGraphContext context = database.CreateContext();
        await write(context);
        await using ChangeScope scope = await new ChangeLog(context, TimeProvider.System).BeginAsync("the walk");
        await scope.CommitAsync();
    }
}
