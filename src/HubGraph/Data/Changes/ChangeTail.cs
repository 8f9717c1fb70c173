using HubGraph.Data.Model;
using HubGraph.Planning.Execution;

namespace HubGraph.Data.Changes;

/// <summary>The change log is another one than the one that was followed: a database was put back, or brought from elsewhere.</summary>
public sealed class ChangeLogReplacedException() : Exception("The change log was replaced.");

/// <summary>
/// The latest lines of the change log, read once for all who follow it, and only while somebody does. It keeps some thousands;
/// who fell further behind reads the database.
/// </summary>
public sealed partial class ChangeTail(ChangeSignal signal, ChangeReader reader, ILogger<ChangeTail> logger) : IDisposable
{
    private const int MaximumBatch = 1_000;
    private const int MaximumLines = 10_000;
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Queue<ChangeBatch> _batches = [];
    private TaskCompletionSource _grown = NewGrowthAsync();
    private CancellationTokenSource? _reading;
    private LogPosition? _from;
    private int _replaced;
    private int _lines;
    private int _followers;

    /// <summary>How many follow.</summary>
    public int Followers => Volatile.Read(ref _followers);

    /// <summary>Begins to follow; what it answers ends it.</summary>
    public IDisposable Enter()
    {
        lock (_lock)
        {
            _followers++;
            if (_reading is null)
            {
                CancellationTokenSource reading = _reading = new CancellationTokenSource();
                CancellationToken stop = reading.Token;
                _ = Task.Run(() => ReadAsync(reading, stop), CancellationToken.None);
            }
        }
        return new Following(this);
    }

    /// <summary>
    /// The batches beyond a position, the first of which may begin before it; null when the tail does not reach back so far. With
    /// what completes when there is more, and a number for the log: with another one than before, the position may be of another log.
    /// </summary>
    public (ChangeBatch[]? Batches, Task Grown, int Log) Beyond(LogPosition position)
    {
        lock (_lock)
        {
            bool reaches = _from is { } from && from.Id <= position.Id;
            return (reaches ? [.. _batches.Where(batch => batch.To.Id > position.Id)] : null, _grown.Task, _replaced);
        }
    }

    private async Task ReadAsync(CancellationTokenSource reading, CancellationToken stop)
    {
        LogPosition? position = null;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (position is not { } from)
                {
                    position = await signal.CurrentAsync(stop);
                    Begin(reading, position.Value);
                    continue;
                }
                LogPosition end = await signal.WaitBeyondAsync(from, stop);
                try
                {
                    ChangeBatch batch = await reader.ReadAsync(ReadCaller.Server, WorkKind.None, from, end, null, MaximumBatch, stop);
                    position = batch.To;
                    Append(reading, batch);
                }
                catch (ChangeLogReplacedException)
                {
                    position = end;
                    Begin(reading, end);
                }
            }
            catch (Exception exception)
            {
                if (stop.IsCancellationRequested)
                    return;
                LogFailure(exception);
                await Task.Delay(s_pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Begin(CancellationTokenSource reading, LogPosition position)
    {
        lock (_lock)
        {
            if (_reading != reading)
                return;
            Clear();
            _from = position;
            _replaced++;
            Grow();
        }
    }

    private void Append(CancellationTokenSource reading, ChangeBatch batch)
    {
        lock (_lock)
        {
            if (_reading != reading)
                return;
            _batches.Enqueue(batch);
            _lines += batch.Lines.Count;
            while (_lines > MaximumLines)
            {
                ChangeBatch oldest = _batches.Dequeue();
                _lines -= oldest.Lines.Count;
                _from = oldest.To;
            }
            Grow();
        }
    }

    private void Grow()
    {
        _grown.SetResult();
        _grown = NewGrowthAsync();
    }

    private void Clear()
    {
        _batches.Clear();
        (_from, _lines) = (null, 0);
    }

    private void Leave()
    {
        lock (_lock)
        {
            if (--_followers == 0)
                Stop();
        }
    }

    private void Stop()
    {
        _reading?.Cancel();
        _reading?.Dispose();
        _reading = null;
        Clear();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
            Stop();
    }

    private static TaskCompletionSource NewGrowthAsync() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Following(ChangeTail tail) : IDisposable
    {
        private ChangeTail? _tail = tail;

        public void Dispose() => Interlocked.Exchange(ref _tail, null)?.Leave();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The change log could not be read for those who follow it; it is tried again.")]
    private partial void LogFailure(Exception exception);
}
