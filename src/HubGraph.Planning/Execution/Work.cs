namespace HubGraph.Planning.Execution;

/// <summary>One execution's work on a database, from its begin to its disposal, when its caller is told what it took.</summary>
internal sealed class Work(ReadCaller caller, SharedTime? shared) : IDisposable
{
    private readonly TimeSpan _begin = shared?.Enter() ?? ThreadTime.Now();

    public void Dispose() => caller.Charge?.Invoke((shared?.Leave() ?? ThreadTime.Now()) - _begin);
}
