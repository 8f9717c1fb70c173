using System.Reflection;
using System.Text.Json;
using HubGraph.Concepts;
using HubGraph.Concepts.Territories;
using HubGraph.Data.Model;
using HubGraph.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Data.Changes;

/// <summary>Which regions lines of the change log concern: where a record lies, and where it lay before the line.</summary>
internal static class ChangeRegions
{
    private const string Field = "region";

    // As it stands in the log, where a quote inside a text is escaped.
    private const string Key = $"\"{Field}\":";

    private const string Property = "RegionId";

    private static readonly MethodInfo s_locate = (
        (Func<HubGraphContext, long[], IQueryable<Located>>)Locate<Region>).Method.GetGenericMethodDefinition();

    private sealed record Located(long Id, long? RegionId);

    // Those of the entities that say so by a property.
    private static Dictionary<string, Type> LocatedIn(IModel model) => model.GetEntityTypes().Select(type => type.ClrType)
        .Where(type => type.IsAssignableTo(typeof(IRecord)) && !type.IsAbstract && type.GetProperty(Property) is not null)
        .ToDictionary(type => type.Name);

    private static IQueryable<Located> Locate<T>(HubGraphContext context, long[] ids)
        where T : class, IRecord =>
        context.Set<T>().Where(record => EF.Parameter(ids).Contains(record.Id))
            .Select(record => new Located(record.Id, EF.Property<long?>(record, Property)));

    /// <summary>The regions by the lines' ids.</summary>
    public static async Task<ILookup<long, long>> OfAsync(IDbContextFactory<HubGraphContext> contexts, IReadOnlyList<ChangeLine> lines)
    {
        List<(long Line, long Region)> found =
            [.. lines.Where(line => line.RecordType == nameof(Region)).Select(line => (line.Id, line.RecordId))];
        await using HubGraphContext context = contexts.CreateDbContext();
        Dictionary<string, Type> types = LocatedIn(context.Model);
        IGrouping<string, ChangeLine>[] located =
            [.. lines.Where(line => types.ContainsKey(line.RecordType)).GroupBy(line => line.RecordType)];
        if (located.Length > 0)
        {
            foreach (IGrouping<string, ChangeLine> type in located)
            {
                long[] ids = [.. type.Select(line => line.RecordId).Distinct()];
                Dictionary<long, long?> regions = await s_locate.MakeGenericMethod(types[type.Key])
                    .CreateDelegate<Func<HubGraphContext, long[], IQueryable<Located>>>()(context, ids)
                        .ToDictionaryAsync(record => record.Id, record => record.RegionId);
                found.AddRange(
                    type.Where(line => regions.GetValueOrDefault(line.RecordId) is not null)
                        .Select(line => (line.Id, regions[line.RecordId]!.Value)));
            }
            long[] updates = [.. located.SelectMany(type => type).Where(line => line.Kind != ChangeKind.Created).Select(line => line.Id)];
            if (updates.Length > 0)
            {
                foreach (var change in await context.Changes.Where(change => EF.Parameter(updates).Contains(change.Id))
                    .Select(change => new { change.Id, change.Before, change.After }).ToListAsync())
                    found.AddRange(
                        new[] { change.Before, change.After }.Select(Named).OfType<long>().Select(region => (change.Id, region)));
            }
        }
        return found.Distinct().ToLookup(pair => pair.Line, pair => pair.Region);
    }

    private static long? Named(string? fields)
    {
        if (fields?.Contains(Key, StringComparison.Ordinal) != true)
            return null;
        using JsonDocument json = JsonDocument.Parse(fields);
        return json.RootElement.TryGetProperty(Field, out JsonElement id)
            && id.ValueKind == JsonValueKind.String
            && GlobalId.TryDecode(id.GetString()!, out _, out long key)
            ? key
            : null;
    }
}
