using HubGraph.Concepts;
using HubGraph.Data.Model;

namespace HubGraph.Data.Search;

/// <summary>
/// Keeps what is searched in step with the records: in the transaction of each write, and whole after the analysis changed.
/// </summary>
internal sealed class SearchIndex(HubGraphContext context)
{
    private const int BatchSize = 5_000;
    private readonly SearchTable _table = SearchTable.Of(context);

    private IReadOnlyList<Searched> Declared => context.Declarations.Searched;

    /// <summary>Follows a save.</summary>
    public async Task FollowAsync(IReadOnlyList<ISavedRecord> saved, CancellationToken cancellationToken)
    {
        List<SearchDocument> documents = [];
        List<long> gone = [];
        foreach (Searched searched in Declared)
        {
            HashSet<long> keys = [];
            foreach (ISavedRecord change in saved)
                Follow(searched, change, documents, keys, gone);
            if (keys.Count > 0)
                documents.AddRange(await searched.ReadAsync(context, keys, cancellationToken));
        }
        await _table.RemoveAsync(gone, cancellationToken);
        await _table.WriteAsync(documents, cancellationToken);
    }

    /// <summary>Follows the insertion of many rows.</summary>
    public async Task FollowInsertAsync<T>(IReadOnlyCollection<T> inserted, CancellationToken cancellationToken)
        where T : class
    {
        foreach (Searched searched in Declared.Where(searched => searched.FollowsInserts))
        {
            if (searched.Record == typeof(T))
                await _table.WriteAsync(
                    searched.Parts.Count == 0 ? [.. inserted.Select(searched.Document)] : await ReadAsync(row => ((IRecord)row).Id),
                    cancellationToken);
            else if (searched.Parts.ContainsKey(typeof(T)))
                await _table.WriteAsync(await ReadAsync(row => searched.KeyOf(context, row)), cancellationToken);

            Task<List<SearchDocument>> ReadAsync(Func<T, long> key) =>
                searched.ReadAsync(context, inserted.Select(key).ToHashSet(), cancellationToken);
        }
    }

    /// <summary>Writes everything anew. Nothing that the change log speaks of changes, so nothing is logged.</summary>
    public async Task RebuildAsync(CancellationToken cancellationToken)
    {
        await _table.ClearAsync(cancellationToken);
        foreach (Searched searched in Declared)
            await WriteAllAsync(searched, cancellationToken);
    }

    /// <summary>Writes the documents of all records of a type.</summary>
    public Task WriteAllAsync<T>(CancellationToken cancellationToken)
        where T : class, IRecord => WriteAllAsync(Declared.Single(searched => searched.Record == typeof(T)), cancellationToken);

    private async Task WriteAllAsync(Searched searched, CancellationToken cancellationToken)
    {
        for (long last = 0; ;)
        {
            (List<SearchDocument> documents, last) = await searched.ReadAfterAsync(context, last, BatchSize, cancellationToken);
            if (documents.Count == 0)
                return;
            await _table.WriteAsync(documents, cancellationToken);
        }
    }

    private void Follow(Searched searched, ISavedRecord change, List<SearchDocument> documents, HashSet<long> keys, List<long> gone)
    {
        Type type = change.Record.GetType();
        if (searched.Parts.TryGetValue(type, out SearchedPart? part))
        {
            if (change.Kind != ChangeKind.Updated || change.Touches(searched.PropertiesOf(context, part)))
                keys.Add(searched.KeyOf(context, change.Record));
        }
        else if (searched.Record != type || (change.Kind == ChangeKind.Updated && !change.Touches(searched.Properties)))
        {
            return;
        }
        else if (change.Kind == ChangeKind.Deleted)
        {
            gone.Add(SearchDocument.IdOf(searched.Number, change.Record.Id));
        }
        else if (searched.Parts.Count > 0)
        {
            keys.Add(change.Record.Id);
        }
        else
        {
            documents.Add(searched.Document(change.Record));
        }
    }
}
