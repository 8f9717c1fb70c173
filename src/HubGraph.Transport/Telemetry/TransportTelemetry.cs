using System.Diagnostics;
using System.Diagnostics.Metrics;
using GraphQL;
using HubGraph.Transport.Cost;
using HubGraph.Transport.Errors;

namespace HubGraph.Transport.Telemetry;

/// <summary>
/// What executions tell to whoever listens, in OpenTelemetry's conventions: a span and a duration for each operation, costs, errors
/// by their codes, how often a document was known. Neither documents nor variables are told: they hold clients' values.
/// </summary>
public static class TransportTelemetry
{
    /// <summary>The name of its source of spans and of its meter.</summary>
    public const string Name = "HubGraph.Transport";

    private static readonly ActivitySource s_source = new(Name);
    private static readonly Meter s_meter = new(Name);
    private static readonly Histogram<double> s_duration = s_meter.CreateHistogram<double>(
        "graphql.server.operation.duration", "s", "How long operations took.");
    private static readonly Counter<long> s_errors = s_meter.CreateCounter<long>(
        "graphql.server.errors", "{error}", "How many errors were answered, by code.");
    private static readonly UpDownCounter<long> s_streams = s_meter.CreateUpDownCounter<long>(
        "graphql.server.streams", "{stream}", "How many sockets and streams of events are open.");
    private static readonly Counter<long> s_documents = s_meter.CreateCounter<long>(
        "graphql.server.documents", "{document}", "How many documents were asked for, by whether they were known.");
    private static readonly Histogram<long> s_costs = s_meter.CreateHistogram<long>(
        "graphql.server.operation.cost", "{unit}", "What operations cost, by fields, by types and by the rows that must be read.");
    private static readonly Counter<long> s_refused = s_meter.CreateCounter<long>(
        "graphql.server.rate_limited", "{request}", "How many requests were refused for coming too fast, by the class of their callers.");
    private static readonly Counter<long> s_answers = s_meter.CreateCounter<long>(
        "graphql.server.answers",
        "{answer}",
        "How many requests were answered in one piece, by how: executed, repeated, remembered or not-modified.");

    internal static Activity? Start() => s_source.StartActivity("graphql");

    internal static void CountDocument(bool isKnown) => s_documents.Add(1, new KeyValuePair<string, object?>("known", isKnown));

    internal static void CountCost(OperationCost cost)
    {
        if (!s_costs.Enabled)
            return;
        s_costs.Record(cost.FieldCost, new KeyValuePair<string, object?>("kind", "field"));
        s_costs.Record(cost.TypeCost, new KeyValuePair<string, object?>("kind", "type"));
        s_costs.Record(cost.ScanCost, new KeyValuePair<string, object?>("kind", "scan"));
    }

    internal static void CountRefused(string caller) => s_refused.Add(1, new KeyValuePair<string, object?>("caller", caller));

    internal static void CountAnswer(string how) => s_answers.Add(1, new KeyValuePair<string, object?>("how", how));

    internal static void CountStream(string transport, int more) =>
        s_streams.Add(more, new KeyValuePair<string, object?>("transport", transport));

    internal static void Tell(Activity? span, in OperationLabel operation, ExecutionErrors? errors, TimeSpan duration)
    {
        bool failed = errors is { Count: > 0 };
        if (s_duration.Enabled)
            s_duration.Record(
                duration.TotalSeconds,
                new KeyValuePair<string, object?>("graphql.operation.type", operation.Type),
                new KeyValuePair<string, object?>("failed", failed));
        if (failed && s_errors.Enabled)
        {
            foreach (ExecutionError error in errors!)
                s_errors.Add(1, new KeyValuePair<string, object?>("code", ErrorPolicy.CodeOf(error)));
        }
        if (span is not { IsAllDataRequested: true })
            return;
        span.DisplayName = operation.ToString();
        span.SetTag("graphql.operation.type", operation.Type);
        span.SetTag("graphql.operation.name", operation.Name);
        if (failed)
        {
            span.SetStatus(ActivityStatusCode.Error);
            span.SetTag("error.type", ErrorPolicy.CodeOf(errors![0]));
        }
    }
}
