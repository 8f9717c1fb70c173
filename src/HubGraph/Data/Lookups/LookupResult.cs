using System.Data.Common;
using HubGraph.Concepts.Persons;
using HubGraph.Concepts.Territories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace HubGraph.Data.Lookups;

/// <summary>All that a write refers to, found in one statement, however many rows it has.</summary>
public sealed class LookupResult
{
    private readonly Dictionary<(Type, string), Found> _byNaturalKey = [];
    private readonly Dictionary<(Type, long), Found> _byKey = [];

    private LookupResult(IEnumerable<Found> found)
    {
        foreach (Found each in found)
        {
            if (each.NaturalKey is { } key)
                _byNaturalKey[(each.Type, key)] = each;
            _byKey[(each.Type, each.Id)] = each;
        }
    }

    /// <summary>The record of a type with a natural key; null when there is none. A former commune's code finds the current one.</summary>
    public Found? this[Type type, string naturalKey] =>
        _byNaturalKey.GetValueOrDefault((type, naturalKey)) ?? (type == typeof(Commune) ? this[typeof(FormerCommune), naturalKey] : null);

    /// <summary>The record of a type with a key; null when there is none.</summary>
    public Found? this[Type type, long key] => _byKey.GetValueOrDefault((type, key));

    /// <summary>The record with a natural key, if one is given; null when there is none.</summary>
    public Found? Find<T>(string? naturalKey) => naturalKey is null ? null : this[typeof(T), naturalKey];

    /// <summary>The person who writes; null when it is the first time.</summary>
    public Found? Person => _byKey.Values.FirstOrDefault(found => found.Type == typeof(Person));

    /// <summary>Finds, inside the context's transaction.</summary>
    public static async Task<LookupResult> FindAsync(HubGraphContext context, LookupRequest request, CancellationToken cancellationToken)
    {
        LookupStatement statement = LookupStatement.Of(context.Model, context.Dialect, request);
        if (statement.Sql.Length == 0)
            return new LookupResult([]);
        await using DbCommand command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = statement.Sql;
        foreach (object list in statement.Parameters)
            context.AddList(command, list);
        List<Found> found = [];
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            found.Add(statement.Read(reader));
        return new LookupResult(found);
    }
}
