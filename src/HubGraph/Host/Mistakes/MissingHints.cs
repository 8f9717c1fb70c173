using GraphQL.Execution;
using HubGraph.Concepts.Carriers;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Territories;
using HubGraph.Data;
using HubGraph.Data.Model;
using HubGraph.Data.Search;
using HubGraph.Graph;
using HubGraph.Planning.Execution;
using HubGraph.Transport.Options;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Host.Mistakes;

/// <summary>Says by which key a record is found where a name or another code was given: in the extensions, beside the null.</summary>
internal sealed class MissingHints(
    ContextReads reads, SearchReader search, ConceptCatalog concepts, ReadCallerOf callerOf, TransportOptions transport)
{
    private const string Extension = "hints";
    private const int MaxHints = 5;
    private const int MaxFound = 3;
    private const int LongestName = 100;
    private const int ShortestWord = 2;

    /// <summary>Explains the root fields of a query that found nothing.</summary>
    public async ValueTask ExplainAsync(IExecutionContext context, IReadOnlyList<MissingRecord> missing)
    {
        if (!transport.Introspection)
            return;
        List<object> hints = [];
        foreach (MissingRecord record in missing.Take(MaxHints))
        {
            try
            {
                if (await HintAsync(callerOf(context.UserContext), record, context.CancellationToken) is { } hint)
                    hints.Add(new Dictionary<string, object?> { ["path"] = new[] { record.Path }, ["message"] = hint });
            }
            catch (Exception) when (!context.CancellationToken.IsCancellationRequested)
            {
                // Nothing is missing from the answer without it.
            }
        }
        if (hints.Count > 0)
            context.OutputExtensions[Extension] = hints;
    }

    private async ValueTask<string?> HintAsync(ReadCaller caller, MissingRecord record, CancellationToken stop)
    {
        if (record.Concept == nameof(Commune) && record.Value.Length == 5 && record.Value.All(char.IsAsciiDigit)
            && await CommunesAsync(caller, record.Value, stop) is { Count: > 0 } communes)
            return Say($"'{record.Value}' is a postal code; a commune is looked up by its INSEE code: {Listed(record, communes)}.");
        List<(string Key, string Name)> found = await FoundAsync(caller, record, stop);
        return found.Count == 0 ? null
            : Say($"There is no {record.Concept} with the {record.Argument} '{record.Value}'.") + " "
                + Say($"Did you mean {Listed(record, found)}?");
    }

    private string Say(string sentence) => transport.Mistakes.Translate(sentence);

    private static string Listed(MissingRecord record, IEnumerable<(string Key, string Name)> found) =>
        string.Join(", ", found.Select(each => $"{record.Argument}: \"{each.Key}\" ({each.Name})"));

    private ValueTask<List<(string, string)>> CommunesAsync(ReadCaller caller, string postalCode, CancellationToken stop) => reads.RunAsync(
        caller, WorkKind.None,
        async (context, stop) => (await context.Communes.Where(commune => commune.PostalCodes.Any(postal => postal.Code == postalCode))
            .OrderByDescending(commune => commune.Population).Take(MaxFound)
            .Select(commune => new { commune.Code, commune.Name }).ToListAsync(stop))
            .ConvertAll(commune => (commune.Code, commune.Name)),
        stop);

    private async ValueTask<List<(string Key, string Name)>> FoundAsync(ReadCaller caller, MissingRecord record, CancellationToken stop)
    {
        if (concepts.Searched.FirstOrDefault(searched => searched.Record.Name == record.Concept) is not { } searched
            || record.Value.Length > LongestName)
            return [];
        // A code without its leading zero.
        SearchQuery query = new(record.Value is [>= '0' and <= '9'] ? $"0{record.Value}" : record.Value, [searched.Number]);
        if (query.LongestWord < ShortestWord || query.Stems.Count == 0)
            return [];
        long[] keys = [.. (await search.ReadAsync(caller, query, null, MaxFound, stop)).Select(hit => SearchDocument.RecordOf(hit.Id).Key)];
        if (keys.Length == 0)
            return [];
        List<(long Id, string? Key, string Name)> records = await reads.RunAsync(
            caller, WorkKind.None, (context, stop) => KeysAsync(context, record, keys, stop), stop);
        return
        [
            .. keys.Select(key => records.Find(each => each.Id == key)).Where(each => each.Key is not null)
                .Select(each => (each.Key!, each.Name)),
        ];
    }

    private static async Task<List<(
        long Id, string? Key, string Name)>> KeysAsync(HubGraphContext context, MissingRecord record, long[] keys, CancellationToken stop)
    {
        IQueryable<Named> named = record.Concept switch
        {
            nameof(Hub) => context.Hubs.Select(hub => new Named { Id = hub.Id, Key = hub.Slug, Name = hub.Name }),
            nameof(Carrier) when record.Argument == "siret" =>
                context.Carriers.Select(carrier => new Named { Id = carrier.Id, Key = carrier.Siret, Name = carrier.Name }),
            nameof(Carrier) => context.Carriers.Select(carrier => new Named { Id = carrier.Id, Key = carrier.Slug, Name = carrier.Name }),
            nameof(Region) => context.Regions.Select(region => new Named { Id = region.Id, Key = region.Code, Name = region.Name }),
            nameof(Department) =>
                context.Departments.Select(department => new Named { Id = department.Id, Key = department.Code, Name = department.Name }),
            nameof(Intercommunality) => context.Intercommunalities.Select(
                intercommunality => new Named { Id = intercommunality.Id, Key = intercommunality.Siren, Name = intercommunality.Name }),
            _ => context.Communes.Select(commune => new Named { Id = commune.Id, Key = commune.Code, Name = commune.Name }),
        };
        return (await named.Where(each => EF.Parameter(keys).Contains(each.Id)).ToListAsync(stop))
            .ConvertAll(each => (each.Id, each.Key, each.Name));
    }

    // Not by a constructor, which EF cannot look through.
    private sealed record Named
    {
        public required long Id { get; init; }
        public required string? Key { get; init; }
        public required string Name { get; init; }
    }
}
