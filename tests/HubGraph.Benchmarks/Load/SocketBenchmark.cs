using System.Diagnostics;
using System.Globalization;
using HubGraph.Benchmarks.Http;
using HubGraph.Data;

namespace HubGraph.Benchmarks.Load;

/// <summary>Many idle subscribers: what each costs, and how soon the last of them knows of a write.</summary>
internal static class SocketBenchmark
{
    private const int Sockets = 1_000;
    private const int Writes = 7;

    public static async Task RunAsync(DatabaseOptions database, CancellationToken cancellationToken)
    {
        await using ServerProcess server = await ServerProcess.StartAsync(ServeCommand.HubGraphServer, database, cancellationToken);
        using HttpClient client = new();
        // Everything is compiled and the first pages of memory are taken before anything is measured.
        await WriteAsync(client, server.Address, cancellationToken);
        using (Subscriber first = await Subscriber.OpenAsync(server.Address, cancellationToken))
        {
            await WriteAsync(client, server.Address, cancellationToken);
            await first.ReceiveAsync(cancellationToken);
        }

        double before = server.Memory().Now;
        List<Subscriber> subscribers = [];
        try
        {
            for (int i = 0; i < Sockets; i++)
                subscribers.Add(await Subscriber.OpenAsync(server.Address, cancellationToken));
            double kilobytes = (server.Memory().Now - before) * 1024 / Sockets;
            List<double> last = [];
            for (int i = 0; i < Writes; i++)
            {
                Task[] told = [.. subscribers.Select(subscriber => subscriber.ReceiveAsync(cancellationToken))];
                Stopwatch watch = Stopwatch.StartNew();
                await WriteAsync(client, server.Address, cancellationToken);
                await Task.WhenAll(told);
                last.Add(watch.Elapsed.TotalMilliseconds);
            }

            last.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Sockets} idle WebSocket subscribers: {kilobytes:0} kB of the server's memory each; from sending a write to the last of them {last[Writes / 2]:0} ms (median of {Writes}, at the most {last[^1]:0} ms), subscribers and server on one machine."));
        }
        finally
        {
            subscribers.ForEach(subscriber => subscriber.Dispose());
        }
    }

    private static async Task WriteAsync(HttpClient client, Uri server, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = WriteClient.LogActivity(server);
        using HttpResponseMessage response = await client.SendAsync(request, cancellationToken);
        string answer = await response.Content.ReadAsStringAsync(cancellationToken);
        if (!answer.Contains("\"errors\":null", StringComparison.Ordinal))
            throw new BenchmarkException($"The write was refused: {answer}");
    }
}
