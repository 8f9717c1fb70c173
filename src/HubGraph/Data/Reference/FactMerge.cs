using System.Globalization;
using System.Linq.Expressions;
using System.Text.Encodings.Web;
using System.Text.Json;
using HubGraph.Concepts;
using HubGraph.Concepts.Coverages;
using HubGraph.Data.Changes;
using HubGraph.Data.Model;
using HubGraph.Data.Startup;
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
    private readonly Stack<Func<CancellationToken, Task>> _removals = [];
    private readonly Dictionary<(string Type, string Key), long> _ids = [];
    private readonly bool _isFirst;

    private FactMerge(HubGraphContext context, ChangeScope scope, ILogger logger, IEnumerable<ReferenceRecord> references, bool isFirst)
    {
        (_context, _scope, _logger, _isFirst) = (context, scope, logger, isFirst);
        _references = references.ToDictionary(reference => (reference.RecordType, reference.Key));
    }

    public static async Task<FactMerge> BeginAsync(
        HubGraphContext context, ChangeScope scope, ILogger logger, CancellationToken cancellationToken) =>
        new(
            context,
            scope,
            logger,
            await context.ReferenceRecords.ToListAsync(cancellationToken),
            isFirst: !await context.Changes.AnyAsync(cancellationToken));

    /// <summary>The key of the record with a fact's key, whoever wrote it; null when it was deleted.</summary>
    public long? Id<T>(string? key) => key is not null && _ids.TryGetValue((typeof(T).Name, key), out long id) ? id : null;

    /// <summary>The key of a record that the files made; null when it was deleted, or made by others under the same natural key.</summary>
    public long? OwnId<T>(string key) => _references.ContainsKey((typeof(T).Name, key)) ? Id<T>(key) : null;

    /// <summary>Merges the facts of one type, and saves them.</summary>
    public async Task ApplyAsync<T>(IEnumerable<Fact> facts, CancellationToken cancellationToken)
        where T : class
    {
        _removals.Push(RemoveGoneAsync<T>);
        IEntityType type = _context.Model.FindEntityType(typeof(T))!;
        List<(Fact Fact, T Row)> added = [];
        foreach (Fact fact in facts)
        {
            (string, string) name = (typeof(T).Name, fact.Key);
            _stated.Add(name);
            if (_references.TryGetValue(name, out ReferenceRecord? reference))
            {
                if (await FindAsync<T>(reference, property => fact.Values[property.Name], cancellationToken) is { } known)
                {
                    _ids[name] = reference.RecordId;
                    Merge(_context.Entry(known), reference, fact);
                }
            }
            else if (!_isFirst && await FindTakenAsync<T>(fact, cancellationToken) is { } taken)
            {
                if (taken is IRecord record)
                    _ids[name] = record.Id;
            }
            else
            {
                added.Add((fact, Make<T>(type, fact)));
            }
        }
        if (!_isFirst)
            _context.AddRange(added.Select(each => each.Row));
        await _scope.SaveAsync(cancellationToken);
        // Before anybody wrote: a first start would wait for what the context learns about each type.
        if (_isFirst)
            await _scope.InsertAsync([.. added.Select(each => each.Row)], cancellationToken);
        ReferenceRecord[] references =
            [
                .. added.Select(each =>
                    new ReferenceRecord
                    {
                        RecordType = typeof(T).Name,
                        Key = each.Fact.Key,
                        RecordId = (each.Row as IRecord)?.Id ?? 0,
                        Values = Write(each.Fact),
                    }),
            ];
        await _scope.InsertAsync(references, cancellationToken);
        foreach (ReferenceRecord reference in references)
            (_references[(reference.RecordType, reference.Key)], _ids[(reference.RecordType, reference.Key)]) = (
                reference, reference.RecordId);
    }

    /// <summary>
    /// Removes what the files no longer state: what ceased to hold has an end there, so what is gone was wrong. What others
    /// wrote to or speak of stays.
    /// </summary>
    public async Task RemoveGoneAsync(CancellationToken cancellationToken)
    {
        // Parts before what they are parts of.
        foreach (Func<CancellationToken, Task> remove in _removals)
            await remove(cancellationToken);
    }

    private async Task RemoveGoneAsync<T>(CancellationToken cancellationToken)
        where T : class
    {
        foreach (ReferenceRecord gone in _references.Values.Where(
            reference => reference.RecordType == typeof(T).Name && !_stated.Contains((reference.RecordType, reference.Key))))
        {
            Dictionary<string, string?> last = ValuesOf(gone);
            T? row = await FindAsync<T>(gone, property => Parse(property, last[property.Name]), cancellationToken);
            if (row is not null
                && (
                    await IsTouchedAsync(_context.Entry(row), gone, last, cancellationToken)
                        || await IsReferredToAsync(_context.Entry(row), cancellationToken)))
            {
                _logger.FactKept(gone.RecordType, gone.Key);
                continue;
            }
            if (row is not null)
                _context.Remove(row);
            _context.Remove(gone);
        }
        await _scope.SaveAsync(cancellationToken);
    }

    private async Task<bool> IsTouchedAsync(
        EntityEntry entry, ReferenceRecord gone, Dictionary<string, string?> last, CancellationToken cancellationToken) =>
        last.Any(value =>
            entry.Metadata.FindProperty(value.Key) is { } property && Fact.Text(entry.Property(property).CurrentValue) != value.Value)
        || (entry.Entity is IRecord && await _context.Changes.AnyAsync(
            change => change.RecordType == gone.RecordType && change.RecordId == gone.RecordId && change.Actor != Installer.Actor,
            cancellationToken));

    private async Task<bool> IsReferredToAsync(EntityEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Entity is not IRecord record)
            return false;
        foreach (IForeignKey reference in entry.Metadata.GetReferencingForeignKeys())
        {
            string table = reference.DeclaringEntityType.GetTableName()!, column = reference.Properties[0].GetColumnName();
            string sql = $"SELECT 1 AS \"Value\" FROM {table} WHERE {column} = {{0}} LIMIT 1";
            if (await _context.Database.SqlQueryRaw<int>(sql, record.Id).AnyAsync(cancellationToken))
                return true;
        }
        return false;
    }

    private static object? Parse(IProperty property, string? text) =>
        property.ClrType.IsEnum ? Enum.GetValues(property.ClrType).Cast<Enum>().First(name => EnumNames.Of(name) == text)
        : Convert.ChangeType(text, property.ClrType, CultureInfo.InvariantCulture);

    private static T Make<T>(IEntityType type, Fact fact)
        where T : class
    {
        T row = Activator.CreateInstance<T>();
        foreach ((string property, object? value) in fact.Values)
            type.FindProperty(property)!.PropertyInfo!.SetValue(row, value);
        Settle(row);
        return row;
    }

    private static void Merge(EntityEntry entry, ReferenceRecord reference, Fact fact)
    {
        Dictionary<string, string?> last = ValuesOf(reference);
        foreach ((string name, object? value) in fact.Values)
        {
            PropertyEntry property = entry.Property(name);
            string? lastLoaded = last.GetValueOrDefault(name);
            if (Fact.Text(value) != lastLoaded && Fact.Text(property.CurrentValue) == lastLoaded)
                property.CurrentValue = value;
        }
        Settle(entry.Entity);
        reference.Values = Write(fact);
    }

    // What a coverage's dates mean is kept beside them.
    private static void Settle(object record)
    {
        if (record is Coverage coverage)
            coverage.Date(
                coverage.Since, coverage.NotBefore, coverage.Until, coverage.Disputed, coverage.AttestedOn, coverage.LastAttestedOn);
    }

    private async Task<T?> FindAsync<T>(ReferenceRecord reference, Func<IProperty, object?> valueOf, CancellationToken cancellationToken)
        where T : class
    {
        IKey key = _context.Model.FindEntityType(typeof(T))!.FindPrimaryKey()!;
        object?[] values = typeof(IRecord).IsAssignableFrom(typeof(T)) ? [reference.RecordId] : [.. key.Properties.Select(valueOf)];
        return await _context.FindAsync<T>(values, cancellationToken);
    }

    // A record of someone else under the same natural key.
    private async Task<T?> FindTakenAsync<T>(Fact fact, CancellationToken cancellationToken)
        where T : class
    {
        IEntityType type = _context.Model.FindEntityType(typeof(T))!;
        IEnumerable<IReadOnlyList<IProperty>> keys = type.GetIndexes().Where(index => index.IsUnique).Select(index => index.Properties)
            .Append(type.FindPrimaryKey()!.Properties);
        foreach (IReadOnlyList<IProperty> key in keys.Where(
            key => key.All(property => fact.Values.GetValueOrDefault(property.Name) is not null)))
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

    private static Dictionary<string, string?> ValuesOf(ReferenceRecord reference) =>
        JsonSerializer.Deserialize<Dictionary<string, string?>>(reference.Values)!;

    private static string Write(Fact fact) =>
        JsonSerializer.Serialize(fact.Values.ToDictionary(pair => pair.Key, pair => Fact.Text(pair.Value)), s_json);
}
