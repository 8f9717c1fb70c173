
namespace HubGraph.Planning.Execution;

/// <summary>
/// Places, and who waits for one. Nobody holds more than half of them, neither a caller nor an address, nor waits at more than
/// half of the queue's; callers who wait are served in turn, each in the order that it came.
/// </summary>
internal sealed class Lane(string name, int places, int queue)
{
    // Those that neither hold nor wait are forgotten when there are many, not each time.
    private const int RememberedParties = 1_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<object, Party> _parties = [];
    private readonly LinkedList<Party> _turns = [];
    private readonly int _share = Math.Max(1, places / 2);
    private readonly int _queueShare = Math.Max(1, queue / 2);
    private int _mostParties = RememberedParties;
    private int _free = places;
    private int _waiting;

    /// <summary>Whether somebody waits.</summary>
    public bool IsWanted => Volatile.Read(ref _waiting) > 0;

    /// <summary>How many of a caller wait.</summary>
    public int WaitingOf(ReadCaller caller)
    {
        if (!IsWanted)
            return 0;
        lock (_lock)
            return _parties.TryGetValue(caller.Caller, out Party? party) ? party.Waiting.Count : 0;
    }

    /// <summary>Takes a place if there is one for the caller.</summary>
    public Place? TryEnter(ReadCaller caller)
    {
        lock (_lock)
            return TryTake(Find(caller));
    }

    /// <summary>Takes a place, or waits for one.</summary>
    /// <param name="isPatient">Whether it waits however many do, until it is cancelled.</param>
    /// <exception cref="Exception">What the caller has for it when too many wait, or when it was cancelled while it waited.</exception>
    public ValueTask<Place> EnterAsync(ReadCaller caller, bool isPatient, CancellationToken cancellationToken)
    {
        Waiter waiter;
        lock (_lock)
        {
            Place wanted = Find(caller);
            if (TryTake(wanted) is { } place)
                return new ValueTask<Place>(place);
            bool isFull = _waiting >= queue || wanted.Caller.Waiting.Count >= _queueShare || wanted.Address.AddressWaiting >= _queueShare;
            if (isFull && !isPatient)
                throw Refuse(caller);
            waiter = new Waiter(wanted);
            Queue(waiter);
        }
        return WaitAsync(waiter, caller, isPatient, cancellationToken);
    }

    /// <summary>Gives a place back.</summary>
    public void Leave(Place place)
    {
        lock (_lock)
        {
            place.Caller.Held--;
            place.Address.AddressHeld--;
            if (place.IsFirst)
                place.Address.HasFirst = false;
            _free++;
            // One place may make room for two: one by its caller's share and one by its address's.
            while (_waiting > 0 && GrantNext())
            {
            }
        }
    }

    private async ValueTask<Place> WaitAsync(Waiter waiter, ReadCaller caller, bool isPatient, CancellationToken cancellationToken)
    {
        using PlanningTelemetry.Wait watched = PlanningTelemetry.StartWait(name);
        await using CancellationTokenRegistration leaving = cancellationToken.UnsafeRegister(
            static state =>
            {
                (Lane lane, Waiter waiter) = ((Lane, Waiter))state!;
                if (lane.Remove(waiter))
                    waiter.Granted.SetCanceled();
            },
            (this, waiter));
        try
        {
            return await waiter.Granted.Task;
        }
        catch (OperationCanceledException) when (!isPatient)
        {
            throw Refuse(caller);
        }
    }

    private Exception Refuse(ReadCaller caller)
    {
        PlanningTelemetry.CountBusy(name);
        return caller.Busy();
    }

    private Place? TryTake(Place wanted)
    {
        if (_free == 0 || wanted.Caller.Held >= _share || wanted.Address.AddressHeld >= _share)
            return null;
        _free--;
        wanted.Caller.Held++;
        wanted.Address.AddressHeld++;
        if (wanted.Address.HasFirst)
            return wanted;
        wanted.Address.HasFirst = true;
        return wanted with { IsFirst = true };
    }

    private bool GrantNext()
    {
        for (LinkedListNode<Party>? turn = _turns.First; turn is not null; turn = turn.Next)
        {
            Waiter waiter = turn.Value.Waiting.First!.Value;
            if (TryTake(waiter.Wanted) is not { } place)
                continue;
            Unqueue(waiter);
            if (turn.Value.Waiting.Count > 0)
            {
                _turns.Remove(turn);
                _turns.AddLast(turn);
            }
            waiter.Granted.SetResult(place);
            return true;
        }
        return false;
    }

    private bool Remove(Waiter waiter)
    {
        lock (_lock)
        {
            if (waiter.Node.List is null)
                return false;
            Unqueue(waiter);
            return true;
        }
    }

    private void Queue(Waiter waiter)
    {
        Party caller = waiter.Wanted.Caller;
        if (caller.Waiting.Count == 0)
            _turns.AddLast(caller.Turn);
        caller.Waiting.AddLast(waiter.Node);
        waiter.Wanted.Address.AddressWaiting++;
        _waiting++;
    }

    private void Unqueue(Waiter waiter)
    {
        Party caller = waiter.Wanted.Caller;
        caller.Waiting.Remove(waiter.Node);
        if (caller.Waiting.Count == 0)
            _turns.Remove(caller.Turn);
        waiter.Wanted.Address.AddressWaiting--;
        _waiting--;
    }

    private Place Find(ReadCaller caller)
    {
        Party party = Find(caller.Caller);
        return new Place(party, ReferenceEquals(caller.Caller, caller.Address) ? party : Find(caller.Address));
    }

    private Party Find(object key)
    {
        if (_parties.TryGetValue(key, out Party? party))
            return party;
        if (_parties.Count >= _mostParties)
        {
            foreach ((object one, _) in _parties.Where(one => one.Value.IsIdle).ToArray())
                _parties.Remove(one);
            _mostParties = Math.Max(RememberedParties, 2 * _parties.Count);
        }
        party = new Party();
        _parties.Add(key, party);
        return party;
    }

    /// <summary>A place that somebody holds, or would like to.</summary>
    /// <param name="IsFirst">Whether it is held while no other of the address is so: one of each address is.</param>
    public readonly record struct Place(Party Caller, Party Address, bool IsFirst = false);

    /// <summary>A caller or an address: what it holds and who waits, as the one and as the other.</summary>
    public sealed class Party
    {
        public Party() => Turn = new LinkedListNode<Party>(this);

        public LinkedListNode<Party> Turn { get; }
        public LinkedList<Waiter> Waiting { get; } = [];
        public int Held { get; set; }
        public int AddressHeld { get; set; }
        public bool HasFirst { get; set; }
        public int AddressWaiting { get; set; }
        public bool IsIdle => Held == 0 && AddressHeld == 0 && AddressWaiting == 0 && Waiting.Count == 0;
    }

    /// <summary>Somebody who waits.</summary>
    public sealed class Waiter
    {
        public Waiter(Place wanted) => (Wanted, Node) = (wanted, new LinkedListNode<Waiter>(this));

        public Place Wanted { get; }
        public LinkedListNode<Waiter> Node { get; }
        public TaskCompletionSource<Place> Granted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
