namespace HubGraph.Planning.Execution;

/// <summary>One execution's work on a database, from its begin to its disposal, when its caller is told what it took.</summary>
internal sealed class Work(ReadCaller caller, SharedTime? shared) : IDisposable
{
    private TimeSpan _begin = shared?.Enter() ?? ThreadTime.Now();
    private TimeSpan _took;

    /// <summary>Waits for something that is not the database's; it may go on on another thread.</summary>
    public async ValueTask PauseAsync(ValueTask waiting)
    {
        _took += (shared?.Leave() ?? ThreadTime.Now()) - _begin;
        try
        {
            await waiting;
        }
        finally
        {
            _begin = shared?.Enter() ?? ThreadTime.Now();
        }
    }

    public void Dispose() => caller.Charge?.Invoke(_took + (shared?.Leave() ?? ThreadTime.Now()) - _begin);
}
