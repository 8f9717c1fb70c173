using System.Data.Common;
using System.Globalization;
using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Persons;
using HubGraph.Concepts.Territories;
using HubGraph.Planning.Sql;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Data.Lookups;

/// <summary>The statement of a lookup: a branch for each type that is asked for, by natural keys or by keys.</summary>
internal sealed class LookupStatement
{
    private readonly IModel _model;
    private readonly Dialect _dialect;
    private readonly List<string> _branches = [];
    private readonly List<Type> _types = [];

    private LookupStatement(IModel model, Dialect dialect) => (_model, _dialect) = (model, dialect);

    public List<object> Parameters { get; } = [];

    public string Sql => string.Join(" UNION ALL ", _branches);

    /// <summary>The statement of a request.</summary>
    public static LookupStatement Of(IModel model, Dialect dialect, LookupRequest request)
    {
        LookupStatement statement = new(model, dialect);
        foreach ((Type type, HashSet<string> keys) in request.NaturalKeys)
        {
            statement.AddNamed(type, keys, type == typeof(Activity) ? request.NaturalKeys[typeof(Hub)] : null);
            if (type == typeof(Commune))
                statement.AddNamed(typeof(FormerCommune), keys);
        }
        foreach ((Type type, HashSet<long> keys) in request.Keys)
            statement.Add(statement._model.FindEntityType(type)!, "CAST(NULL AS text)", statement.In("t.id", keys));
        if (request.Person is { } person)
            statement.AddNamed(typeof(Person), [person.Subject], [person.Issuer]);
        return statement;
    }

    /// <summary>A row of its result.</summary>
    public Found Read(DbDataReader row) => new()
    {
        Type = _types[row.GetInt32(0)],
        Id = row.GetInt64(1),
        NaturalKey = Text(row, 2),
        HubId = Number(row, 3),
        IntercommunalityId = Number(row, 4),
        DepartmentId = Number(row, 5),
        RegionId = Number(row, 6),
        Text = Text(row, 7),
        Text2 = Text(row, 8),
        Day = row.IsDBNull(9) ? null : row.GetFieldValue<DateOnly>(9),
    };

    // A natural key of two columns is one among the records that have the first.
    private void AddNamed(Type type, IEnumerable<string> keys, IEnumerable<string>? among = null)
    {
        IEntityType entity = _model.FindEntityType(type)!;
        IReadOnlyList<IProperty> columns = LookupColumns.NaturalKey(entity);
        string key = LookupColumns.Of(columns[^1]);
        string condition = In(key, keys);
        if (among is not null)
            condition += $" AND {Among(columns[0], among)}";
        Add(entity, key, condition);
    }

    private string Among(IProperty column, IEnumerable<string> keys)
    {
        if (!column.IsForeignKey())
            return In(LookupColumns.Of(column), keys);
        IEntityType parent = column.GetContainingForeignKeys().First().PrincipalEntityType;
        string found = In(LookupColumns.Of(LookupColumns.NaturalKey(parent)[^1]), keys);
        return $"{LookupColumns.Of(column)} IN (SELECT t.id FROM {LookupColumns.From(parent)} WHERE {found})";
    }

    private void Add(IEntityType entity, string naturalKey, string condition)
    {
        string others = entity.GetOrAddRuntimeAnnotationValue("HubGraph:Lookup", type => LookupColumns.Others(type!, _dialect), entity);
        string kind = _types.Count.ToString(CultureInfo.InvariantCulture);
        string columns = string.Join(", ", kind, LookupColumns.Key(entity), naturalKey, others);
        _branches.Add($"SELECT {columns} FROM {LookupColumns.From(entity)} WHERE {condition}");
        _types.Add(entity.ClrType);
    }

    private string In<TValue>(string expression, IEnumerable<TValue> values)
    {
        Parameters.Add(values.ToArray());
        return _dialect.In(expression, _dialect.Placeholder(Parameters.Count));
    }

    private static long? Number(DbDataReader row, int ordinal) => row.IsDBNull(ordinal) ? null : row.GetInt64(ordinal);

    private static string? Text(DbDataReader row, int ordinal) => row.IsDBNull(ordinal) ? null : row.GetString(ordinal);
}
