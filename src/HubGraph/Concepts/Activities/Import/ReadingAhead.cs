using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace HubGraph.Concepts.Activities.Import;

/// <summary>Reads on while what was read is being written.</summary>
internal static class ReadingAhead
{
    /// <summary>The same items in the same order, read by a task of its own.</summary>
    /// <param name="most">How many wait at most to be taken.</param>
    public static async IAsyncEnumerable<T> AheadAsync<T>(
        Func<CancellationToken, IAsyncEnumerable<T>> read, int most, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Channel<T> items = Channel.CreateBounded<T>(new BoundedChannelOptions(most) { SingleReader = true, SingleWriter = true });
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task reading = Task.Run(ReadAsync, CancellationToken.None);
        try
        {
            await foreach (T item in items.Reader.ReadAllAsync(cancellation))
                yield return item;
        }
        finally
        {
            await end.CancelAsync();
            await reading;
        }

        async Task ReadAsync()
        {
            try
            {
                await foreach (T item in read(end.Token))
                    await items.Writer.WriteAsync(item, end.Token);
                items.Writer.Complete();
            }
            catch (Exception exception)
            {
                // Whoever takes the items meets it after those before it.
                items.Writer.Complete(exception);
            }
        }
    }
}
