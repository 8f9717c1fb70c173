using System.Diagnostics;
using System.Globalization;
using HubGraph.Data;

namespace HubGraph.Commands;

/// <summary>The default: makes the database ready and serves.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        Stopwatch watch = Stopwatch.StartNew();
        // A request that asks for no language is answered alike on every machine.
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("en");
        try
        {
            await using WebApplication app = Program.Compose(args);
            ILogger log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("HubGraph");
            await DatabaseStartup.PrepareAsync(app.Services.GetRequiredService<DatabaseOptions>(), log, cancellationToken);
            await app.StartAsync(cancellationToken);
            foreach (string url in app.Urls)
                log.LogInformation("Serving {Address}/graphql after {Seconds:0.0} s", url, watch.Elapsed.TotalSeconds);
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (StartupException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
        catch (IOException exception) when (exception.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{exception.Message.TrimEnd('.')}. Choose another with --urls http://localhost:PORT.");
            return 1;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
    }
}
