namespace HubGraph.Planning.Execution;

/// <summary>
/// For whom a database works: whose share of its places the work takes, and who is told what it took. Planning knows no more
/// of callers; whoever composes the program makes one for each request.
/// </summary>
/// <param name="Caller">Equal for all that one caller asks, wherever it comes from.</param>
/// <param name="Address">Equal for all that comes from one address; the caller itself where nothing else tells it apart.</param>
public sealed record ReadCaller(object Caller, object Address)
{
    /// <summary>The program itself, which needs no place.</summary>
    public static ReadCaller Server { get; } = new("", "");

    /// <summary>
    /// Makes what is thrown when there is no place for the caller's work: too many wait, or its time was over while it waited.
    /// </summary>
    public Func<Exception> Busy { get; init; } = static () => new OperationCanceledException();

    /// <summary>
    /// Makes what is thrown where long work has waited for its place and its caller has used up meanwhile what it may have; null
    /// where it may begin.
    /// </summary>
    public Func<Exception?> Overdrawn { get; init; } = static () => null;

    /// <summary>
    /// Told what each execution really took, once, when it ended, also by a failure or a cancellation: on SQLite the CPU time of
    /// its thread, on PostgreSQL the time of its statements, each moment divided by the executions that ran in it; and before it
    /// the CPU time that it took to prepare it in turn. It is called by whoever executes, so it must neither wait nor throw.
    /// </summary>
    public Action<TimeSpan>? Charge { get; init; }

    /// <summary>
    /// Whether the caller has been charged so much lately that, on threads of its own, it computes when nobody else would.
    /// </summary>
    public Func<bool> GivesWay { get; init; } = static () => false;
}

/// <summary>Tells for whom an operation is executed, by its user context.</summary>
public delegate ReadCaller ReadCallerOf(IDictionary<string, object?> userContext);
