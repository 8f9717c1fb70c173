using System.Diagnostics;
using System.Globalization;
using HubGraph.Data;
using HubGraph.Data.Startup;
using HubGraph.Host;
using HubGraph.Host.Health;

namespace HubGraph.Commands;

/// <summary>The default: makes the database ready and serves.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        Stopwatch watch = Stopwatch.StartNew();
        // A request that asks for no language is answered alike on every machine.
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("en");
        return await OneLine.RunAsync(
            async () =>
            {
                await using WebApplication app = Program.Compose(args);
                ILogger log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("HubGraph");
                DatabaseOptions database = app.Services.GetRequiredService<DatabaseOptions>();
                // A misspelt variable of the environment is no setting: this shows it.
                log.LogInformation("The database is {Database}", StartupFailures.NameOf(database));
                foreach ((string variable, string section) in SettingNames.Suspects((IConfigurationRoot)app.Configuration))
                    log.LogWarning("The environment variable {Variable} is no setting: is {Section} meant?", variable, section);
                ServingGate gate = app.Services.GetRequiredService<ServingGate>();
                gate.Close();
                await app.StartAsync(cancellationToken);
                await DatabaseStartup.PrepareAsync(database, log, cancellationToken);
                gate.Open();
                foreach (string url in app.Urls)
                    log.LogInformation("Serving {Address}/graphql after {Seconds:0.0} s", url, watch.Elapsed.TotalSeconds);
                await app.WaitForShutdownAsync(cancellationToken);
                return 0;
            },
            cancellationToken);
    }
}
