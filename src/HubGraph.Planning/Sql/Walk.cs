using HubGraph.Planning.Execution;
using HubGraph.Planning.Mapping;

namespace HubGraph.Planning.Sql;

/// <summary>
/// How many rows something walks at the most, by the sizes of the tables. A row is one that a walk along a table or an index
/// reads and looks at.
/// </summary>
internal delegate double Walk(TableSizes sizes);

/// <summary>What else counts as rows, by what it takes: measured on both databases over 200,000 activities.</summary>
internal static class Walks
{
    /// <summary>A row that an index leads to, but does not hold.</summary>
    public const double Lookup = 5;

    /// <summary>A row that is put into its group; and more for each key or different value, by which it is sorted.</summary>
    public const double Group = 3;

    /// <inheritdoc cref="Group"/>
    public const double GroupKey = 2;

    /// <summary>The largest of those that share a table's rows has so many times what it would have if all had the same.</summary>
    private const double Skew = 4;

    /// <summary>The share of a table's rows that some of those have that share them.</summary>
    public static double Share(double some, double all) => Math.Min(1, some * Skew / all);
}

/// <summary>What a filter over a table makes its statement walk. Conditions declare it while they are written.</summary>
internal sealed class FilterWalk(Table table)
{
    private readonly List<Walk> _shares = [];
    private readonly List<Walk> _each = [];
    private readonly List<Walk> _once = [];

    /// <summary>The table whose rows the filter is over.</summary>
    public Table Table => table;

    /// <summary>Whether a row that is met first may well not pass.</summary>
    public bool Tests { get; private set; }

    /// <summary>Whether no index leads to the rows that pass: each must be looked at.</summary>
    public bool Scans => Tests || _each.Count > 0;

    /// <summary>Whether an index leads to a share of the rows.</summary>
    public bool Narrows => _shares.Count > 0;

    /// <summary>A condition that no index answers.</summary>
    public void Test() => Tests = true;

    /// <summary>A condition that leaves a share of the rows, to which an index leads.</summary>
    public void Narrow(Walk share) => _shares.Add(share);

    /// <summary>A condition that walks other rows for each row.</summary>
    public void TestEach(Walk rows) => _each.Add(rows);

    /// <summary>A condition that walks other rows once.</summary>
    public void Prepare(Walk rows) => _once.Add(rows);

    /// <summary>The rows among which those are that pass.</summary>
    public double Rows(TableSizes sizes)
    {
        double share = 1;
        foreach (Walk narrowed in _shares)
            share = Math.Min(share, narrowed(sizes));
        return share * sizes[table];
    }

    /// <summary>What is walked beside a row to look at it.</summary>
    public double Each(TableSizes sizes) => _each.Sum(each => each(sizes));

    /// <summary>What is walked before the first row.</summary>
    public double Once(TableSizes sizes) => _once.Sum(once => once(sizes));

    /// <summary>What it takes to find all rows that pass.</summary>
    public double All(TableSizes sizes) => Once(sizes) + (Rows(sizes) * (1 + Each(sizes)));
}
