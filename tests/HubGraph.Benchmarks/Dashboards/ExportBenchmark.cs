using System.Globalization;
using HubGraph.Benchmarks.Http;

namespace HubGraph.Benchmarks.Dashboards;

/// <summary>All activities as CSV and as JSON, uncompressed, from a server that has just started.</summary>
internal static class ExportBenchmark
{
    public static async Task RunAsync(ServerProcess server, CancellationToken cancellationToken)
    {
        using HttpClient client = new() { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(10) };
        double before = server.Memory().Now;
        foreach (string format in new[] { "csv", "json", "csv", "json" })
        {
            long bytes = 0;
            double milliseconds = await Timing.MillisecondsAsync(async () => bytes = await TakeAsync(client, format, cancellationToken));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"export of all activities as {format}: {milliseconds / 1000:0.00} s, {bytes / 1024 / 1024} MB; the server's memory at the most {server.Memory().Most - before:0} MB more than before the first"));
        }
    }

    private static async Task<long> TakeAsync(HttpClient client, string format, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await client.GetAsync($"/exports/activities.{format}", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        await using Stream body = await response.Content.ReadAsStreamAsync(cancellationToken);
        byte[] buffer = new byte[128 * 1024];
        long bytes = 0;
        for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0;)
            bytes += read;
        return bytes;
    }
}
