using System.Text;
using HubGraph.Planning.Mapping;

namespace HubGraph.Planning.Sql;

/// <summary>
/// What leads to the rows whose text contains a value: an index of trigrams finds those that have all of the value's, and the condition
/// on the text itself is told of each. Where they are many, rows are looked at in the order of their sort instead.
/// </summary>
/// <param name="trigrams">The index's name.</param>
/// <param name="condition">The condition on the text.</param>
internal abstract class TextLead(string trigrams, string condition)
{
    /// <summary>To look each of these up takes some milliseconds; of more, a page is full soon.</summary>
    protected const int Few = 4_000;

    /// <summary>The condition on the text, without which the others stand.</summary>
    public string Condition => condition;

    /// <summary>The name of the index that has the trigrams of a column.</summary>
    public static string IndexOf(Table table, Column column) => $"{table.Name}_{column.Name}_trigrams";

    /// <summary>Tells what a page walks.</summary>
    /// <param name="leads">Whether it leads, and nothing else does.</param>
    public void Tell(FilterWalk walk, bool leads)
    {
        walk.Test();
        if (leads)
            walk.Narrow(sizes => sizes.Has(trigrams) ? Math.Min(1, Few / sizes[walk.Table]) : 1);
    }

    /// <summary>The first rows of a table, named <c>t</c> in what is given, that meet other conditions and this one.</summary>
    public abstract string Page(Table table, string others, string order, int limit);

    /// <summary>How many rows meet other conditions and this one.</summary>
    public abstract string Count(Table table, string others);

    /// <summary>The rows of a table, as <c>t</c>, that meet conditions.</summary>
    protected static string Rows(Table table, params ReadOnlySpan<string?> conditions) =>
        FilterWriter.And(conditions) is { Length: > 0 } all ? $"{table.Name} t WHERE {all}" : $"{table.Name} t";
}

/// <summary>
/// A table of FTS5 that has the trigrams of all rows up to a last one; those after it are looked at. It tells soon how many it leads to.
/// </summary>
/// <param name="query">The placeholder of what <see cref="Query"/> makes of the value.</param>
internal sealed class SqliteTextLead(string trigrams, string condition, string query) : TextLead(trigrams, condition)
{
    // More are seldom needed to tell texts apart.
    private const int MaximumTrigrams = 12;

    // More are counted sooner along the table.
    private const int FewToCount = 10_000;

    private readonly string _trigrams = trigrams;

    /// <summary>What asks for texts that have a value's trigrams; null where it has none.</summary>
    public static string? Query(string value)
    {
        Rune[] letters = [.. value.EnumerateRunes()];
        int trigrams = letters.Length - 2, asked = Math.Min(trigrams, MaximumTrigrams);
        // NUL ends what its tokenizer reads.
        if (trigrams < 1 || letters.Any(letter => letter.Value == 0))
            return null;
        // From the whole of a long text: it may differ from others at its end.
        IEnumerable<string> terms = Enumerable.Range(0, asked)
            .Select(i => asked == 1 ? 0 : i * (trigrams - 1) / (asked - 1))
            .Select(start => string.Concat(letters.AsSpan(start, 3).ToArray())).Distinct()
            .Select(trigram => $"\"{trigram.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        return string.Join(" AND ", terms);
    }

    /// <inheritdoc/>
    public override string Page(Table table, string others, string order, int limit) =>
        // What is walked comes in the order of the sort: another would read all of it.
        $"WITH f AS MATERIALIZED (SELECT * FROM (SELECT t.* FROM {Rows(table, others)} ORDER BY {order} "
            + $"LIMIT CASE WHEN ({Found(Few)}) > {Few} THEN {Few} ELSE 0 END) t WHERE {Condition} LIMIT {limit}) "
            + $"SELECT * FROM f WHERE (SELECT count(*) FROM f) = {limit} UNION ALL "
            + $"SELECT * FROM (SELECT t.* FROM {Led(table, others)} ORDER BY {order} "
            + $"LIMIT CASE WHEN (SELECT count(*) FROM f) < {limit} THEN {limit} ELSE 0 END)";

    /// <inheritdoc/>
    public override string Count(Table table, string others) =>
        $"SELECT CASE WHEN ({Found(FewToCount)}) <= {FewToCount} THEN (SELECT count(*) FROM {Led(table, others)}) "
            + $"ELSE (SELECT count(*) FROM {Rows(table, others, Condition)}) END";

    private string Matching => $"FROM {_trigrams} WHERE {_trigrams} MATCH {query}";

    private string Found(int few) => $"SELECT count(*) FROM (SELECT 1 {Matching} LIMIT {few + 1})";

    private string Led(Table table, string others) =>
        $"(SELECT rowid AS id {Matching} UNION ALL SELECT id FROM {table.Name} WHERE id > (SELECT id FROM {_trigrams}_until)) c "
            + $"CROSS JOIN {table.Name} t ON t.id = c.id WHERE {FilterWriter.And(others, Condition)}";
}

/// <summary>
/// An index of pg_trgm, where there is one. It finds all that it leads to before the first is read, so that rows are looked at first in the
/// order of their sort, of which a page of what is frequent is soon full.
/// </summary>
/// <param name="like">The condition on the text that the index serves.</param>
internal sealed class PostgresTextLead(string trigrams, string condition, string like) : TextLead(trigrams, condition)
{
    // The letters and digits that it knows as such in any locale.
    private const int LeastWord = 3;

    // As many take a millisecond or two. What fills no page of them is rarer than one in a hundred, or lies elsewhere.
    private const int LookedAt = 2_000;

    /// <summary>The pattern of texts that contain a value; null where it has no trigram.</summary>
    public static string? Pattern(string value)
    {
        int word = 0;
        foreach (char c in value)
        {
            word = char.IsAsciiLetterOrDigit(c) ? word + 1 : 0;
            if (word == LeastWord)
                return $"%{value.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal)
                    .Replace("_", @"\_", StringComparison.Ordinal)}%";
        }
        return null;
    }

    /// <inheritdoc/>
    public override string Page(Table table, string others, string order, int limit) =>
        // Without OFFSET the sort would lead, as far as it takes.
        $"WITH f AS MATERIALIZED (SELECT * FROM (SELECT t.* FROM {Rows(table, others)} ORDER BY {order} LIMIT {LookedAt}) t "
            + $"WHERE {Condition} ORDER BY {order} LIMIT {limit}) "
            + $"SELECT * FROM f WHERE (SELECT count(*) FROM f) = {limit} UNION ALL "
            + $"(SELECT * FROM (SELECT t.* FROM {Rows(table, others, like, Condition, $"(SELECT count(*) FROM f) < {limit}")} OFFSET 0) t "
            + $"ORDER BY {order} LIMIT {limit})";

    /// <inheritdoc/>
    public override string Count(Table table, string others) => $"SELECT count(*) FROM {Rows(table, others, like, Condition)}";
}
