using System.CommandLine;
using System.Globalization;
using HubGraph.Benchmarks.Data;
using HubGraph.Benchmarks.Http;
using HubGraph.Data;

namespace HubGraph.Benchmarks.Dashboards;

/// <summary><c>dashboards</c>: one client that asks for a statistic beside the same SQL by hand, searches, and takes whole exports.</summary>
internal static class DashboardCommand
{
    public static Command Create()
    {
        Option<int> activities = HttpCommand.Number("--activities", "The size of the demonstration database.", 200_000);
        Option<int> times = HttpCommand.Number("--times", "How often each question is asked.", 40);
        Option<string> database = HttpCommand.Database();
        Command command = new("dashboards", "A statistic, searches and exports, one request at a time.") { activities, times, database };
        command.SetAction((parsed, cancellationToken) => HttpCommand.GuardAsync(async () =>
        {
            foreach (DatabaseProvider provider in HttpCommand.Providers(parsed.GetValue(database)))
                await Demonstration.UseAsync(provider, parsed.GetValue(activities), filled => RunAsync(filled, parsed.GetValue(activities), parsed.GetValue(times), cancellationToken), cancellationToken);
        }));
        return command;
    }

    private static async Task RunAsync(DatabaseOptions database, int activities, int times, CancellationToken cancellationToken)
    {
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{database.Provider}, {activities} activities, one client"));
        Console.WriteLine();
        // Answers are made anew each time.
        await using (ServerProcess server = await ServerProcess.StartAsync(ServeCommand.ForgetfulServer, database, cancellationToken))
        {
            using StatisticBenchmark statistic = new(database);
            await statistic.RunAsync(server.Address, times, cancellationToken);
            await SearchBenchmark.RunAsync(server.Address, times, cancellationToken);
        }
        await using (ServerProcess server = await ServerProcess.StartAsync(ServeCommand.ForgetfulServer, database, cancellationToken))
            await ExportBenchmark.RunAsync(server, cancellationToken);
    }
}
