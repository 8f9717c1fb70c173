namespace HubGraph.Planning.Sql;

/// <summary>
/// Where databases differ in the SQL that planning writes. Expressions and names come from declarations, values are placeholders.
/// </summary>
public abstract class Dialect
{
    /// <summary>The placeholder of a parameter, counted from 1.</summary>
    public abstract string Placeholder(int index);

    /// <summary>
    /// A table <c>k</c> of the keys that <paramref name="placeholder"/> holds, for one execution over all of them; null where
    /// a statement is executed once for each key instead, which costs nothing without a round trip.
    /// </summary>
    public abstract string? KeysTable(string placeholder);

    /// <summary>
    /// The key, in a statement whose first parameters are <see cref="Statement.Keys"/> and, without <see cref="KeysTable"/>,
    /// <see cref="Statement.Rank"/>.
    /// </summary>
    public abstract string Key { get; }

    /// <summary>The key's rank among the keys, from 0.</summary>
    public abstract string Rank { get; }

    /// <summary>What follows ORDER BY's direction so that nulls sort lowest.</summary>
    public abstract string NullsLowest(bool descending);

    /// <summary>An inner join whose left side has few rows, and is to be read first.</summary>
    public virtual string JoinFromFew => "JOIN";

    /// <summary>
    /// A column for a condition that leaves much: rows are then looked for in the order of their sort, until the page is full,
    /// whatever the database believes of the condition.
    /// </summary>
    public virtual string Unselective(string column) => column;

    /// <summary>The expression is among the values of one array parameter.</summary>
    public abstract string In(string expression, string placeholder);

    /// <summary>The expression contains the value.</summary>
    public abstract string Contains(string expression, string placeholder);

    /// <summary>The expression ends with the value, which is not empty.</summary>
    public abstract string EndsWith(string expression, string placeholder);

    /// <summary>The sum of whole numbers as an aggregate, exact; beyond 64 bits the statement fails.</summary>
    public abstract string Sum(string expression);

    /// <summary>The first day of the period in which a day lies.</summary>
    public abstract string PeriodStart(Period period, string day);

    /// <summary>A table of one column <c>p</c>, the first days of all periods from one to another; empty where either is null.</summary>
    public abstract string PeriodStarts(Period period, string first, string last, int limit);

    /// <summary>A column's values as JSON strings joined by commas in order, as an aggregate; null when there are none.</summary>
    public abstract string JoinTexts(string column, string orderColumn);

    /// <summary>
    /// Rows as a JSON array of arrays of their columns' values, in order, as an aggregate; empty or null when there are none.
    /// </summary>
    public abstract string JoinRows(IEnumerable<string> columns, string orderColumn);

    /// <summary>How many rows a table has, roughly, and without a walk along it.</summary>
    public abstract string RowsOf(string table);

    /// <summary>1 where there is an index of trigrams, 0 where there is none.</summary>
    public abstract string HasTrigrams(string index);

    /// <summary>What an index of trigrams is asked for a text; null where it knows none of its trigrams.</summary>
    internal abstract object? AskTrigrams(object? text);

    /// <summary>What leads to the rows whose text contains a value.</summary>
    /// <param name="asked">The placeholder of what <see cref="AskTrigrams"/> answers.</param>
    internal abstract TextLead LeadByText(string index, string condition, string expression, string asked);
}

/// <summary>SQLite 3.44 and later.</summary>
public sealed class SqliteDialect : Dialect
{
    public static readonly SqliteDialect Instance = new();

    public override string Key => "?1";
    public override string Rank => "?2";
    // It keeps the order: https://sqlite.org/optoverview.html#manual_control_of_query_plans_using_cross_join
    public override string JoinFromFew => "CROSS JOIN";
    public override string Placeholder(int index) => $"?{index}";
    public override string? KeysTable(string placeholder) => null;
    public override string NullsLowest(bool descending) => "";

    // Without statistics it takes any index on the column for a good one; no index serves this
    // (https://sqlite.org/optoverview.html#disqualifying_where_clause_terms_using_unary_).
    public override string Unselective(string column) => $"+{column}";
    public override string In(string expression, string placeholder) => $"{expression} IN (SELECT value FROM json_each({placeholder}))";
    public override string Contains(string expression, string placeholder) => $"instr({expression}, {placeholder}) > 0";
    public override string EndsWith(string expression, string placeholder) =>
        $"substr({expression}, -length({placeholder})) = {placeholder}";
    public override string Sum(string expression) => $"sum({expression})";

    // Days are text, yyyy-MM-dd.
    public override string PeriodStart(Period period, string day) => period switch
    {
        Period.Week => $"date({day}, '-6 days', 'weekday 1')",
        Period.Month => $"substr({day}, 1, 8) || '01'",
        Period.Quarter => $"substr({day}, 1, 5) || substr('01-0104-0107-0110-01', (substr({day}, 6, 2) - 1) / 3 * 5 + 1, 5)",
        Period.Year => $"substr({day}, 1, 5) || '01-01'",
        _ => day,
    };

    public override string PeriodStarts(Period period, string first, string last, int limit)
    {
        string next = period switch
        {
            Period.Week => "date(p, '+7 days')",
            Period.Month => "date(p, '+1 month')",
            Period.Quarter => "date(p, '+3 months')",
            Period.Year => "date(p, '+1 year')",
            _ => "date(p, '+1 day')",
        };
        return $"(WITH RECURSIVE q(p) AS (SELECT {first} WHERE {first} <= {last} UNION ALL SELECT {next} FROM q WHERE {next} <= {last} "
            + $"LIMIT {limit}) SELECT p FROM q)";
    }

    public override string JoinTexts(string column, string orderColumn) =>
        $"group_concat(json_quote({column}), ',' ORDER BY {orderColumn})";

    public override string JoinRows(IEnumerable<string> columns, string orderColumn) =>
        $"json_group_array(json_array({string.Join(", ", columns)}) ORDER BY {orderColumn})";

    // Rows are hardly ever deleted.
    public override string RowsOf(string table) => $"(SELECT coalesce(max(rowid), 0) FROM {table})";
    public override string HasTrigrams(string index) => "1";
    internal override object? AskTrigrams(object? text) => SqliteTextLead.Query((string)text!);
    internal override TextLead LeadByText(string index, string condition, string expression, string asked) =>
        new SqliteTextLead(index, condition, asked);
}

/// <summary>PostgreSQL 13 and later. Text columns are COLLATE "C".</summary>
public sealed class PostgresDialect : Dialect
{
    public static readonly PostgresDialect Instance = new();

    public override string Key => "k.key";
    public override string Rank => "k.rank - 1";
    public override string Placeholder(int index) => $"${index}";

    // Behind a subquery the keys' number is not planned for: one generic plan serves all of them.
    public override string KeysTable(string placeholder) => $"unnest((SELECT {placeholder}::bigint[])) WITH ORDINALITY AS k(key, rank)";
    public override string NullsLowest(bool descending) => descending ? " NULLS LAST" : " NULLS FIRST";
    public override string In(string expression, string placeholder) => $"{expression} = ANY({placeholder})";
    public override string Contains(string expression, string placeholder) => $"strpos({expression}, {placeholder}) > 0";
    public override string EndsWith(string expression, string placeholder) => $"right({expression}, length({placeholder})) = {placeholder}";
    public override string Sum(string expression) => $"sum({expression})::bigint";

    // Days have no time zone, so that the session's does not matter.
    public override string PeriodStart(Period period, string day) =>
        period == Period.Day ? day : $"date_trunc('{Name(period)}', {day}::timestamp)::date";

    public override string PeriodStarts(Period period, string first, string last, int limit)
    {
        string step = period == Period.Quarter ? "3 month" : $"1 {Name(period)}";
        string start = $"{first}::timestamp + n * interval '{step}'";
        // Counted in whole numbers, so that it ends whatever the days are: PostgreSQL knows infinite ones.
        return $"(SELECT ({start})::date AS p FROM generate_series(0, {limit - 1}) n WHERE {start} <= {last}::timestamp)";
    }

    private static string Name(Period period) => period switch
    {
        Period.Week => "week",
        Period.Month => "month",
        Period.Quarter => "quarter",
        Period.Year => "year",
        _ => "day",
    };

    public override string JoinTexts(string column, string orderColumn) =>
        $"string_agg(to_json({column})::text, ',' ORDER BY {orderColumn})";

    public override string JoinRows(IEnumerable<string> columns, string orderColumn) =>
        $"json_agg(json_build_array({string.Join(", ", columns)}) ORDER BY {orderColumn})::text";

    // As its planner does: by the file's size, which is that of now. Of what was never analysed a page holds some 40 rows.
    public override string RowsOf(string table) =>
        "coalesce((SELECT CASE WHEN reltuples > 0 AND relpages > 0 THEN reltuples / relpages ELSE 40 END * pg_relation_size(oid) / "
            + "current_setting('block_size')::int "
        + $"FROM pg_class WHERE oid = to_regclass('{table}')), 0)::bigint";

    public override string HasTrigrams(string index) => $"(to_regclass('{index}') IS NOT NULL)::int::bigint";
    internal override object? AskTrigrams(object? text) => PostgresTextLead.Pattern((string)text!);
    internal override TextLead LeadByText(string index, string condition, string expression, string asked) =>
        new PostgresTextLead(index, condition, $"{expression} LIKE {asked}");
}
