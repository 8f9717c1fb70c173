using HubGraph.Planning.Mapping;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Plans;

/// <summary>The statement of one level in the making. Its own table is <c>t</c>.</summary>
internal sealed class LevelBuilder(SqlScope sql, Level level) : SelectBuilder(sql)
{
    public const string Alias = "t";

    private Dictionary<(string Restriction, string Owner), int>? _covered;

    public Level Level { get; } = level;

    /// <summary>The ordinal of a column that is null where the rights do not cover the row.</summary>
    public int Covered(string alias, Restriction restriction, ReadRights rights)
    {
        string owner = restriction.Owner(alias);
        _covered ??= [];
        if (!_covered.TryGetValue((restriction.Name, owner), out int ordinal))
            _covered.Add(
                (restriction.Name, owner), ordinal = CostlyColumn($"CASE WHEN {rights.Covers(restriction, Sql, owner)} THEN 1 END"));
        return ordinal;
    }
}
