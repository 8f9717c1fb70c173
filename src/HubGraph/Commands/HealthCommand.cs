using System.CommandLine;

namespace HubGraph.Commands;

/// <summary><c>health</c>: asks a running server whether it is ready, for a container image that has no other client.</summary>
internal static class HealthCommand
{
    public static Command Create()
    {
        Option<string> url =
            new("--url") { Description = "The server's address.", DefaultValueFactory = _ => "http://localhost:5000", HelpName = "URL" };
        Command command = new("health", "Asks a running server whether it is ready; exit code 0 if it is.") { url };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                using HttpClient client = new();
                using HttpResponseMessage response = await client.GetAsync(
                    $"{parsed.GetValue(url)!.TrimEnd('/')}/health/ready", cancellationToken);
                Console.WriteLine(await response.Content.ReadAsStringAsync(cancellationToken));
                return response.IsSuccessStatusCode ? 0 : 1;
            }
            catch (Exception exception) when (exception is HttpRequestException or InvalidOperationException or UriFormatException)
            {
                await Console.Error.WriteLineAsync($"Nothing answers at {parsed.GetValue(url)}.");
                return 1;
            }
        });
        return command;
    }
}
