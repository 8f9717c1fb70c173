using System.Globalization;
using System.Text;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Plans;

/// <summary>A statement over the rows of a concept in the making: its columns and joins.</summary>
/// <param name="joinPrefix">What the aliases of its joins begin with.</param>
internal class SelectBuilder(SqlScope sql, string joinPrefix = "j")
{
    private readonly List<string> _columns = [];
    private readonly StringBuilder _joins = new();
    private readonly Dictionary<(string Alias, string ForeignKey), string> _joined = [];

    public SqlScope Sql { get; } = sql;

    /// <summary>The columns after SELECT.</summary>
    public string Columns => string.Join(", ", _columns);

    /// <summary>The joins, each with a space before it.</summary>
    public string Joins => _joins.ToString();

    /// <summary>Whether a column or a join is better made after the page's LIMIT.</summary>
    public bool WorksAfterPage { get; private set; }

    /// <summary>The ordinal of a column, new if it is not selected yet.</summary>
    public int Column(string expression)
    {
        int ordinal = _columns.IndexOf(expression);
        if (ordinal >= 0)
            return ordinal;
        _columns.Add(expression);
        return _columns.Count - 1;
    }

    /// <summary>The ordinal of an expression that costs something.</summary>
    public int CostlyColumn(string expression)
    {
        WorksAfterPage = true;
        return Column(expression);
    }

    /// <summary>The alias of the record that a foreign key leads to, as long as that is in the graph.</summary>
    public string Join(string alias, string foreignKey, EntityMap target)
    {
        if (_joined.TryGetValue((alias, foreignKey), out string? joined))
            return joined;
        WorksAfterPage = true;
        joined = string.Create(CultureInfo.InvariantCulture, $"{joinPrefix}{_joined.Count + 1}");
        _joined.Add((alias, foreignKey), joined);
        string condition = FilterWriter.And($"{joined}.id = {alias}.{foreignKey}", target.Present?.Invoke(joined));
        _joins.Append(CultureInfo.InvariantCulture, $" LEFT JOIN {target.Table.Name} {joined} ON {condition}");
        return joined;
    }
}
