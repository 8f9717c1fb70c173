namespace HubGraph.Planning.Execution;

/// <summary>
/// Lets only so many executions work on a database at a time, apart from what answers from memory. Each begins in the short lane. One that
/// turns out to be long leaves it: where it holds the thread that asks, it is stopped, and done again on a thread of its own
/// when the long lane has a place; where a server does the work, it goes on in the long lane if that has a place.
/// </summary>
internal sealed class WorkGate
{
    // Who lets others wait for long work is not believed for as long that the next is short.
    private const int LeastPart = 10;

    private readonly Lane _preparing;
    private readonly Lane _short;
    private readonly Lane _long;
    private readonly TimeSpan _shortTime;
    private readonly SharedTime? _time;

    /// <param name="holdsThreads">Whether executions hold the threads that they run on.</param>
    public WorkGate(WorkLimits limits, bool holdsThreads)
    {
        // Twice as many as can compute, so that each half of them can; and a server's connections wait for each other's answers.
        int computing = 2 * Math.Max(2, Environment.ProcessorCount);
        _preparing = new Lane("preparing", computing, limits.Queue);
        _short = new Lane("short", limits.ShortPlaces ?? (holdsThreads ? computing : 4 * computing), limits.Queue);
        // Threads that hold what is long give way to others; a server's do not.
        _long = new Lane("long", limits.LongPlaces ?? (holdsThreads ? computing : computing / 2), limits.Queue);
        _shortTime = limits.ShortTime;
        _time = holdsThreads ? null : new SharedTime();
    }

    /// <inheritdoc cref="ReadDatabase.RunAsync"/>
    public async ValueTask<T> RunAsync<T>(
        ReadCaller caller, WorkKind kind, Func<Work, ValueTask<T>> execute, CancellationToken cancellationToken)
    {
        // The program itself waits for nobody: there is one of it.
        if (ReferenceEquals(caller, ReadCaller.Server))
            return await InPlaceAsync(NewWork(caller, null, default, isLong: true, cancellationToken), execute);
        bool isPatient = kind.HasFlag(WorkKind.Patient);
        // It holds its thread for a moment, whatever it turns out to be.
        if (kind.HasFlag(WorkKind.Brief) && _time is null)
        {
            Work work = new ThreadWork(caller, null, default, _shortTime, ThreadWork.Moment, isOwn: false, cancellationToken);
            try
            {
                return await InPlaceAsync(work, execute);
            }
            catch (Exception) when (work.IsOverdue && !cancellationToken.IsCancellationRequested)
            {
                // So it was not, and takes a place.
            }
        }
        if (!kind.HasFlag(WorkKind.Lengthy))
        {
            Lane.Place place = await _short.EnterAsync(caller, isPatient, cancellationToken);
            Work work = NewWork(caller, _short, place, isLong: false, cancellationToken);
            try
            {
                return await InPlaceAsync(work, execute);
            }
            catch (Exception) when (work.IsOverdue && !cancellationToken.IsCancellationRequested)
            {
                // Whatever came of it, it was stopped, and is done again.
            }
        }
        Lane.Place longPlace = await EnterAsync(_long, caller, isPatient, cancellationToken);
        return _time is null
            ? await OwnThread.RunAsync(
                () => InPlaceAsync(NewWork(caller, _long, longPlace, isLong: true, cancellationToken), execute),
                GivesWay(longPlace, caller))
            : await InPlaceAsync(NewWork(caller, _long, longPlace, isLong: true, cancellationToken), execute);
    }

    /// <inheritdoc cref="ReadDatabase.PrepareAsync"/>
    public async Task PrepareAsync(ReadCaller caller, Func<IDisposable, Task> execute, CancellationToken cancellationToken)
    {
        if (caller.Overdrawn() is { } overdrawn)
            throw overdrawn;
        Lane.Place place = await EnterAsync(_preparing, caller, isPatient: false, cancellationToken);
        using Turn turn = new(_preparing, place, caller);
        await OwnThread.BeginAsync(() => turn.BeginAsync(execute), GivesWay(place, caller));
    }

    private static bool GivesWay(Lane.Place place, ReadCaller caller) => !place.IsFirst || caller.GivesWay();

    // Many may have been let in before the first of them was charged.
    private static async ValueTask<Lane.Place> EnterAsync(
        Lane lane, ReadCaller caller, bool isPatient, CancellationToken cancellationToken)
    {
        ValueTask<Lane.Place> entering = lane.EnterAsync(caller, isPatient, cancellationToken);
        bool hasWaited = !entering.IsCompleted;
        Lane.Place place = await entering;
        if (!hasWaited || isPatient || caller.Overdrawn() is not { } overdrawn)
            return place;
        lane.Leave(place);
        throw overdrawn;
    }

    private sealed class Turn(Lane lane, Lane.Place place, ReadCaller caller) : IDisposable
    {
        private Thread? _thread;
        private TimeSpan _from;
        private bool _isOver;

        public Task BeginAsync(Func<IDisposable, Task> execute)
        {
            (_thread, _from) = (Thread.CurrentThread, ThreadTime.Now());
            Task execution = execute(this);
            // Of a document that is wrong.
            if (execution.IsCompleted)
                Dispose();
            return execution;
        }

        public void Dispose()
        {
            if (_isOver)
                return;
            _isOver = true;
            // Where it has waited for something, another thread goes on with it.
            if (Thread.CurrentThread == _thread)
                caller.Charge?.Invoke(ThreadTime.Now() - _from);
            lane.Leave(place);
        }
    }

    private static async ValueTask<T> InPlaceAsync<T>(Work work, Func<Work, ValueTask<T>> execute)
    {
        try
        {
            return await execute(work);
        }
        finally
        {
            work.End();
        }
    }

    private Work NewWork(ReadCaller caller, Lane? lane, Lane.Place place, bool isLong, CancellationToken cancellationToken) =>
        _time is not null
            ? new ServerWork(caller, lane, place, _shortTime, isLong ? null : _long, _time, cancellationToken)
            : new ThreadWork(
                caller, lane, place, _shortTime, isLong ? null : PartOf(_shortTime, caller), isOwn: isLong && lane is not null,
                cancellationToken);

    private TimeSpan PartOf(TimeSpan time, ReadCaller caller) =>
        _long.IsWanted ? time / Math.Min(LeastPart, 1 + _long.WaitingOf(caller)) : time;
}

/// <summary>What is known of an execution before it begins.</summary>
[Flags]
public enum WorkKind
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It is long.</summary>
    Lengthy = 1,

    /// <summary>It waits for its place for as long as it takes, until it is cancelled: its reader would lose something otherwise.</summary>
    Patient = 2,

    /// <summary>
    /// It takes so little that it need not wait for a place where it holds its thread; if it does not, it is stopped and takes
    /// one.
    /// </summary>
    Brief = 4,
}
