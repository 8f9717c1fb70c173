using System.Threading.Channels;

namespace HubGraph.Webhooks;

/// <summary>Writes what became of deliveries, in one transaction for all that end meanwhile.</summary>
internal sealed class WebhookJournal(WebhookStates states)
{
    // Of one transaction: others write, too.
    private const int Most = 200;

    private readonly Channel<Entry> _entries = Channel.CreateUnbounded<Entry>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Writes what became of a delivery. False when another server delivers to the webhook by now, or it was changed.</summary>
    public Task<bool> WriteAsync(WebhookProgress progress)
    {
        Entry entry = new(progress, new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously));
        return _entries.Writer.TryWrite(entry) ? entry.Written.Task : throw new InvalidOperationException("Nothing is written any more.");
    }

    /// <summary>Writes until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (await _entries.Reader.WaitToReadAsync(stop))
        {
            List<Entry> batch = [];
            while (batch.Count < Most && _entries.Reader.TryRead(out Entry? entry))
                batch.Add(entry);
            try
            {
                bool[] held = await states.WriteAsync([.. batch.Select(entry => entry.Progress)], stop);
                foreach ((int i, Entry entry) in batch.Index())
                    entry.Written.SetResult(held[i]);
            }
            catch (Exception exception)
            {
                // Who waits for it begins anew from what is written.
                foreach (Entry entry in batch)
                    entry.Written.TrySetException(exception);
            }
        }
    }

    private sealed record Entry(WebhookProgress Progress, TaskCompletionSource<bool> Written);
}
