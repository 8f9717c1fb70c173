using System.Diagnostics;
using System.Net.Http.Json;
using HubGraph.Tests.Commands;

namespace HubGraph.Tests.Host;

/// <summary>What the program writes for those who run it.</summary>
public sealed class LoggingTests
{
    [Fact, Trait("Category", "Long")]
    public async Task Requests_do_not_wait_for_whoever_should_read_the_log()
    {
        string folder = Directory.CreateTempSubdirectory("hubgraph-log").FullName;
        ProcessStartInfo start = new("dotnet", [ServerProcess.Program, "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Trace", "--Logging:LogLevel:Microsoft", "Trace"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        try
        {
            // After this line nobody reads.
            const string Sign = "Serving ";
            string? line;
            do
                line = await process.StandardOutput.ReadLineAsync();
            while (line?.Contains(Sign, StringComparison.Ordinal) == false);
            using HttpClient client = new() { BaseAddress = new Uri(line![(line!.IndexOf(Sign, StringComparison.Ordinal) + Sign.Length)..].Split(' ')[0]) };

            for (int i = 0; i < 1_000; i++)
            {
                using HttpResponseMessage response = await client.PostAsJsonAsync("/graphql", new { query = "{ hubs { totalCount } }" });
                Assert.True(response.IsSuccessStatusCode);
            }
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}
