using GraphQL.Types;
using HubGraph.Planning;
using HubGraph.Planning.Sql;
using Microsoft.Extensions.Primitives;

namespace HubGraph.Exports;

/// <summary>What an export is asked for: which, of which rows, in which format.</summary>
/// <param name="Extension">The file's.</param>
/// <param name="Separator">Between the values of CSV.</param>
/// <param name="DecimalMark">In the numbers of CSV.</param>
internal sealed record ExportRequest(ExportTable Table, Statement Rows, string Extension, char Separator, char DecimalMark)
{
    private const string Csv = "csv";
    private const string SeparatorParameter = "separator";
    private const string DecimalParameter = "decimal";

    private static readonly Dictionary<string, (string MediaType, Func<ExportRequest, ExportFormat> Format)> s_formats = new()
    {
        [Csv] = ("text/csv; charset=utf-8", request => new CsvFormat(request.Separator, request.DecimalMark)),
        ["json"] = ("application/json; charset=utf-8", _ => new JsonFormat(isArray: true)),
        ["jsonl"] = ("application/jsonl; charset=utf-8", _ => new JsonFormat(isArray: false)),
        ["xlsx"] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", request => new XlsxFormat(request.Table.Dataset.Name)),
    };

    /// <summary>The extensions of all formats.</summary>
    public static IReadOnlyCollection<string> Extensions => s_formats.Keys;

    public string MediaType => s_formats[Extension].MediaType;

    /// <exception cref="PlanningError">A parameter is unknown, given twice or wrong: nothing is exported that was not asked for.</exception>
    public static ExportRequest Read(ExportTable table, string extension, IEnumerable<KeyValuePair<string, StringValues>> parameters, ISchema schema)
    {
        IDictionary<string, object?>? where = null;
        char separator = ',', decimalMark = '.';
        foreach ((string name, StringValues values) in parameters)
        {
            if (name is not (ExportFilter.Parameter or SeparatorParameter or DecimalParameter) || (name != ExportFilter.Parameter && extension != Csv))
                throw Bad($"There is no parameter '{Values.Shown(name)}' here.");
            if (values is not [{ } value])
                throw Bad($"The parameter '{name}' is given twice.");
            if (name == ExportFilter.Parameter)
                where = ExportFilter.Read((IInputObjectGraphType)schema.AllTypes[$"{table.Dataset.Concept.Name}FilterInput"]!, value);
            else if (name == SeparatorParameter)
                separator = value is "," or ";" or "\t" ? value[0] : throw Bad("The separator is a comma, a semicolon or a tab.");
            else
                decimalMark = value is "." or "," ? value[0] : throw Bad("The decimal mark is a dot or a comma.");
        }
        return separator != decimalMark
            ? new ExportRequest(table, table.Read(where), extension, separator, decimalMark)
            : throw Bad("With a decimal comma, the separator is a semicolon or a tab.");
    }

    /// <summary>What writes it.</summary>
    public ExportFormat Format() => s_formats[Extension].Format(this);

    private static PlanningError Bad(string message) => new(PlanningErrorCodes.BadUserInput, message);
}
