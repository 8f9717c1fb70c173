using HubGraph.Planning.Mapping;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Plans;

/// <summary>
/// Where a list stands below: the level of the records that it belongs to, their concept, and the relation that leads from them
/// to it.
/// </summary>
internal sealed record Parent(EntityMap Map, ManyRelation Relation, Level Level);

/// <summary>What lists walk, below a parent or at the root, where there is none.</summary>
internal static class ParentExtensions
{
    /// <summary>How many records there may be that have such a list.</summary>
    public static double Expected(this Parent? parent) => parent?.Level.Expected ?? 1;

    /// <summary>What a statement over the records of a list walks.</summary>
    /// <param name="filter">What is walked for its filter.</param>
    /// <param name="each">What it takes to read one row; 0 where rows need not be looked at.</param>
    public static Walk Walk(this Parent? parent, FilterWalk filter, double each) =>
        each == 0 ? sizes => filter.Once(sizes) * parent.Expected() : parent.Walk(filter, _ => each);

    /// <inheritdoc cref="Walk(Parent?, FilterWalk, double)"/>
    public static Walk Walk(this Parent? parent, FilterWalk filter, Walk each) => sizes =>
        (filter.Once(sizes) * parent.Expected()) + (parent.Rows(filter, sizes) * (each(sizes) + filter.Each(sizes)));

    // Those of the parents, or all, or fewer where the filter leads to them.
    private static double Rows(this Parent? parent, FilterWalk filter, Execution.TableSizes sizes)
    {
        double rows = filter.Rows(sizes);
        return parent is null
            ? rows
            : Math.Min(
                rows, Walks.Share(parent.Expected(), sizes[parent.Map.Table]) * sizes[parent.Relation.Through?.Table ?? filter.Table]);
    }
}
