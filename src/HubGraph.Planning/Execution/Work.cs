using System.Diagnostics;

namespace HubGraph.Planning.Execution;

/// <summary>One execution in its place on a lane.</summary>
public abstract class Work
{
    // To wait for a place would cost more than this.
    private static readonly TimeSpan s_brief = TimeSpan.FromMilliseconds(2);

    private readonly ReadCaller _caller;
    private readonly TimeSpan _shortTime;
    private readonly long _beganAt = Stopwatch.GetTimestamp();
    private Lane? _lane;
    private Lane.Place _place;

    private protected Work(ReadCaller caller, Lane? lane, Lane.Place place, TimeSpan shortTime) =>
        (_caller, _lane, _place, _shortTime) = (caller, lane, place, shortTime);

    /// <summary>Stops it.</summary>
    public abstract CancellationToken Token { get; }

    /// <summary>Whether it was stopped because it was long, to be done again among the long ones.</summary>
    internal bool IsOverdue { get; private protected set; }

    /// <summary>Whether others wait for its place.</summary>
    internal bool IsWanted => _lane?.IsWanted == true;

    /// <summary>What the next of its kind is taken for, by what this one took so far.</summary>
    internal WorkKind Kind =>
        Took is var took && took < s_brief ? WorkKind.Brief : took > _shortTime && Elapsed > _shortTime ? WorkKind.Lengthy : WorkKind.None;

    /// <summary>What it took so far.</summary>
    private protected abstract TimeSpan Took { get; }

    private protected ReadCaller Caller => _caller;

    private protected TimeSpan Elapsed => Stopwatch.GetElapsedTime(_beganAt);

    /// <summary>Whether it may go on: where it holds a thread, that is to ask again and again, and to stop when it may not.</summary>
    public virtual bool MayGoOn() => !Token.IsCancellationRequested;

    /// <summary>Gives its place back for as long as its reader takes; <see cref="ResumeAsync"/> takes one again.</summary>
    internal virtual void Pause() => _lane?.Leave(_place);

    /// <summary>Goes on after a pause.</summary>
    internal virtual async ValueTask ResumeAsync()
    {
        // Without a place there is none to be given back.
        Lane? lane = _lane;
        _lane = null;
        if (lane is not null)
            _place = await lane.EnterAsync(_caller, isPatient: true, Token);
        _lane = lane;
    }

    /// <summary>Whether it lets others have what it works on between its statements.</summary>
    internal virtual bool IsPaced => false;

    /// <summary>Lets others have it for some time, where there are others.</summary>
    internal virtual ValueTask BreatheAsync() => ValueTask.CompletedTask;

    /// <summary>Ends it, and tells its caller what it took.</summary>
    internal virtual void End()
    {
        // Before another of the caller gets the place.
        _caller.Charge?.Invoke(Took);
        _lane?.Leave(_place);
    }

    /// <summary>Goes on in a place of another lane.</summary>
    private protected void Change(Lane lane, Lane.Place place)
    {
        _lane?.Leave(_place);
        (_lane, _place) = (lane, place);
    }
}

/// <summary>
/// An execution that holds the thread that it runs on: what it takes is that thread's CPU time. To ask for that is dear, so its
/// first moment is timed by the clock.
/// </summary>
/// <param name="most">How much it may take before it is long; null where it may take as much as it needs.</param>
/// <param name="isOwn">Whether the thread is its own, and gives way to all others when this takes too much.</param>
internal sealed class ThreadWork(
    ReadCaller caller, Lane? lane, Lane.Place place, TimeSpan shortTime, TimeSpan? most, bool isOwn, CancellationToken token)
        : Work(caller, lane, place, shortTime)
{
    /// <summary>What is found to run no longer than that is not worth another thread, nor a place.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(5);

    // A statistic of a year is made by then.
    private static readonly TimeSpan s_polite = TimeSpan.FromMilliseconds(250);

    // Who waits for the disk or for a processor is not long for that, but holds a thread.
    private const int Patience = 4;

    private TimeSpan? _afterMoment;
    private bool _givesWay;

    public override CancellationToken Token => token;

    private protected override TimeSpan Took =>
        _afterMoment is { } since ? Moment + ThreadTime.Now() - since : Elapsed is var elapsed && elapsed < Moment ? elapsed : Moment;

    public override bool MayGoOn()
    {
        if (IsOverdue || token.IsCancellationRequested)
            return false;
        TimeSpan elapsed = Elapsed;
        if (elapsed > Moment && _afterMoment is null)
        {
            _afterMoment = ThreadTime.Now();
            if (most is not null)
                SpareThreads.Hold();
        }
        if (isOwn && !_givesWay && elapsed > s_polite && Took > s_polite)
        {
            _givesWay = true;
            OwnThread.GiveWay();
        }
        if (most is not { } time)
            return true;
        IsOverdue = elapsed > time && (elapsed > Patience * time || Took > time);
        return !IsOverdue;
    }

    internal override void End()
    {
        if (_afterMoment is not null && most is not null)
            SpareThreads.Release();
        base.End();
    }
}

/// <summary>An execution that a server works on: what it takes is its time, divided by those that run meanwhile.</summary>
internal sealed class ServerWork : Work, IDisposable
{
    // How often one that is long looks for a place among the long ones before it is stopped.
    private const int Patience = 4;

    // How much longer it rests than it works while others work: it has a quarter of a processor then.
    private const int Rest = 3;

    // What had the server for so much of its time had it alone.
    private const double Alone = 0.9;

    private readonly Lock _lock = new();
    private readonly SharedTime _time;
    private readonly Lane? _next;
    private readonly CancellationTokenSource? _stop;
    private readonly Timer? _timer;
    private TimeSpan _from;
    private TimeSpan _before;
    private (TimeSpan Took, long At) _breathed = (TimeSpan.Zero, Stopwatch.GetTimestamp());
    private int _looks;
    private bool _isEnded;

    /// <param name="next">The lane that it goes on in when it is long; null where it is there.</param>
    public ServerWork(
        ReadCaller caller, Lane? lane, Lane.Place place, TimeSpan shortTime, Lane? next, SharedTime time, CancellationToken token)
            : base(caller, lane, place, shortTime)
    {
        (_next, _time, Token) = (next, time, token);
        _from = time.Enter();
        if (next is null)
            return;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        Token = _stop.Token;
        _timer = new Timer(static work => ((ServerWork)work!).Look(), this, Timeout.Infinite, Timeout.Infinite);
        _timer.Change(shortTime, shortTime);
    }

    public override CancellationToken Token { get; }

    private protected override TimeSpan Took => _before + _time.Now() - _from;

    internal override void Pause()
    {
        _before += _time.Leave() - _from;
        base.Pause();
    }

    internal override async ValueTask ResumeAsync()
    {
        try
        {
            await base.ResumeAsync();
        }
        finally
        {
            _from = _time.Enter();
        }
    }

    // A server gives the one the same share of a processor as the other. The program itself waits for nobody.
    internal override bool IsPaced => _next is null && !ReferenceEquals(Caller, ReadCaller.Server);

    internal override async ValueTask BreatheAsync()
    {
        (TimeSpan took, TimeSpan elapsed) = (Took - _breathed.Took, Stopwatch.GetElapsedTime(_breathed.At));
        if (took < Alone * elapsed)
        {
            _before += _time.Leave() - _from;
            try
            {
                await Task.Delay(Rest * elapsed, Token);
            }
            finally
            {
                _from = _time.Enter();
            }
        }
        _breathed = (Took, Stopwatch.GetTimestamp());
    }

    internal override void End()
    {
        lock (_lock)
        {
            _isEnded = true;
            Dispose();
        }
        base.End();
        _time.Leave();
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _stop?.Dispose();
    }

    private void Look()
    {
        lock (_lock)
        {
            if (_isEnded || IsOverdue)
                return;
            if (_next!.TryEnter(Caller) is { } place)
                Change(_next, place);
            else if (++_looks < Patience)
                return;
            else
                IsOverdue = true;
            _timer!.Change(Timeout.Infinite, Timeout.Infinite);
            // Whoever is told of it does not keep the lock.
            if (IsOverdue)
                _ = _stop!.CancelAsync();
        }
    }
}
