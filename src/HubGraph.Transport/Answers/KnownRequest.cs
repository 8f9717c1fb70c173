namespace HubGraph.Transport;

/// <summary>What was found out about a request when it was first executed, and is so whenever the very same is asked again.</summary>
/// <param name="Query">Reads its data anew.</param>
/// <param name="Cost">What it costs, but for the rows that must be read, which become more.</param>
/// <param name="Label">What telemetry calls it.</param>
/// <param name="Extensions">The answer's <c>extensions</c> as JSON; empty when it has none.</param>
internal sealed record KnownRequest(RepeatableQuery Query, OperationCost Cost, OperationLabel Label, byte[] Extensions)
{
    // What an entry takes beside its key and what is measured.
    private const int Overhead = 500;

    /// <summary>How much memory it takes, roughly.</summary>
    public long Size => Overhead + Query.Size + Extensions.Length;
}
