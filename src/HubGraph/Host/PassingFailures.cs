using HubGraph.Data;
using HubGraph.Data.Changes;
using HubGraph.Graph;
using HubGraph.Transport.Options;

namespace HubGraph.Host;

/// <summary>What clients are told of a database that does not do what it should.</summary>
internal static class PassingFailures
{
    /// <summary>The server is starting.</summary>
    public static readonly PassingFailure Starting = new(
        GraphErrorCodes.Starting, "The server makes its database ready.", TimeSpan.FromSeconds(5));

    private static readonly PassingFailure s_busy = new(
        GraphErrorCodes.DatabaseBusy, "Others have been writing for too long; nothing was written.", TimeSpan.FromSeconds(2));
    private static readonly PassingFailure s_unavailable = new(
        GraphErrorCodes.DatabaseUnavailable, "The database is not available now; nothing was done.", TimeSpan.FromSeconds(5));

    private static readonly PassingFailure s_unknown = new(
        GraphErrorCodes.OutcomeUnknown,
        "Whether it was written is not known: the database went silent in that moment. Send it again with the same clientReference or "
            + "version, or read it.",
        TimeSpan.FromSeconds(5));

    /// <summary>What a failure tells clients; null where the server itself failed.</summary>
    public static PassingFailure? Of(Exception failure) => failure switch
    {
        DatabaseBusyException => s_busy,
        OutcomeUnknownException => s_unknown,
        _ => DatabaseFailures.Of(failure) is null ? null : s_unavailable,
    };
}
