using GraphQL.Types;
using HubGraph.Planning.Mapping.Kinds;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Schema;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Mapping;

/// <summary>What a column holds: its type in the graph, how clients compare it, and how it is written into a response.</summary>
public abstract class ValueKind
{
    private static readonly string[] s_comparisons = ["eq", "neq", "in", "nin", "gt", "ngt", "gte", "ngte", "lt", "nlt", "lte", "nlte"];

    private protected ValueKind()
    {
    }

    /// <summary>A whole number: <c>Int</c>.</summary>
    public static ValueKind Number { get; } = new NumberKind();

    /// <summary>Text, compared exactly or, where the column has a folded companion, by that.</summary>
    public static ValueKind Text { get; } = new TextKind();

    /// <summary>A boolean.</summary>
    public static ValueKind Boolean { get; } = new BooleanKind();

    /// <summary>A day.</summary>
    public static ValueKind Date { get; } = new DateKind();

    /// <summary>An instant in UTC, to the millisecond.</summary>
    public static ValueKind Instant { get; } = new InstantKind();

    /// <summary>A name of an enumeration, kept as text.</summary>
    public static ValueKind Enumeration { get; } = new EnumerationKind();

    /// <summary>A year, a month or a day, kept as ISO 8601 text.</summary>
    public static ValueKind PartialDate { get; } = new PartialDateKind();

    /// <summary>Any JSON value, kept as its text: only to be read.</summary>
    public static ValueKind Json { get; } = new JsonKind();

    /// <summary>JSON strings joined by commas, as list expressions make them: a list of strings or of names.</summary>
    public static ValueKind TextList { get; } = new TextListKind();

    /// <summary>Its type in the graph.</summary>
    internal abstract ScalarGraphType Type(ScalarTypes scalars, Column column);

    /// <summary>The operators of its filter.</summary>
    internal virtual IReadOnlyList<string> FilterOperators => s_comparisons;

    /// <summary>What a column is compared with for a client's value.</summary>
    /// <exception cref="PlanningError">A value that no database can hold.</exception>
    internal virtual object FromClient(Column column, object value) => value;

    /// <summary>What a column holds where it is equal to that; null where it cannot be.</summary>
    internal virtual object? Exact(object value) => value;

    /// <summary>The condition that an operator makes of a value, which may be <see cref="Given"/>.</summary>
    internal virtual string Compare(SqlScope sql, string expression, string operation, object value) =>
        $"{expression} {Operators.Symbol(operation)} {sql.Add(value)}";

    /// <summary>Writes a value, which is not null, as JSON.</summary>
    internal virtual void Write(RowReader row, int ordinal, JsonBuffer json)
    {
        json.Append((byte)'"');
        WriteKey(row, ordinal, json);
        json.Append((byte)'"');
    }

    /// <summary>Writes null as JSON.</summary>
    internal virtual void WriteNull(JsonBuffer json) => json.Append("null"u8);

    /// <summary>Writes a value, which is not null, as a cursor holds it.</summary>
    internal virtual void WriteKey(RowReader row, int ordinal, JsonBuffer cursor) => cursor.Append(row.Utf8(ordinal));

    /// <summary>Reads a value as a cursor holds it; null when it is none.</summary>
    internal virtual object? ReadKey(string text) => text.Contains('\0') ? null : text;

    /// <summary>Hands a value over, which is not null.</summary>
    public virtual void Show(RowReader row, int ordinal, ValueSink sink) => sink.Text(row.Utf8(ordinal));

    /// <summary>Its type in <see href="https://specs.frictionlessdata.io/table-schema/">Table Schema</see>.</summary>
    public virtual string TableType => "string";

    /// <summary>The form of its texts, a regular expression, where they have one.</summary>
    public virtual string? Pattern => null;

    /// <summary>A value as tables show it, where the kind suggests one.</summary>
    public virtual string? Example(Column column) => null;

    /// <summary>How statistics measure it; null where they do not.</summary>
    internal virtual Measure? Measure => null;
}

/// <summary>How statistics measure a number.</summary>
/// <param name="TypeName">The name of the type of its sum, average, least and greatest value.</param>
/// <param name="What">What these are of, in words.</param>
/// <param name="Units">How many the database counts for each one that clients do.</param>
/// <param name="SumType">The type of a sum.</param>
internal sealed record Measure(string TypeName, string What, long Units, Func<ScalarTypes, ScalarGraphType> SumType);
