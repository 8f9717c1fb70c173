using GraphQL.Types;
using HubGraph.Concepts.Activities.Import;
using HubGraph.Planning;
using HubGraph.Planning.Sql;
using Microsoft.Extensions.Primitives;

namespace HubGraph.Exports;

/// <summary>What an export is asked for: which, of which rows, in which format.</summary>
/// <param name="Extension">The file's.</param>
/// <param name="Separator">Between the values of CSV.</param>
/// <param name="DecimalMark">In the numbers of CSV.</param>
internal sealed record ExportRequest(ExportSource Source, ExportRows Rows, string Extension, char Separator, char DecimalMark)
{
    private const string Csv = "csv";
    private const string SeparatorParameter = "separator";
    private const string DecimalParameter = "decimal";

    private static readonly Dictionary<string, (string MediaType, Func<ExportRequest, ExportFormat> Format)> s_formats = new()
    {
        [Csv] = ("text/csv; charset=utf-8", request => new CsvFormat(request.Separator, request.DecimalMark)),
        ["json"] = ("application/json; charset=utf-8", _ => new JsonFormat(isArray: true)),
        ["jsonl"] = ("application/jsonl; charset=utf-8", _ => new JsonFormat(isArray: false)),
        ["xlsx"] = (ImportBody.Workbook, request => new XlsxFormat(request.Source.Name.Split('/')[^1])),
    };

    /// <summary>The extensions of all formats.</summary>
    public static IReadOnlyCollection<string> Extensions => s_formats.Keys;

    public string MediaType => s_formats[Extension].MediaType;

    /// <exception cref="PlanningError">
    /// A parameter is unknown, given twice or wrong: nothing is exported that was not asked for.
    /// </exception>
    public static ExportRequest Read(
        ExportSource source, string extension, IEnumerable<KeyValuePair<string, StringValues>> parameters, ISchema schema)
    {
        string[] known = [.. source.Parameters, .. extension == Csv ? [SeparatorParameter, DecimalParameter] : Array.Empty<string>()];
        Dictionary<string, string> given = [];
        foreach ((string name, StringValues values) in parameters)
        {
            if (!known.Contains(name))
                throw Bad($"There is no parameter '{Values.Shown(name)}' here. There are {string.Join(", ", known)}.");
            given[name] = values is [{ } value] ? value : throw Bad($"The parameter '{name}' is given twice.");
        }
        char separator = given.GetValueOrDefault(
            SeparatorParameter, ",") is [',' or ';' or '\t'] one ? one[0] : throw Bad("The separator is a comma, a semicolon or a tab.");
        char decimalMark = given.GetValueOrDefault(
            DecimalParameter, ".") is ['.' or ','] mark ? mark[0] : throw Bad("The decimal mark is a dot or a comma.");
        return separator != decimalMark
            ? new ExportRequest(source, source.Read(given, schema), extension, separator, decimalMark)
            : throw Bad("With a decimal comma, the separator is a semicolon or a tab.");
    }

    /// <summary>What writes it.</summary>
    public ExportFormat Format() => s_formats[Extension].Format(this);

    private static PlanningError Bad(string message) => new(PlanningErrorCodes.BadUserInput, message);
}
