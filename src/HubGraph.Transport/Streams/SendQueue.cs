using HubGraph.Transport.Options;

namespace HubGraph.Transport.Streams;

/// <summary>What waits to be sent to one client: many add, one takes.</summary>
internal sealed class SendQueue(StreamOptions options)
{
    private readonly Lock _lock = new();
    private readonly Queue<Outgoing> _messages = [];
    private TaskCompletionSource? _room, _any;
    private long _bytes;
    private bool _closed;

    /// <summary>Adds a message if there is room. Once the queue is closed, messages are forgotten.</summary>
    public bool TryAdd(in Outgoing message)
    {
        lock (_lock)
        {
            if (!_closed && !HasRoom(message))
                return false;
            Add(message);
            return true;
        }
    }

    /// <summary>Adds a message that can be spared if another one is on its way.</summary>
    public void AddIfEmpty(in Outgoing message)
    {
        lock (_lock)
        {
            if (_messages.Count == 0)
                Add(message);
        }
    }

    /// <summary>Adds a message when there is room for it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="before">What must be done before it may leave, in the moment that it is added.</param>
    public async ValueTask AddAsync(Outgoing message, Action? before = null)
    {
        while (true)
        {
            Task room;
            lock (_lock)
            {
                if (_closed || HasRoom(message))
                {
                    before?.Invoke();
                    Add(message);
                    return;
                }

                room = (_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            await room;
        }
    }

    /// <summary>The next message.</summary>
    public bool TryTake(out Outgoing message)
    {
        lock (_lock)
        {
            if (!_messages.TryDequeue(out message))
                return false;
            _bytes -= message.Bytes.Length;
            _room?.TrySetResult();
            _room = null;
            return true;
        }
    }

    /// <summary>Waits for a message. False when the queue is closed and empty.</summary>
    public async ValueTask<bool> WaitAsync()
    {
        Task any;
        lock (_lock)
        {
            if (_messages.Count > 0 || _closed)
                return _messages.Count > 0;
            any = (_any ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }

        await any;
        lock (_lock)
            return _messages.Count > 0;
    }

    /// <summary>Takes no more messages.</summary>
    /// <param name="forget">Whether those that wait are forgotten too.</param>
    public void Close(bool forget)
    {
        lock (_lock)
        {
            _closed = true;
            while (forget && _messages.TryDequeue(out Outgoing message))
                message.Done();
            _any?.TrySetResult();
            _room?.TrySetResult();
            _any = _room = null;
        }
    }

    private bool HasRoom(in Outgoing message) =>
        _messages.Count == 0 || (_messages.Count < options.QueuedMessages && _bytes + message.Bytes.Length <= options.QueuedBytes);

    private void Add(in Outgoing message)
    {
        if (_closed)
        {
            message.Done();
            return;
        }

        _messages.Enqueue(message);
        _bytes += message.Bytes.Length;
        _any?.TrySetResult();
        _any = null;
    }
}
