using GraphQL.Types;
using HubGraph.Planning.Plans;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Schema;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Mapping;

/// <summary>A field that statistics can group by.</summary>
internal interface IGroupKey
{
    /// <summary>What the graph calls it.</summary>
    string Name { get; }

    /// <inheritdoc cref="MapField.Description"/>
    string Description { get; }

    /// <summary>Whether a record has one of it at the most, and so is in one group alone.</summary>
    bool IsPartition => true;

    /// <summary>What records of a group have in common.</summary>
    /// <param name="alias">That of a record in <paramref name="groups"/>.</param>
    string Expression(string alias, GroupBuilder groups);

    /// <summary>Its type in the graph.</summary>
    /// <param name="objects">The type of a concept's records.</param>
    IGraphType Type(ScalarTypes scalars, Func<string, IGraphType> objects);

    /// <summary>How a group shows it, which has it in a column.</summary>
    RowWriter Writer(Planner planner, string column, SelectedField field, LevelBuilder builder);

    /// <summary>Its column in a table of groups, or that of what a path leads to from it.</summary>
    /// <param name="row">The group.</param>
    /// <param name="column">Where the group has it.</param>
    TableColumn TableColumn(TableRow row, string column, ReadOnlySpan<string> path);

    /// <summary>How groups are sorted by it, so that no two with different ones are equal.</summary>
    SortKey Compared(string column, bool descending);

    /// <summary>What groups are sorted by where its own values mean nothing.</summary>
    SortKey? Order(MapCatalog maps, string column, bool descending) => null;
}
