using System.CommandLine;
using HubGraph.Data;

namespace HubGraph.Benchmarks.Http;

/// <summary><c>http</c>: HubGraph beside a bare endpoint with the same answers.</summary>
internal static class HttpCommand
{
    private const int Interrupted = 130;

    public static Command Create()
    {
        Option<string> database = Database();
        Option<int> seconds = Number("--seconds", "How long each server is measured with each query.", 15);
        Option<int> warmup = Number("--warmup", "How long it is driven before.", 15);
        Option<int> connections = Number("--connections", "How many connections drive it.", 32);
        Option<int> activities = Number("--activities", "The size of the demonstration database.", 200_000);
        Option<bool> neverAnalysed = new("--never-analysed") { Description = "Without the statistics that a real SQLite database does not have." };
        Option<string?> rows = new("--rows") { Description = "Only the rows whose names contain this.", HelpName = "TEXT" };
        Command command = new("http", "Drives HubGraph and a bare endpoint that answers the same bytes, in turn, with wrk.") { database, seconds, warmup, connections, activities, neverAnalysed, rows };
        command.SetAction((parsed, cancellationToken) =>
        {
            HttpOptions options = new(parsed.GetValue(seconds), parsed.GetValue(warmup), parsed.GetValue(connections), parsed.GetValue(activities), parsed.GetValue(neverAnalysed), parsed.GetValue(rows));
            return GuardAsync(async () =>
            {
                Wrk.Require();
                foreach (DatabaseProvider provider in Providers(parsed.GetValue(database)))
                    await HttpBenchmark.RunAsync(provider, options, cancellationToken);
            });
        });
        return command;
    }

    /// <summary>The option that names one database or both.</summary>
    public static Option<string> Database()
    {
        Option<string> database = new("--database") { Description = "Which databases.", DefaultValueFactory = _ => "both" };
        database.AcceptOnlyFromAmong("sqlite", "postgresql", "both");
        return database;
    }

    /// <summary>The databases that it names.</summary>
    public static DatabaseProvider[] Providers(string? database) => database switch
    {
        "sqlite" => [DatabaseProvider.Sqlite],
        "postgresql" => [DatabaseProvider.Postgresql],
        _ => [DatabaseProvider.Sqlite, DatabaseProvider.Postgresql],
    };

    /// <summary>An option that is 1 or more.</summary>
    public static Option<int> Number(string name, string description, int ordinary)
    {
        Option<int> option = new(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => ordinary };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError($"{name} is 1 or more.");
        });
        return option;
    }

    /// <summary>Runs a benchmark, and tells why it ended early if it did.</summary>
    public static async Task<int> GuardAsync(Func<Task> run)
    {
        try
        {
            await run();
            return 0;
        }
        catch (BenchmarkException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return Interrupted;
        }
    }
}
