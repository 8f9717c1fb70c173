using HubGraph.Concepts;
using HubGraph.Concepts.Carriers;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.FundedProjects;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Territories;
using HubGraph.Data.Changes;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Data.Search;

/// <summary>Keeps what is searched in step with the records: in the transaction of each write, and whole after the analysis changed.</summary>
internal sealed class SearchIndex(HubGraphContext context)
{
    private const int BatchSize = 5_000;
    private readonly SearchTable _table = SearchTable.Of(context);

    /// <summary>Follows a save.</summary>
    public async Task FollowAsync(IReadOnlyList<PendingChange> saved, CancellationToken cancellationToken)
    {
        HashSet<long> hubs = [], carriers = [], communes = [];
        List<SearchDocument> documents = [];
        List<long> gone = [];
        foreach (PendingChange change in saved)
        {
            if (change.Kind is ChangeKind.Updated && !change.Touches(SearchDocument.PropertiesOf(change.Record.GetType())))
                continue;
            if (change.Record is HubName name)
                hubs.Add(name.HubId);
            else if (change.Record is Hub hub && change.Kind != ChangeKind.Deleted)
                hubs.Add(hub.Id);
            else if (change.Record is HubCarrier part)
                carriers.Add(part.CarrierId);
            else if (change.Record is Carrier carrier && change.Kind != ChangeKind.Deleted)
                carriers.Add(carrier.Id);
            else if (change.Record is FormerCommune former)
                communes.Add(former.CommuneId);
            else if (change.Record is Commune commune && change.Kind != ChangeKind.Deleted)
                communes.Add(commune.Id);
            else if (change.Record is Commune lost)
                gone.Add(SearchDocument.IdOf(SearchType.Commune, lost.Id));
            else if (change.Record is Hub deleted)
                gone.Add(SearchDocument.IdOf(SearchType.Hub, deleted.Id));
            else if (change.Record is Carrier removed)
                gone.Add(SearchDocument.IdOf(SearchType.Carrier, removed.Id));
            else if (SearchDocument.Of(change.Record) is { } document && change.Kind != ChangeKind.Deleted)
                documents.Add(document);
            else if (SearchDocument.Of(change.Record) is { } old)
                gone.Add(old.Id);
        }
        if (hubs.Count > 0)
            documents.AddRange(await OfHubsAsync(hubs, cancellationToken));
        if (carriers.Count > 0)
            documents.AddRange(await OfCarriersAsync(carriers, cancellationToken));
        if (communes.Count > 0)
            documents.AddRange(await OfCommunesAsync(context.Communes.Where(commune => communes.Contains(commune.Id)), cancellationToken));
        await _table.RemoveAsync(gone, cancellationToken);
        await _table.WriteAsync(documents, cancellationToken);
    }

    /// <summary>Follows the insertion of many rows.</summary>
    public async Task FollowInsertAsync<T>(IReadOnlyCollection<T> inserted, CancellationToken cancellationToken)
    {
        // A commune's document holds what is inserted after it.
        if (SearchDocument.PropertiesOf(typeof(T)).Count == 0 || typeof(T) == typeof(Commune) || typeof(T) == typeof(FormerCommune))
            return;
        IReadOnlyCollection<SearchDocument> documents = inserted switch
        {
            IReadOnlyCollection<Hub> hubs => await OfHubsAsync([.. hubs.Select(hub => hub.Id)], cancellationToken),
            IReadOnlyCollection<HubName> names => await OfHubsAsync([.. names.Select(name => name.HubId)], cancellationToken),
            IReadOnlyCollection<Carrier> carriers => await OfCarriersAsync([.. carriers.Select(carrier => carrier.Id)], cancellationToken),
            IReadOnlyCollection<HubCarrier> parts => await OfCarriersAsync([.. parts.Select(part => part.CarrierId)], cancellationToken),
            _ => [.. inserted.Select(row => SearchDocument.Of(row!)!)],
        };
        await _table.WriteAsync(documents, cancellationToken);
    }

    /// <summary>Writes everything anew. Nothing that the change log speaks of changes, so nothing is logged.</summary>
    public async Task RebuildAsync(CancellationToken cancellationToken)
    {
        await _table.ClearAsync(cancellationToken);
        await _table.WriteAsync(await OfHubsAsync([.. await context.Hubs.Select(hub => hub.Id).ToListAsync(cancellationToken)], cancellationToken), cancellationToken);
        await AddAsync<Carrier>(cancellationToken);
        await AddAsync<Region>(cancellationToken);
        await AddAsync<Department>(cancellationToken);
        await AddAsync<Intercommunality>(cancellationToken);
        await WriteAsync(await OfCommunesAsync(context.Communes.OrderBy(commune => commune.Id), cancellationToken), cancellationToken);
        await AddAsync<FundedProject>(cancellationToken);
        await AddAsync<Event>(cancellationToken);
    }

    /// <summary>Writes many documents.</summary>
    public async Task WriteAsync(IEnumerable<SearchDocument> documents, CancellationToken cancellationToken)
    {
        foreach (SearchDocument[] batch in documents.Chunk(BatchSize))
            await _table.WriteAsync(batch, cancellationToken);
    }

    private async Task AddAsync<T>(CancellationToken cancellationToken)
        where T : class, IRecord
    {
        for (long last = 0; ;)
        {
            long after = last;
            List<T> batch = await context.Set<T>().AsNoTracking().Where(record => record.Id > after).OrderBy(record => record.Id).Take(BatchSize).ToListAsync(cancellationToken);
            if (batch.Count == 0)
                return;
            await FollowInsertAsync(batch, cancellationToken);
            last = batch[^1].Id;
        }
    }

    private static async Task<List<SearchDocument>> OfCommunesAsync(IQueryable<Commune> communes, CancellationToken cancellationToken) =>
        [.. (await communes.AsNoTracking().AsSplitQuery()
            .Select(commune => new
            {
                commune.Id,
                commune.Name,
                commune.Code,
                PostalCodes = commune.PostalCodes.OrderBy(postal => postal.Code).Select(postal => postal.Code).ToList(),
                Former = commune.FormerCommunes.Where(former => former.Name != null).OrderBy(former => former.Code).Select(former => former.Name!).ToList(),
            })
            .ToListAsync(cancellationToken)).Select(commune => SearchDocument.OfCommune(commune.Id, commune.Name, commune.Code, commune.PostalCodes, commune.Former))];

    // Two writers may each change a name of one hub: the later one must see what the earlier one wrote.
    private async Task<List<SearchDocument>> OfHubsAsync(HashSet<long> keys, CancellationToken cancellationToken)
    {
        foreach (long key in keys.Order())
            await RowLocks.LockAsync<Hub>(context, key, cancellationToken);
        return [.. (await context.Hubs.Where(hub => keys.Contains(hub.Id))
            .Select(hub => new { hub.Id, hub.Name, OtherNames = hub.OtherNames.OrderBy(name => name.Id).Select(name => name.Name).ToList() })
            .ToListAsync(cancellationToken)).Select(hub => SearchDocument.OfHub(hub.Id, hub.Name, hub.OtherNames))];
    }

    private async Task<List<SearchDocument>> OfCarriersAsync(HashSet<long> keys, CancellationToken cancellationToken)
    {
        foreach (long key in keys.Order())
            await RowLocks.LockAsync<Carrier>(context, key, cancellationToken);
        return [.. (await context.Carriers.AsNoTracking().Where(carrier => keys.Contains(carrier.Id))
            .Select(carrier => new { Carrier = carrier, Printed = carrier.Hubs.Where(part => part.PrintedName != null).OrderBy(part => part.Id).Select(part => part.PrintedName!).ToList() })
            .ToListAsync(cancellationToken)).Select(one => SearchDocument.OfCarrier(one.Carrier, one.Printed))];
    }
}
