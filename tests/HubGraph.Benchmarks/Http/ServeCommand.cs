using System.CommandLine;
using HubGraph.Benchmarks.Baseline;
using HubGraph.Data;
using Microsoft.Extensions.Hosting;

namespace HubGraph.Benchmarks.Http;

/// <summary>What a benchmark's child processes do: serve, until their input ends. The database is named as HubGraph's own configuration names it.</summary>
internal static class ServeCommand
{
    /// <summary>Comes before the address on standard output.</summary>
    public const string Listening = "listening on ";

    /// <summary>The name of HubGraph's server.</summary>
    public const string HubGraphServer = "hubgraph";

    /// <summary>The name of HubGraph's server when it reads each answer from the data, though it gave it before.</summary>
    public const string ForgetfulServer = "forgetful";

    /// <summary>The name of HubGraph's server with the limits that strangers meet, but for the units of their requests.</summary>
    public const string PublicServer = "public";

    /// <summary>The name of the bare endpoint.</summary>
    public const string BareServerName = "bare";

    // Any free port; requests are not logged, and come from one address as fast as they can.
    private static readonly string[] s_settings = ["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning", "--RateLimits:Enabled", "false"];

    public static Command Create()
    {
        Argument<string> server = new("server");
        server.AcceptOnlyFromAmong(HubGraphServer, ForgetfulServer, PublicServer, BareServerName);
        Command command = new("serve") { server };
        command.Hidden = true;
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(server)!, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string server, CancellationToken cancellationToken)
    {
        DatabaseOptions database = new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection(DatabaseOptions.Section).Get<DatabaseOptions>()!;
        await using WebApplication app = server switch
        {
            HubGraphServer => HubGraph.Program.Compose([.. s_settings, .. BenchmarkTokens.Settings], database),
            ForgetfulServer => HubGraph.Program.Compose([.. s_settings, "--Limits:Answers:RememberedBytes", "0"], database),
            PublicServer => HubGraph.Program.Compose(
                [.. s_settings, "--RateLimits:Enabled", "true", "--RateLimits:Anonymous:Burst", "100000000", "--RateLimits:Anonymous:PerSecond", "1", .. BenchmarkTokens.Settings], database),
            _ => BaselineServer.Compose(s_settings, database),
        };
        await app.StartAsync(cancellationToken);
        Console.WriteLine($"{Listening}{app.Urls.First()}");
        // Nothing is left behind, however the parent ends.
        _ = Task.Run(() =>
        {
            while (Console.In.Read() >= 0)
            {
            }
            app.Lifetime.StopApplication();
        }, CancellationToken.None);
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }
}
