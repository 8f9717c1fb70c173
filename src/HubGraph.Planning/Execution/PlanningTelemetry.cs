using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace HubGraph.Planning.Execution;

/// <summary>
/// What reading tells to whoever listens, in OpenTelemetry's conventions: a span and a duration for each wave of statements
/// that run together. Statements hold no values of clients; those are parameters, and are not told.
/// </summary>
public static class PlanningTelemetry
{
    /// <summary>The name of its source of spans and of its meter.</summary>
    public const string Name = "HubGraph.Planning";

    private static readonly ActivitySource s_source = new(Name);
    private static readonly Meter s_meter = new(Name);
    private static readonly Histogram<double> s_duration = s_meter.CreateHistogram<double>(
        "hubgraph.read.duration", "s", "How long the statements that run together took.");
    private static readonly Histogram<long> s_rows = s_meter.CreateHistogram<long>(
        "hubgraph.read.rows", "{row}", "How many records they read.");
    private static readonly Counter<long> s_statements = s_meter.CreateCounter<long>(
        "hubgraph.read.statements", "{statement}", "How many statements ran.");

    private static readonly UpDownCounter<long> s_waiting = s_meter.CreateUpDownCounter<long>(
        "hubgraph.work.waiting", "{execution}", "How many executions wait for a place, by lane: preparing, short or long.");
    private static readonly Histogram<double> s_wait = s_meter.CreateHistogram<double>(
        "hubgraph.work.wait", "s", "How long those that had to wait for a place waited, by lane.");
    private static readonly Counter<long> s_busy = s_meter.CreateCounter<long>(
        "hubgraph.work.refused", "{execution}", "How many found no place, by lane.");

    /// <summary>Somebody begins to wait for a place of a lane, until the disposal.</summary>
    internal static Wait StartWait(string lane)
    {
        s_waiting.Add(1, In(lane));
        return new Wait(lane, Stopwatch.GetTimestamp());
    }

    /// <summary>Somebody found no place.</summary>
    internal static void CountBusy(string lane) => s_busy.Add(1, In(lane));

    private static KeyValuePair<string, object?> In(string lane) => new("lane", lane);

    /// <summary>Begins to watch a wave; free of cost when nobody listens.</summary>
    internal static Wave Start() =>
        s_source.HasListeners() || s_duration.Enabled
            ? new Wave(s_source.StartActivity("read", ActivityKind.Client), Stopwatch.GetTimestamp())
            : default;

    /// <summary>One wait.</summary>
    internal readonly struct Wait(string lane, long startedAt) : IDisposable
    {
        public void Dispose()
        {
            s_waiting.Add(-1, In(lane));
            s_wait.Record(Stopwatch.GetElapsedTime(startedAt).TotalSeconds, In(lane));
        }
    }

    /// <summary>One wave that is watched, or is not.</summary>
    internal readonly struct Wave(Activity? span, long startedAt) : IDisposable
    {
        /// <summary>Tells what it did.</summary>
        public void End(IReadOnlyList<Query> queries, IEnumerable<Rows.LevelRows> levels)
        {
            if (startedAt == 0)
                return;
            int rows = levels.Sum(level => level.Count);
            s_duration.Record(Stopwatch.GetElapsedTime(startedAt).TotalSeconds);
            s_rows.Record(rows);
            s_statements.Add(queries.Count);
            if (span is not { IsAllDataRequested: true })
                return;
            span.SetTag("db.query.text", string.Join(";\n", queries.Select(query => query.Statement.Sql)));
            span.SetTag("db.response.returned_rows", rows);
            span.SetTag("hubgraph.bytes", levels.Sum(level => level.Json.Length));
        }

        public void Dispose() => span?.Dispose();
    }
}
