using System.Globalization;

namespace HubGraph.Planning.Sql;

/// <summary>
/// What the parts of one statement share while it is written: its parameters and its table aliases. Every value of a client is a
/// parameter.
/// </summary>
public sealed class SqlScope(Dialect dialect)
{
    private readonly List<object> _parameters = [];
    private int _aliases;

    public Dialect Dialect { get; } = dialect;

    /// <summary>Adds a value and answers its placeholder.</summary>
    public string Add(object value)
    {
        _parameters.Add(value is Given given ? new RunValue(given.Place) : value);
        return Dialect.Placeholder(_parameters.Count);
    }

    /// <summary>
    /// Begins a statement over keys: adds their parameters and answers the table that holds them, null where there is one key at
    /// a time.
    /// </summary>
    public string? AddKeys()
    {
        string? table = Dialect.KeysTable(Add(Statement.Keys));
        if (table is null)
            Add(Statement.Rank);
        return table;
    }

    /// <summary>A table alias that is not in use.</summary>
    public string NewAlias() => string.Create(CultureInfo.InvariantCulture, $"a{++_aliases}");

    /// <summary>The finished statement.</summary>
    public Statement Finish(string sql) => new(sql, [.. _parameters]);
}

/// <summary>
/// A statement and the values of its parameters, in order: <c>long</c>, <c>string</c>, <c>bool</c>, <c>DateOnly</c>,
/// <c>DateTime</c>, arrays of <c>long</c> and <c>string</c>, functions of a <c>DateOnly</c> that is
/// known when the statement runs, and the markers <see cref="Keys"/> and <see cref="Rank"/>; for what a client gives with its
/// variables, only the place among the values of each run.
/// </summary>
public sealed record Statement(string Sql, object[] Parameters)
{
    /// <summary>
    /// Stands for the keys of the level above, known when that was read: all of them or, where a statement is executed for each,
    /// one.
    /// </summary>
    public static readonly object Keys = new();

    /// <summary>Stands for the rank of the one key.</summary>
    public static readonly object Rank = new();
}
