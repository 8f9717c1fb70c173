using System.Data.Common;
using System.Globalization;
using HubGraph.Planning.Sql;

namespace HubGraph.Data.Lookups;

/// <summary>The statement of a lookup in the making: a branch for each kind that is wanted.</summary>
internal sealed class LookupStatement(Dialect dialect)
{
    private const string NoNumber = "CAST(NULL AS bigint)";
    private const string NoText = "CAST(NULL AS text)";
    private const string NoDay = "CAST(NULL AS date)";
    private readonly List<string> _branches = [];

    public List<object> Parameters { get; } = [];

    public string Sql => string.Join(" UNION ALL ", _branches);

    /// <summary>Wants the rows whose key is among some: nothing where there are none.</summary>
    public void Among<TKey>(
        FoundKind kind,
        IReadOnlyCollection<TKey> keys,
        string key,
        string from,
        string places = $"{NoNumber}, {NoNumber}, {NoNumber}",
        string hub = NoNumber,
        string text = NoText,
        string text2 = NoText,
        string day = NoDay,
        string? and = null)
    {
        if (keys.Count == 0)
            return;
        string keyText = typeof(TKey) == typeof(string) ? key : NoText;
        string condition = and is null ? In(key, keys) : $"{In(key, keys)} AND {and}";
        _branches.Add(string.Create(CultureInfo.InvariantCulture, $"SELECT {(int)kind}, t.id, {keyText}, {hub}, {places}, {text}, {text2}, {day} FROM {from} WHERE {condition}"));
    }

    /// <summary>The condition that an expression is among values.</summary>
    public string In<TValue>(string expression, IEnumerable<TValue> values)
    {
        Parameters.Add(values.ToArray());
        return dialect.In(expression, dialect.Placeholder(Parameters.Count));
    }

    /// <summary>The day of an instant.</summary>
    public string DayOf(string instant) => dialect is SqliteDialect ? $"date({instant})" : $"CAST({instant} AS date)";

    public static Found Read(DbDataReader row) => new()
    {
        Kind = (FoundKind)row.GetInt32(0),
        Id = row.GetInt64(1),
        Key = row.IsDBNull(2) ? null : row.GetString(2),
        HubId = Number(row, 3),
        IntercommunalityId = Number(row, 4),
        DepartmentId = Number(row, 5),
        RegionId = Number(row, 6),
        Text = row.IsDBNull(7) ? null : row.GetString(7),
        Text2 = row.IsDBNull(8) ? null : row.GetString(8),
        Day = Date(row, 9),
    };

    private static long? Number(DbDataReader row, int ordinal) => row.IsDBNull(ordinal) ? null : row.GetInt64(ordinal);

    private static DateOnly? Date(DbDataReader row, int ordinal) => row.IsDBNull(ordinal) ? null : row.GetFieldValue<DateOnly>(ordinal);
}
