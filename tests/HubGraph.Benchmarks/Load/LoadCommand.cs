using System.CommandLine;
using HubGraph.Benchmarks.Data;
using HubGraph.Benchmarks.Http;
using HubGraph.Data;

namespace HubGraph.Benchmarks.Load;

/// <summary><c>load</c>: idle subscribers, then everything at once, on a copy of the demonstration database.</summary>
internal static class LoadCommand
{
    public static Command Create()
    {
        Option<int> seconds = HttpCommand.Number("--seconds", "How long everything runs at once.", 60);
        Option<int> activities = HttpCommand.Number("--activities", "The size of the demonstration database.", 200_000);
        Option<string> database = new("--database") { Description = "Which database.", DefaultValueFactory = _ => "sqlite" };
        database.AcceptOnlyFromAmong("sqlite", "postgresql");
        Option<bool> hostile = new("--hostile") { Description = "Honest clients beside one who asks for what is dear, instead." };
        Command command = new("load", "Subscribers, reads and writes at once, at saturation.") { seconds, activities, database, hostile };
        command.SetAction((parsed, cancellationToken) => HttpCommand.GuardAsync(() =>
            RunAsync(
                parsed.GetValue(hostile) ? HostileAsync : TogetherAsync,
                parsed.GetValue(database) == "sqlite",
                parsed.GetValue(activities),
                TimeSpan.FromSeconds(parsed.GetValue(seconds)),
                cancellationToken)));
        return command;
    }

    private static async Task RunAsync(Func<DatabaseOptions, TimeSpan, CancellationToken, Task> run, bool onSqlite, int activities, TimeSpan time, CancellationToken cancellationToken)
    {
        if (!onSqlite)
        {
            await using PostgresServer server = await PostgresServer.StartAsync(cancellationToken);
            await Demonstration.FillAsync(server.Database, activities, cancellationToken);
            await run(server.Database, time, cancellationToken);
            return;
        }

        string copy = Path.Combine(Path.GetTempPath(), $"hubgraph-load-{Guid.NewGuid():N}.db");
        try
        {
            DatabaseOptions original = await Demonstration.SqliteAsync(activities, cancellationToken);
            File.Copy(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(original.ConnectionString).DataSource, copy);
            await run(DatabaseOptions.Sqlite(copy), time, cancellationToken);
        }
        finally
        {
            foreach (string end in new[] { "", "-wal", "-shm" })
                File.Delete(copy + end);
        }
    }

    private static Task HostileAsync(DatabaseOptions database, TimeSpan time, CancellationToken cancellationToken) => HostileRun.RunAsync(database, time, cancellationToken);

    private static async Task TogetherAsync(DatabaseOptions database, TimeSpan time, CancellationToken cancellationToken)
    {
        await SocketBenchmark.RunAsync(database, cancellationToken);
        await LoadRun.RunAsync(database, time, cancellationToken);
    }
}
