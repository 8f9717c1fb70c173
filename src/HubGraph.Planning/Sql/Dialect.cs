namespace HubGraph.Planning.Sql;

/// <summary>Where databases differ in the SQL that planning writes. Expressions and names come from declarations, values are placeholders.</summary>
public abstract class Dialect
{
    /// <summary>The placeholder of a parameter, counted from 1.</summary>
    public abstract string Placeholder(int index);

    /// <summary>A table <c>k</c> of the keys of a parameter, with the columns <see cref="Key"/> and <see cref="Rank"/>.</summary>
    public abstract string KeysTable(string placeholder);

    /// <summary>The column of <see cref="KeysTable"/> that holds the key.</summary>
    public abstract string Key { get; }

    /// <summary>The expression over <see cref="KeysTable"/> that gives the key's rank, from 0.</summary>
    public abstract string Rank { get; }

    /// <summary>Whether a FROM clause may refer to the table before it (LATERAL).</summary>
    public abstract bool HasLateral { get; }

    /// <summary>What follows ORDER BY's direction so that nulls sort lowest.</summary>
    public abstract string NullsLowest(bool descending);

    /// <summary>The expression is among the values of one array parameter.</summary>
    public abstract string In(string expression, string placeholder);

    /// <summary>The expression contains the value.</summary>
    public abstract string Contains(string expression, string placeholder);

    /// <summary>The expression ends with the value, which is not empty.</summary>
    public abstract string EndsWith(string expression, string placeholder);

    /// <summary>A column's values as JSON strings joined by commas in order, as an aggregate; null when there are none.</summary>
    public abstract string JoinTexts(string column, string orderColumn);
}

/// <summary>SQLite 3.44 and later.</summary>
public sealed class SqliteDialect : Dialect
{
    public static readonly SqliteDialect Instance = new();

    public override string Key => "k.value";
    public override string Rank => "k.key";
    public override bool HasLateral => false;
    public override string Placeholder(int index) => $"?{index}";
    public override string KeysTable(string placeholder) => $"json_each({placeholder}) k";
    public override string NullsLowest(bool descending) => "";
    public override string In(string expression, string placeholder) => $"{expression} IN (SELECT value FROM json_each({placeholder}))";
    public override string Contains(string expression, string placeholder) => $"instr({expression}, {placeholder}) > 0";
    public override string EndsWith(string expression, string placeholder) => $"substr({expression}, -length({placeholder})) = {placeholder}";
    public override string JoinTexts(string column, string orderColumn) => $"group_concat(json_quote({column}), ',' ORDER BY {orderColumn})";
}

/// <summary>PostgreSQL 13 and later. Text columns are COLLATE "C".</summary>
public sealed class PostgresDialect : Dialect
{
    public static readonly PostgresDialect Instance = new();

    public override string Key => "k.key";
    public override string Rank => "k.rank - 1";
    public override bool HasLateral => true;
    public override string Placeholder(int index) => $"${index}";
    public override string KeysTable(string placeholder) => $"unnest({placeholder}::bigint[]) WITH ORDINALITY AS k(key, rank)";
    public override string NullsLowest(bool descending) => descending ? " NULLS LAST" : " NULLS FIRST";
    public override string In(string expression, string placeholder) => $"{expression} = ANY({placeholder})";
    public override string Contains(string expression, string placeholder) => $"strpos({expression}, {placeholder}) > 0";
    public override string EndsWith(string expression, string placeholder) => $"right({expression}, length({placeholder})) = {placeholder}";
    public override string JoinTexts(string column, string orderColumn) => $"string_agg(to_json({column})::text, ',' ORDER BY {orderColumn})";
}
