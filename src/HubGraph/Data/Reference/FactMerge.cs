using System.Linq.Expressions;
using System.Text.Encodings.Web;
using System.Text.Json;
using HubGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Data.Reference;

/// <summary>
/// Merges facts three ways: what the files say now, what they said at the last load, what the database holds. A field follows
/// the files only where the files changed it and nobody else did since.
/// </summary>
internal sealed class FactMerge
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly HubGraphContext _context;
    private readonly ChangeScope _scope;
    private readonly ILogger _logger;
    private readonly Dictionary<(string Type, string Key), ReferenceRecord> _references;
    private readonly HashSet<(string Type, string Key)> _stated = [];
    private readonly Dictionary<(string Type, string Key), long> _ids = [];

    private FactMerge(HubGraphContext context, ChangeScope scope, ILogger logger, IEnumerable<ReferenceRecord> references)
    {
        (_context, _scope, _logger) = (context, scope, logger);
        _references = references.ToDictionary(reference => (reference.RecordType, reference.Key));
    }

    public static async Task<FactMerge> BeginAsync(HubGraphContext context, ChangeScope scope, ILogger logger, CancellationToken cancellationToken) =>
        new(context, scope, logger, await context.ReferenceRecords.ToListAsync(cancellationToken));

    /// <summary>The key of the record with a fact's key, whoever wrote it; null when it was deleted.</summary>
    public long? Id<T>(string? key) => key is not null && _ids.TryGetValue((typeof(T).Name, key), out long id) ? id : null;

    /// <summary>The key of a record that the files made; null when it was deleted, or made by others under the same natural key.</summary>
    public long? OwnId<T>(string key) => _references.ContainsKey((typeof(T).Name, key)) ? Id<T>(key) : null;

    /// <summary>Merges the facts of one type, and saves them.</summary>
    public async Task ApplyAsync<T>(IEnumerable<Fact> facts, CancellationToken cancellationToken)
        where T : class
    {
        List<(Fact Fact, EntityEntry<T> Entry)> added = [];
        foreach (Fact fact in facts)
        {
            (string, string) name = (typeof(T).Name, fact.Key);
            _stated.Add(name);
            if (_references.TryGetValue(name, out ReferenceRecord? reference))
            {
                if (await FindAsync<T>(reference, fact, cancellationToken) is { } known)
                {
                    _ids[name] = reference.RecordId;
                    Merge(_context.Entry(known), reference, fact);
                }
            }
            else if (await FindTakenAsync<T>(fact, cancellationToken) is { } taken)
            {
                if (taken is IRecord record)
                    _ids[name] = record.Id;
            }
            else
            {
                added.Add((fact, Add<T>(fact)));
            }
        }
        await _scope.SaveAsync(cancellationToken);
        foreach ((Fact fact, EntityEntry<T> entry) in added)
        {
            ReferenceRecord reference = new() { RecordType = typeof(T).Name, Key = fact.Key, RecordId = (entry.Entity as IRecord)?.Id ?? 0, Values = Write(fact) };
            _references[(reference.RecordType, reference.Key)] = reference;
            _ids[(reference.RecordType, reference.Key)] = reference.RecordId;
            _context.Add(reference);
        }
    }

    /// <summary>Facts that the files no longer state stay: nobody has said that they ceased to hold.</summary>
    public void WarnOfGoneFacts()
    {
        foreach ((string type, string key) in _references.Keys.Except(_stated))
            _logger.FactKept(type, key);
    }

    private EntityEntry<T> Add<T>(Fact fact)
        where T : class
    {
        EntityEntry<T> entry = _context.Entry(Activator.CreateInstance<T>());
        foreach ((string property, object? value) in fact.Values)
            entry.Property(property).CurrentValue = value;
        Settle(entry);
        entry.State = EntityState.Added;
        return entry;
    }

    private static void Merge(EntityEntry entry, ReferenceRecord reference, Fact fact)
    {
        Dictionary<string, string?> last = JsonSerializer.Deserialize<Dictionary<string, string?>>(reference.Values)!;
        foreach ((string name, object? value) in fact.Values)
        {
            PropertyEntry property = entry.Property(name);
            string? lastLoaded = last.GetValueOrDefault(name);
            if (Fact.Text(value) != lastLoaded && Fact.Text(property.CurrentValue) == lastLoaded)
                property.CurrentValue = value;
        }
        Settle(entry);
        reference.Values = Write(fact);
    }

    // What a coverage's dates mean is kept beside them.
    private static void Settle(EntityEntry entry)
    {
        if (entry.Entity is Coverage coverage)
            coverage.Date(coverage.Since, coverage.NotBefore, coverage.Until, coverage.Disputed, coverage.AttestedOn, coverage.LastAttestedOn);
    }

    private async Task<T?> FindAsync<T>(ReferenceRecord reference, Fact fact, CancellationToken cancellationToken)
        where T : class
    {
        IKey key = _context.Model.FindEntityType(typeof(T))!.FindPrimaryKey()!;
        object?[] values = typeof(IRecord).IsAssignableFrom(typeof(T)) ? [reference.RecordId] : [.. key.Properties.Select(property => fact.Values[property.Name])];
        return await _context.FindAsync<T>(values, cancellationToken);
    }

    // A record of someone else under the same natural key.
    private async Task<T?> FindTakenAsync<T>(Fact fact, CancellationToken cancellationToken)
        where T : class
    {
        IEntityType type = _context.Model.FindEntityType(typeof(T))!;
        IEnumerable<IReadOnlyList<IProperty>> keys = type.GetIndexes().Where(index => index.IsUnique).Select(index => index.Properties).Append(type.FindPrimaryKey()!.Properties);
        foreach (IReadOnlyList<IProperty> key in keys.Where(key => key.All(property => fact.Values.GetValueOrDefault(property.Name) is not null)))
        {
            if (await _context.Set<T>().FirstOrDefaultAsync(Equal<T>(key, fact), cancellationToken) is { } taken)
                return taken;
        }
        return null;
    }

    private static Expression<Func<T, bool>> Equal<T>(IReadOnlyList<IProperty> key, Fact fact)
    {
        ParameterExpression row = Expression.Parameter(typeof(T), "row");
        return Expression.Lambda<Func<T, bool>>(
            key.Select(property => (Expression)Expression.Equal(
                    Expression.Call(typeof(EF), nameof(EF.Property), [property.ClrType], row, Expression.Constant(property.Name)),
                    Expression.Constant(fact.Values[property.Name], property.ClrType)))
                .Aggregate(Expression.AndAlso),
            row);
    }

    private static string Write(Fact fact) => JsonSerializer.Serialize(fact.Values.ToDictionary(pair => pair.Key, pair => Fact.Text(pair.Value)), s_json);
}
