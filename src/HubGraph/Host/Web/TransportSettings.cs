using HubGraph.Data;
using HubGraph.Docs;
using HubGraph.Host.Auth;
using HubGraph.Planning.Execution;
using HubGraph.Transport.Options;

namespace HubGraph.Host.Web;

/// <summary>How this program uses the transport, and what its settings say of its limits.</summary>
internal static class TransportSettings
{
    internal const string Limits = "Limits";
    internal const string RateLimits = "RateLimits";
    internal const string Work = "Work";

    // These have settings of their own, or are no settings.
    private static readonly string[] s_noLimits =
    [
        nameof(TransportOptions.AllowedOrigins), nameof(TransportOptions.Introspection), nameof(TransportOptions.Rates),
        nameof(TransportOptions.Documents), nameof(TransportOptions.Converters), nameof(TransportOptions.Turn),
        nameof(TransportOptions.Documentation), nameof(TransportOptions.Mistakes),
    ];

    /// <summary>Sets the options.</summary>
    /// <exception cref="StartupException">A setting is unknown or makes no sense.</exception>
    public static void Apply(TransportOptions transport, IConfiguration configuration)
    {
        transport.Converters.Add(new PlannedJsonConverter());
        transport.Turn = (http, execute, stop) =>
            http.RequestServices.GetRequiredService<ReadDatabase>().PrepareAsync(ReadCallers.Of(http, transport), execute, stop);
        string docs = configuration.Read<DocsOptions>(DocsOptions.Section).Address.TrimEnd('/');
        (transport.Documentation, transport.Reference) = ($"{docs}/errors", $"{docs}/reference");
        transport.Streams.Authenticate = SocketCallers.AuthenticateAsync;
        transport.Streams.ExpiresAt = http => SocketCallers.ExpiryOf(http.User);
        transport.Rates.CallerOf = http => Caller.Of(http.User) is { Subject: { } subject } caller ? $"{caller.Issuer} {subject}" : null;
        if (s_noLimits.FirstOrDefault(name => configuration.GetSection($"{Limits}:{name}").Exists()) is { } none)
            throw new StartupException($"There is no setting '{none}' in {Limits}.");
        configuration.Read(
            Limits, transport, (nameof(transport.Document), transport.Document), (nameof(transport.Streams), transport.Streams),
            (nameof(transport.Answers), transport.Answers));
        RateLimitOptions rates = transport.Rates;
        configuration.Read(
            RateLimits, rates, (nameof(rates.Anonymous), rates.Anonymous), (nameof(rates.Known), rates.Known),
            (nameof(rates.AnonymousWork), rates.AnonymousWork), (nameof(rates.KnownWork), rates.KnownWork));
    }
}
