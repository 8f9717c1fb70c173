using System.Runtime.CompilerServices;

namespace HubGraph.Data;

/// <summary>Follows the change log from a position, for ever: no line is missed and none comes twice.</summary>
public sealed class ChangeFollower(ChangeSignal signal, ChangeTail tail, ChangeReader reader)
{
    // Of what was missed: bounds the memory of one who comes back after long.
    private const int PageSize = 200;

    /// <summary>The lines beyond a position that pass a filter. It reads on when its reader asks for more.</summary>
    /// <exception cref="ChangeLogReplacedException">The position is of another log.</exception>
    public async IAsyncEnumerable<ChangeLine> FollowAsync(LogPosition position, ChangeFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using IDisposable following = tail.Enter();
        while (true)
        {
            (ChangeBatch[]? batches, Task grown) = tail.Beyond(position);
            batches ??= [await MissedAsync(position, filter, cancellationToken)];
            bool isDone = true;
            foreach (ChangeBatch batch in batches)
            {
                long seen = position.Id;
                foreach (ChangeLine line in await filter.OfAsync(batch))
                {
                    if (line.Id > seen)
                        yield return line;
                }
                isDone &= batch.To <= seen;
                position = position with { Id = Math.Max(seen, batch.To) };
            }
            if (isDone)
                await grown.WaitAsync(cancellationToken);
        }
    }

    private async Task<ChangeBatch> MissedAsync(LogPosition position, ChangeFilter filter, CancellationToken cancellationToken)
    {
        LogPosition end = await signal.CurrentAsync(cancellationToken);
        return end.Epoch == position.Epoch
            ? await reader.ReadAsync(position.Id, end.Id, filter, PageSize, cancellationToken)
            : throw new ChangeLogReplacedException();
    }
}
