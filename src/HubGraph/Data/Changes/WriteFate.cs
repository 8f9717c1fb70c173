namespace HubGraph.Data.Changes;

/// <summary>
/// What becomes of a write whose client does not wait any longer: until its commit begins it can be given up for certain; from
/// then on only the database knows.
/// </summary>
public sealed class WriteFate
{
    private const int Open = 0;
    private const int Committing = 1;
    private const int GivenUp = 2;

    private int _state;

    /// <summary>Begins to commit; false when the write was given up.</summary>
    public bool TryCommit() => Interlocked.CompareExchange(ref _state, Committing, Open) == Open;

    /// <summary>Gives it up; false when its commit has begun.</summary>
    public bool TryGiveUp() => Interlocked.CompareExchange(ref _state, GivenUp, Open) != Committing;

    /// <summary>The commit did not happen: it is all open again.</summary>
    public void Reopen() => Interlocked.CompareExchange(ref _state, Open, Committing);
}

/// <summary>The database went silent while it committed a write.</summary>
public sealed class OutcomeUnknownException(Exception? inner = null) : Exception("Whether it was written is not known.", inner);
