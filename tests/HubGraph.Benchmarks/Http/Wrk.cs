using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace HubGraph.Benchmarks.Http;

/// <summary>What one drive of a server showed.</summary>
/// <param name="ProcessorMicroseconds">The server's processor time for one request.</param>
internal readonly record struct Drive(double RequestsPerSecond, double P50Milliseconds, double P99Milliseconds, double ProcessorMicroseconds);

/// <summary>Drives a server with wrk.</summary>
internal static class Wrk
{
    private const string Result = "RESULT";

    // Requests are made once; an answer other than 200 is an error that ends the benchmark.
    private const string Script = """
        requests = {}
        function init(args)
          for i, body in ipairs(bodies) do
            requests[i] = wrk.format(method, path, headers, body)
          end
          turn = 0
        end
        function request()
          turn = turn % #requests + 1
          return requests[turn]
        end
        function done(summary, latency, requests)
          local e = summary.errors
          io.write(string.format("RESULT %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))
        end
        """;

    /// <summary>Fails where wrk is not installed.</summary>
    public static void Require()
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("wrk", ["-v"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.WaitForExit();
        }
        catch (Win32Exception)
        {
            throw new BenchmarkException("This benchmark is driven by wrk, which is not installed: apt-get install wrk.");
        }
    }

    /// <summary>Sends bodies to a path for some seconds.</summary>
    public static Task<Drive> DriveAsync(ServerProcess server, string path, IReadOnlyList<string> bodies, int connections, int seconds, CancellationToken cancellationToken) =>
        RunAsync(server, $$"""
            method = "POST"
            path = [==[{{path}}]==]
            headers = { ["Content-Type"] = "application/json", ["Accept"] = "application/json" }
            bodies = { {{string.Join(',', bodies.Select(body => $"[==[{body}]==]"))}} }
            """, connections, seconds, cancellationToken);

    /// <summary>Gets a path for some seconds, telling what answer is known already.</summary>
    public static Task<Drive> GetAsync(ServerProcess server, string path, string ifNoneMatch, int connections, int seconds, CancellationToken cancellationToken) =>
        RunAsync(server, $$"""
            method = "GET"
            path = [==[{{path}}]==]
            headers = { ["Accept"] = "application/json", ["If-None-Match"] = [==[{{ifNoneMatch}}]==] }
            bodies = { "" }
            """, connections, seconds, cancellationToken);

    private static async Task<Drive> RunAsync(ServerProcess server, string requests, int connections, int seconds, CancellationToken cancellationToken)
    {
        string script = Path.Combine(Path.GetTempPath(), $"hubgraph-wrk-{Guid.NewGuid():N}.lua");
        await File.WriteAllTextAsync(script, $"{requests}{Environment.NewLine}{Script}", cancellationToken);
        try
        {
            TimeSpan before = server.ProcessorTime();
            string output = await RunAsync(["-t", "1", "-c", Text(connections), "-d", $"{seconds}s", "--timeout", "30s", "-s", script, server.Address.ToString()], cancellationToken);
            TimeSpan used = server.ProcessorTime() - before;
            string line = output.Split('\n').FirstOrDefault(line => line.StartsWith(Result, StringComparison.Ordinal)) ?? throw new BenchmarkException($"wrk failed: {output}");
            double[] figures = [.. line[Result.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(figure => double.Parse(figure, CultureInfo.InvariantCulture))];
            if (figures[4] > 0)
                throw new BenchmarkException($"{figures[4]} requests failed: {requests}");
            return new Drive(figures[0] / figures[1] * 1e6, figures[2] / 1000, figures[3] / 1000, used.TotalMicroseconds / figures[0]);
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static async Task<string> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        using Process process = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
            string output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return output + await errors;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
