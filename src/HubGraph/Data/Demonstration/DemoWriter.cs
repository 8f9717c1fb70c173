using HubGraph.Concepts;
using HubGraph.Data.Changes;

namespace HubGraph.Data.Demonstration;

/// <summary>Writes made-up records in batches, with their lines in the change log.</summary>
internal sealed class DemoWriter(ChangeLog changes, string actor, IProgress<ProgressStep> progress, CancellationToken cancellationToken)
{
    private const int BatchSize = 5_000;

    /// <summary>Makes and writes so many records; then, of each batch, what belongs to them.</summary>
    public async Task WriteAsync<T>(string name, int total, Func<T> next, Func<IReadOnlyList<T>, IReadOnlyList<IDemoRows>> children)
        where T : class, IRecord
    {
        for (int done = 0; done < total;)
        {
            progress.Report(new ProgressStep(name, done, total));
            List<T> batch = [.. Enumerable.Range(0, Math.Min(BatchSize, total - done)).Select(_ => next())];
            await using ChangeScope scope = await changes.BeginAsync(actor, cancellationToken);
            await scope.InsertAsync(batch, cancellationToken);
            foreach (IDemoRows rows in children(batch))
                await rows.InsertAsync(scope, cancellationToken);
            await scope.CommitAsync(cancellationToken: cancellationToken);
            done += batch.Count;
        }
        progress.Report(new ProgressStep(name, total, total));
    }
}

/// <summary>Rows of one type that belong to a batch.</summary>
internal interface IDemoRows
{
    Task InsertAsync(ChangeScope scope, CancellationToken cancellationToken);
}

/// <inheritdoc cref="IDemoRows"/>
internal sealed class DemoRows<T>(IReadOnlyCollection<T> rows) : IDemoRows
    where T : class
{
    public Task InsertAsync(ChangeScope scope, CancellationToken cancellationToken) => scope.InsertAsync(rows, cancellationToken);
}
