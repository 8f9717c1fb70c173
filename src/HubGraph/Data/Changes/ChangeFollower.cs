using System.Runtime.CompilerServices;
using HubGraph.Data.Model;
using HubGraph.Planning.Execution;

namespace HubGraph.Data.Changes;

/// <summary>Follows the change log from a position, for ever: no line is missed and none comes twice.</summary>
public sealed class ChangeFollower(ChangeSignal signal, ChangeTail tail, ChangeReader reader)
{
    // Of what was missed: bounds the memory of one who comes back after long.
    private const int PageSize = 200;

    /// <summary>The lines beyond a position that pass a filter. It reads on when its reader asks for more.</summary>
    /// <exception cref="ChangeLogReplacedException">The position is of another log.</exception>
    public async IAsyncEnumerable<ChangeLine> FollowAsync(
        LogPosition position, ChangeFilter filter, ReadCaller caller, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using IDisposable following = tail.Enter();
        int? log = null;
        while (true)
        {
            (ChangeBatch[]? batches, Task grown, int current) = tail.Beyond(position);
            // What two logs have in common may be followed from one to the other.
            if (log != current)
            {
                await reader.CheckAsync(position, cancellationToken);
                log = current;
            }
            batches ??=
            [
                await reader.ReadAsync(
                    caller, WorkKind.Patient, position, await signal.CurrentAsync(cancellationToken), filter, PageSize, cancellationToken),
            ];
            bool isDone = true;
            foreach (ChangeBatch batch in batches)
            {
                long seen = position.Id;
                foreach (ChangeLine line in await filter.OfAsync(batch))
                {
                    if (line.Id > seen)
                        yield return line;
                }
                isDone &= batch.To.Id <= seen;
                position = batch.To.Id > seen ? batch.To : position;
            }
            if (isDone)
                await grown.WaitAsync(cancellationToken);
        }
    }
}
