using GraphQL.Types;
using HubGraph.Planning;
using HubGraph.Planning.Sql;
using Microsoft.Extensions.Primitives;

namespace HubGraph.Exports;

/// <summary>What an export is asked for: which, of which rows, in which format.</summary>
/// <param name="Extension">The file's: csv or json.</param>
/// <param name="Separator">Between the values of CSV.</param>
internal sealed record ExportRequest(ExportTable Table, Statement Rows, string Extension, char Separator)
{
    public const string Csv = "csv";
    public const string Json = "json";
    private const string SeparatorParameter = "separator";

    public string MediaType => Extension == Csv ? "text/csv; charset=utf-8" : "application/json; charset=utf-8";

    /// <exception cref="PlanningError">A parameter is unknown, given twice or wrong: nothing is exported that was not asked for.</exception>
    public static ExportRequest Read(ExportTable table, string extension, IEnumerable<KeyValuePair<string, StringValues>> parameters, ISchema schema)
    {
        IDictionary<string, object?>? where = null;
        char separator = ',';
        foreach ((string name, StringValues values) in parameters)
        {
            if (name is not (ExportFilter.Parameter or SeparatorParameter) || (name == SeparatorParameter && extension != Csv))
                throw Bad($"There is no parameter '{Values.Shown(name)}' here.");
            if (values is not [{ } value])
                throw Bad($"The parameter '{name}' is given twice.");
            if (name == ExportFilter.Parameter)
                where = ExportFilter.Read((IInputObjectGraphType)schema.AllTypes[$"{table.Map.Name}FilterInput"]!, value);
            else
                separator = value is "," or ";" or "\t" ? value[0] : throw Bad("The separator is a comma, a semicolon or a tab.");
        }
        return new ExportRequest(table, table.Read(where), extension, separator);
    }

    /// <summary>What writes it.</summary>
    public ExportFormat Format() => Extension == Csv ? new CsvFormat(Separator) : new JsonFormat();

    private static PlanningError Bad(string message) => new(PlanningErrorCodes.BadUserInput, message);
}
