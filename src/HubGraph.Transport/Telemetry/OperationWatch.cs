using System.Diagnostics;
using GraphQL;
using GraphQLParser.AST;
using HubGraph.Transport.Options;
using Microsoft.Extensions.Logging;

namespace HubGraph.Transport.Telemetry;

/// <summary>What telemetry calls an operation: its type, and its client's name for it.</summary>
internal readonly record struct OperationLabel(string Type, string? Name)
{
    // Longer names are noise.
    private const int LongestName = 100;

    public static OperationLabel Of(GraphQLOperationDefinition? operation) => operation is null ? new("none", null) : new(
        operation.Operation switch { OperationType.Query => "query", OperationType.Mutation => "mutation", _ => "subscription" },
        operation.Name?.StringValue is { Length: > LongestName } name ? name[..LongestName] : operation.Name?.StringValue);

    public override string ToString() => Name is null ? Type : $"{Type} {Name}";
}

/// <summary>Watches operations: for telemetry, and for the log of slow ones.</summary>
internal sealed partial class OperationWatch(TransportOptions options, ILogger<OperationWatch> logger)
{
    /// <summary>An operation begins; its span ends with what is returned.</summary>
    public static Operation Begin() => new(TransportTelemetry.Start(), Stopwatch.GetTimestamp());

    /// <summary>It was executed.</summary>
    public void End(in Operation operation, in OperationLabel label, ExecutionErrors? errors, string? requestId)
    {
        TimeSpan duration = Stopwatch.GetElapsedTime(operation.StartedAt);
        TransportTelemetry.Tell(operation.Span, label, errors, duration);
        if (duration >= options.SlowOperation)
            LogSlow(label.ToString(), duration.TotalSeconds, requestId);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slow: {Operation} took {Seconds:0.000} s (request {RequestId}).")]
    private partial void LogSlow(string operation, double seconds, string? requestId);

    /// <summary>One that is being watched.</summary>
    public readonly record struct Operation(Activity? Span, long StartedAt) : IDisposable
    {
        public void Dispose() => Span?.Dispose();
    }
}
