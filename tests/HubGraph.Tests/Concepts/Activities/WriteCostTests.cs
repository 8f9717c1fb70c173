using System.Diagnostics;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Graph;
using Npgsql;

namespace HubGraph.Tests.Concepts.Activities;

/// <summary>How many statements a write runs, as PostgreSQL's driver tells it.</summary>
public sealed class WriteCostTests
{
    private static readonly string s_token = MutationSender.Operator("bretagne");

    [SkippableFact]
    public async Task Logging_an_activity_runs_three_statements_beside_the_transactions_own_the_logs_lock_and_the_payload()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Postgresql);
        Dictionary<string, object?> input = ActivitySamples.Animation();
        (input["tags"], input["themes"]) = (null, null);
        await LogAsync(server, input, "first");

        string[] statements = await CountedAsync(server, () => LogAsync(server, input, "second"));

        Assert.Equal(
            ["SELECT 0, t.id, t.slug", "INSERT INTO activities", "SELECT pg_advisory_xact_lock", "INSERT INTO changes", "SELECT k.rank"],
            statements.Select(statement => new[] { "SELECT 0, t.id, t.slug", "INSERT INTO activities", "SELECT pg_advisory_xact_lock", "INSERT INTO changes", "SELECT k.rank" }.FirstOrDefault(start => statement.TrimStart().StartsWith(start, StringComparison.Ordinal)) ?? statement));
    }

    private static Task<JsonElement> LogAsync(GraphServer server, Dictionary<string, object?> input, string reference)
    {
        input["clientReference"] = reference;
        return server.MutateAsync(s_token, "logAnimation", input, "activity { id summary hub { name } }");
    }

    private static async Task<string[]> CountedAsync(GraphServer server, Func<Task> act)
    {
        string database = new NpgsqlConnectionStringBuilder(server.Database.Options.ConnectionString).Database!;
        List<string> statements = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.TagObjects.Any(tag => Equals(tag.Value, database)) && activity.GetTagItem("db.query.text") is string text && text is not ("COMMIT" or "BEGIN")
                    && !text.StartsWith("SET LOCAL", StringComparison.Ordinal)
                    // The server's own listener to the log, which no request waits for.
                    && !text.StartsWith("SELECT coalesce(c.mark", StringComparison.Ordinal))
                    lock (statements)
                        statements.Add(text);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await act();
        lock (statements)
            return [.. statements];
    }
}
