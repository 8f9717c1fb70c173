using GraphQL.Types;
using HubGraph.Planning;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Sql;

namespace HubGraph.Exports;

/// <summary>What can be exported.</summary>
internal abstract class ExportSource
{
    /// <summary>Its name in addresses.</summary>
    public abstract string Name { get; }

    /// <summary>The parameters of the address that say what of it, whatever the format.</summary>
    public abstract IReadOnlyList<string> Parameters { get; }

    /// <summary>What parameters ask for.</summary>
    /// <exception cref="PlanningError">
    /// One of them is wrong, or names what is restricted, whoever asks: an export is the same for everybody.
    /// </exception>
    public abstract ExportRows Read(IReadOnlyDictionary<string, string> parameters, ISchema schema);

    /// <summary>The filter that the parameters have, of a concept.</summary>
    protected static IDictionary<string, object?>? Where(IReadOnlyDictionary<string, string> parameters, string concept, ISchema schema) =>
        parameters.TryGetValue(ExportFilter.Parameter, out string? json)
            ? ExportFilter.Read((IInputObjectGraphType)schema.AllTypes[$"{concept}FilterInput"]!, json)
            : null;
}

/// <summary>The rows of an export, which one statement reads.</summary>
/// <param name="Check">Looks at each row before it is written.</param>
internal sealed record ExportRows(IReadOnlyList<ExportColumn> Columns, Statement Statement, Action<RowReader>? Check = null);
