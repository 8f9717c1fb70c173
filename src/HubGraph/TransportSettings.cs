using System.Globalization;
using System.Reflection;
using HubGraph.Auth;
using HubGraph.Data;
using HubGraph.Planning.Execution;
using HubGraph.Transport;

namespace HubGraph;

/// <summary>How this program uses the transport, and what its settings say of its limits.</summary>
internal static class TransportSettings
{
    private const string Limits = "Limits";
    private const string RateLimits = "RateLimits";

    // 0 turns a cache off, or asks always; no other limit may be 0.
    private static readonly string[] s_mayBeZero =
    [
        nameof(TransportOptions.CachedDocuments), nameof(TransportOptions.CachedCharacters),
        nameof(AnswerOptions.RememberedBytes), nameof(AnswerOptions.KnownRequestBytes), nameof(AnswerOptions.CompressedFromBytes), nameof(AnswerOptions.MaxAge),
    ];

    /// <summary>Sets the options.</summary>
    /// <exception cref="StartupException">A setting is unknown or makes no sense.</exception>
    public static void Apply(TransportOptions transport, IConfiguration configuration)
    {
        transport.Converters.Add(new PlannedJsonConverter());
        transport.Answers.Repeatable = context => PlannedExecutionStrategy.Repeated(context) is { } query ? RepeatableOf(transport, query, context.HttpContext.RequestServices.GetRequiredService<TableSizeReader>()) : null;
        transport.Streams.Authenticate = SocketCallers.AuthenticateAsync;
        transport.Streams.ExpiresAt = http => SocketCallers.ExpiryOf(http.User);
        transport.Rates.CallerOf = http => Caller.Of(http.User) is { Subject: { } subject } caller ? $"{caller.Issuer} {subject}" : null;
        Bind(transport, configuration.GetSection(Limits));
        Bind(transport.Rates, configuration.GetSection(RateLimits));
        Check(transport, Limits);
        Check(transport.Rates, RateLimits);
    }

    private static RepeatableQuery RepeatableOf(TransportOptions transport, RepeatedQuery query, TableSizeReader sizes) =>
        new(() => query.Rows(sizes.Known()), (json, http, stop) => query.WriteAsync(json, ReadCallers.Of(http, transport), stop), query.Size);

    private static void Bind(object options, IConfigurationSection section)
    {
        try
        {
            section.Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException exception)
        {
            throw new StartupException($"The settings of {section.Path} cannot be read: {exception.Message}", exception);
        }
    }

    private static void Check(object options, string path)
    {
        foreach (PropertyInfo property in options.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0))
        {
            string name = $"{path}:{property.Name}";
            object? value = property.GetValue(options);
            int least = s_mayBeZero.Contains(property.Name) ? 0 : 1;
            if (value is int or long && Convert.ToInt64(value, CultureInfo.InvariantCulture) < least)
                throw new StartupException($"{name} is {value}: it must be a number from {least} on.");
            if (value is TimeSpan time && time.Ticks < least)
                throw new StartupException($"{name} is {time}: it must be a time, such as 00:00:10.");
            if (value is DocumentLimits or StreamOptions or AnswerOptions or RateLimit)
                Check(value, name);
        }
    }
}
