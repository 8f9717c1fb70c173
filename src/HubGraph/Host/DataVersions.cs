using HubGraph.Concepts.Territories;
using HubGraph.Data.Changes;
using HubGraph.Data.Model;
using HubGraph.Planning.Execution;
using HubGraph.Transport.Options;
using HubGraph.Transport.Responses;

namespace HubGraph.Host;

/// <summary>
/// What anonymous answers are made from: this build, the documents that requests may name, the end of the change log, and today in
/// Paris, for some fields say what is true today.
/// </summary>
internal sealed class DataVersions(ChangeSignal signal, TimeProvider time, TransportOptions options) : IDataVersions
{
    // All of the program's own code that an answer passes through.
    private static readonly string s_build = string.Concat(
        new[] { typeof(Program), typeof(PlannedExecutionStrategy), typeof(TransportOptions) }
            .Select(type => type.Module.ModuleVersionId.ToString("N")));

    private readonly string _documents = options.Documents.Digest();
    private volatile Known? _known;

    /// <inheritdoc/>
    public async ValueTask<string> CurrentAsync(CancellationToken cancellation)
    {
        LogPosition position = await signal.CurrentAsync(cancellation);
        DateOnly today = PlaceTime.DayOf(time.GetUtcNow().UtcDateTime, PlaceTime.Paris);
        if (_known is { } known && known.Position == position && known.Today == today)
            return known.Version;
        Known current = new(
            position, today, FormattableString.Invariant($"{s_build} {_documents} {position.Mark} {position.Id} {today:yyyy-MM-dd}"));
        _known = current;
        return current.Version;
    }

    private sealed record Known(LogPosition Position, DateOnly Today, string Version);
}
