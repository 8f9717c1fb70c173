using HubGraph.Planning.Mapping;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Plans;

/// <summary>
/// The grouping of a statistic in the making: a table <c>g</c> of a row for each group, over the records <c>t</c>. It has
/// the columns that were asked for and no others, besides the number of records. Cells of a roll-up may stand for the records.
/// </summary>
internal sealed class GroupBuilder(Dialect dialect)
{
    /// <summary>How many records a group has.</summary>
    public const string Count = "g.m0";

    /// <summary>How many groups there are, where empty periods are filled in.</summary>
    public const string FilledCount = "g.size";

    private readonly List<string> _keys = [];
    private readonly List<Aggregate> _measures =
        [new("count(*)", $"coalesce({dialect.Sum($"t.{RollUp.Count}")}, 0)", static _ => true, IsCount: true)];
    private readonly List<(Table Table, string Join)> _lists = [];

    /// <summary>The joins of what records have several of: a record has a row for each combination of these.</summary>
    public string Joins => string.Concat(_lists.Select(list => list.Join));

    /// <summary>What it takes to put a record into its groups, in rows that are walked.</summary>
    /// <param name="records">Their table.</param>
    public Walk Weight(Table records)
    {
        int different = _measures.Count(measure => measure.OfRecords.StartsWith("count(DISTINCT", StringComparison.Ordinal));
        double each = Walks.Group + (Walks.GroupKey * (_keys.Count + different));
        return sizes => _lists.Aggregate(each, (weight, list) => Walks.Lookup + (weight * Math.Max(1, sizes[list.Table] / sizes[records])));
    }

    /// <summary>Joins what a record has several of and answers its alias; one that has none stays.</summary>
    /// <param name="condition">Whether a row belongs to the record, given its alias.</param>
    public string Join(Table table, Func<string, string> condition)
    {
        string alias = $"v{_lists.Count}";
        _lists.Add((table, $" LEFT JOIN {table.Name} {alias} ON {condition(alias)}"));
        return alias;
    }

    /// <summary>Groups by an expression and answers its column.</summary>
    public string Key(string expression)
    {
        _keys.Add(expression);
        return $"g.k{_keys.Count - 1}";
    }

    /// <summary>The column of an aggregate, new if it was not asked for yet.</summary>
    public string Measure(Aggregate aggregate)
    {
        int index = _measures.FindIndex(measure => measure.OfRecords == aggregate.OfRecords);
        if (index < 0)
        {
            index = _measures.Count;
            _measures.Add(aggregate);
        }
        return $"g.m{index}";
    }

    /// <summary>Whether a roll-up's cells tell all that is measured.</summary>
    public bool IsToldBy(RollUp rollUp) => _lists.Count == 0 && _measures.TrueForAll(measure => measure.IsToldBy(rollUp));

    /// <summary>The groups of the records that a FROM clause leads to; without a key, one of all of them, even of none.</summary>
    /// <param name="ofCells">Whether it leads to cells.</param>
    public string Groups(string records, bool ofCells) => $"({Grouped(records, ofCells)})";

    /// <summary>
    /// The same, with a group without records for each period, the last key, that another combination of the keys has no group
    /// of.
    /// </summary>
    /// <param name="starts">
    /// The table of the first days of the periods, <c>p</c>, given the table of the groups and the column of their periods.
    /// </param>
    /// <param name="limit">More groups than this may be left out.</param>
    public string FilledGroups(string records, bool ofCells, Func<string, string, string> starts, int limit)
    {
        int period = _keys.Count - 1;
        string others = string.Join(", ", Enumerable.Range(0, period).Select(key => $"k{key}"));
        string combinations = period == 0 ? "" : $"(SELECT DISTINCT {others} FROM r) c CROSS JOIN ";
        string keys = string.Concat(Enumerable.Range(0, period).Select(key => $"c.k{key}, "));
        string nothing = string.Join(", ", _measures.Select(measure => measure.IsCount ? "0" : "NULL"));
        string aggregates = string.Join(", ", _measures.Select((_, measure) => $"max(m{measure}) AS m{measure}"));
        string all = others.Length == 0 ? "k0" : $"{others}, k{period}";
        // A group and its empty double become one; twice the limit leaves at least the limit.
        return $"(WITH r AS ({Grouped(records, ofCells)}), "
            + $"f AS (SELECT {all}, {aggregates} FROM (SELECT * FROM r UNION ALL SELECT {keys}q.p, {nothing} "
            + $"FROM {combinations}{starts("r", $"k{period}")} q LIMIT {(2 * limit) + 1}) u GROUP BY {all}) "
            + "SELECT f.*, (SELECT count(*) FROM f) AS size FROM f)";
    }

    private string Grouped(string records, bool ofCells)
    {
        IEnumerable<string> columns = _keys.Select((key, index) => $"{key} AS k{index}")
            .Concat(_measures.Select((measure, index) => $"{(ofCells ? measure.OfCells : measure.OfRecords)} AS m{index}"));
        string by = _keys.Count == 0 ? "" : $" GROUP BY {string.Join(", ", Enumerable.Range(1, _keys.Count))}";
        return $"SELECT {string.Join(", ", columns)} {records}{by}";
    }
}

/// <summary>What is measured of the records <c>t</c> of a group.</summary>
/// <param name="OfRecords">The SQL over records.</param>
/// <param name="OfCells">The same over cells of a roll-up; null where no cell tells it.</param>
/// <param name="IsToldBy">Whether those of one do.</param>
/// <param name="IsCount">Whether it is 0, not null, of no records.</param>
internal sealed record Aggregate(string OfRecords, string? OfCells, Func<RollUp, bool> IsToldBy, bool IsCount = false);
