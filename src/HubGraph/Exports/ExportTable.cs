using HubGraph.Planning;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Sql;

namespace HubGraph.Exports;

/// <summary>A dataset over a database: its columns, and the one statement that reads it.</summary>
internal sealed class ExportTable
{
    private readonly MapCatalog _maps;
    private readonly Dialect _dialect;
    private readonly string _select;

    public ExportTable(Export export, MapCatalog maps, Dialect dialect)
    {
        (Export, Map, _maps, _dialect) = (export, maps[export.Concept], maps, dialect);
        ExportCompiler compiler = new(Map, maps, dialect);
        foreach (ExportField field in export.Fields)
            compiler.Add(field);
        Columns = compiler.Columns;
        _select = compiler.Select;
    }

    public Export Export { get; }

    public EntityMap Map { get; }

    public IReadOnlyList<ExportColumn> Columns { get; }

    /// <summary>The statement of the rows that a filter leaves, sorted by key, so that it is a walk along the table.</summary>
    /// <exception cref="PlanningError">The filter names what is restricted, whoever asks: an export is the same for everybody; or it is too large.</exception>
    public Statement Read(IDictionary<string, object?>? where)
    {
        SqlScope sql = new(_dialect);
        string condition = FilterWriter.And(
            Map.Membership(ExportCompiler.Alias),
            where is null ? null : new FilterWriter(sql, _maps, RefuseRestricted).Write(Map, ExportCompiler.Alias, where, ExportFilter.Parameter));
        return sql.Finish($"{_select}{(condition.Length == 0 ? "" : $" WHERE {condition}")} ORDER BY {ExportCompiler.Alias}.id");
    }

    private static void RefuseRestricted(MapField field, string path) =>
        throw new PlanningError(PlanningErrorCodes.Forbidden, $"{path}: exports are not filtered by what not everybody reads.");
}
