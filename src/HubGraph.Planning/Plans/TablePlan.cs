using HubGraph.Planning.Mapping;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Plans;

/// <summary>
/// The records of a concept as a table: a row each, whose columns are where paths of fields lead. One statement reads it, a
/// walk along the concept's table: what it holds is what everybody may read.
/// </summary>
public sealed class TablePlan
{
    private readonly EntityMap _map;
    private readonly MapCatalog _maps;
    private readonly TableRow _row;

    public TablePlan(EntityMap map, MapCatalog maps, Dialect dialect)
    {
        (_map, _maps) = (map, maps);
        _row = new TableRow(maps, map, LevelBuilder.Alias, new SelectBuilder(new SqlScope(dialect)), true, "");
    }

    /// <summary>Adds a column.</summary>
    /// <param name="path">Where the graph has it: field by field from the concept, such as <c>author.name</c>.</param>
    public TableColumn Add(string path) => _row.Column(path.Split('.'));

    /// <summary>The statement of the rows that a filter leaves, sorted by key.</summary>
    /// <param name="where">The filter, as clients give it to lists.</param>
    /// <param name="path">What messages call it.</param>
    /// <exception cref="PlanningError">The filter names what not everybody reads; or it is too large.</exception>
    public Statement Read(IDictionary<string, object?>? where, string path)
    {
        SqlScope sql = new(_row.Builder.Sql.Dialect);
        string condition = FilterWriter.And(
            _map.Membership(_row.Alias),
            where is null ? null : new FilterWriter(sql, _maps, RefuseRestricted).Write(_map, _row.Alias, where, path));
        string rows = condition.Length == 0 ? "" : $" WHERE {condition}";
        string source = $"{_map.Table.Name} {_row.Alias}{_row.Builder.Joins}";
        return sql.Finish($"SELECT {_row.Builder.Columns} FROM {source}{rows} ORDER BY {_row.Alias}.id");
    }

    /// <summary>Refuses a filter by what not everybody reads.</summary>
    internal static void RefuseRestricted(MapField field, string path) =>
        throw new PlanningError(PlanningErrorCodes.Forbidden, $"{path}: exports are not filtered by what not everybody reads.");
}
