using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using HubGraph.Benchmarks.Http;
using HubGraph.Data;

namespace HubGraph.Benchmarks.Load;

/// <summary>
/// Honest clients on two addresses, at half of what the server answers them, without and with a hostile one on a third, which
/// asks for something dear again and again: what becomes of their answers, and of health's.
/// </summary>
internal sealed class HostileRun(ServerProcess server, HonestClients honest, TimeSpan time)
{
    private const double Share = 0.5;
    private static readonly TimeSpan s_between = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_warmup = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(DatabaseOptions database, TimeSpan time, CancellationToken cancellationToken)
    {
        await using ServerProcess server = await ServerProcess.StartAsync(ServeCommand.PublicServer, database, cancellationToken);
        using HonestClients honest = new(server.Address, await Answers.SlugsAsync(server.Address, cancellationToken));
        await new HostileRun(server, honest, time).RunAsync(cancellationToken);
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        // Everything is compiled before anything is compared.
        await ReportWorkAsync(cancellationToken);
        Console.WriteLine();
        await honest.CapacityAsync(time, cancellationToken);
        await WarmAsync(cancellationToken);
        double rate = Share * await honest.CapacityAsync(time, cancellationToken);
        (Honesty without, double health) = await MeasureAsync(rate, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rate:0} honest requests a second, half of what two addresses get at the most."));
        Console.WriteLine();
        Console.WriteLine("| hostile | p50 ms | p99 ms | p99 ÷ without | honest errors | health at the most ms | what the hostile one got |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|---|");
        Report("nobody", without, without, health, "");
        // Each with a whole budget.
        byte address = 20;
        foreach (Attack attack in Attack.All)
        {
            using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            Task<IReadOnlyDictionary<string, int>> attacking = attack.RunAsync(server.Address, address++, over.Token);
            (Honesty with, health) = await MeasureAsync(rate, cancellationToken);
            await over.CancelAsync();
            string got = string.Join(", ", (await attacking).OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Value} {pair.Key}"));
            Report(attack.Name, with, without, health, got);
            await Task.Delay(s_rest, cancellationToken);
        }
    }

    private async Task WarmAsync(CancellationToken cancellationToken)
    {
        byte address = 30;
        foreach (Attack attack in Attack.All)
        {
            using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            over.CancelAfter(s_warmup);
            await attack.RunAsync(server.Address, address++, over.Token);
        }
        await Task.Delay(s_rest, cancellationToken);
    }

    private async Task<(Honesty Met, double Health)> MeasureAsync(double rate, CancellationToken cancellationToken)
    {
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<double> watching = WatchHealthAsync(over.Token);
        Honesty met = await honest.AskAsync(rate, time, cancellationToken);
        await over.CancelAsync();
        return (met, await watching);
    }

    private async Task<double> WatchHealthAsync(CancellationToken over)
    {
        using HttpClient client = AddressedClient.From(1, server.Address);
        double most = 0;
        while (!over.IsCancellationRequested)
        {
            long start = Stopwatch.GetTimestamp();
            using HttpResponseMessage response = await client.GetAsync("/health/live", CancellationToken.None);
            most = Math.Max(most, response.IsSuccessStatusCode ? Stopwatch.GetElapsedTime(start).TotalMilliseconds : double.PositiveInfinity);
            await Task.Delay(s_between, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return most;
    }

    // What each of the dear requests takes of a processor, for each unit that it spends.
    private async Task ReportWorkAsync(CancellationToken cancellationToken)
    {
        Console.WriteLine("| asked once | CPU s | units | CPU s for a unit | came of it |");
        Console.WriteLine("|---|--:|--:|--:|---|");
        int number = 1_000_000;
        // Each from an address of its own: the budget of one does not last for all.
        byte address = 10;
        foreach (Attack attack in Attack.All.SkipLast(1))
        {
            using HttpClient client = AddressedClient.From(address++, server.Address);
            using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            over.CancelAfter(TimeSpan.FromSeconds(30));
            long before = await LeftAsync(client, cancellationToken);
            TimeSpan start = server.ProcessorTime();
            string outcome = "still sending after 30 s";
            try
            {
                outcome = await attack.AskAsync(client, number++, over.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // A stream has no end.
            }
            double work = (server.ProcessorTime() - start).TotalSeconds;
            // The look itself spent one.
            long units = Math.Max(1, before - await LeftAsync(client, cancellationToken) - 1);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {attack.Name} | {work:0.00} | {units} | {work / units:0.000} | {outcome} |"));
        }
    }

    private static async Task<long> LeftAsync(HttpClient client, CancellationToken cancellationToken)
    {
        using StringContent content = new(JsonSerializer.Serialize(new { query = "{ __typename }" }), System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.PostAsync("/graphql", content, cancellationToken);
        string state = response.Headers.GetValues("RateLimit").First();
        return long.Parse(state.Split(';').First(part => part.StartsWith("r=", StringComparison.Ordinal))[2..], CultureInfo.InvariantCulture);
    }

    private static void Report(string name, Honesty met, Honesty without, double health, string got)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {met.At(0.5):0.0} | {met.At(0.99):0.0} | {met.At(0.99) / without.At(0.99):0.0} | {met.Errors.Count} | {health:0} | {got} |"));
        foreach (string error in met.Errors.Distinct().Take(3))
            Console.WriteLine($"<!-- {error} -->");
    }
}
