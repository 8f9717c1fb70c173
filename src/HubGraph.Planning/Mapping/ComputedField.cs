using GraphQL.Types;
using HubGraph.Planning.Plans;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Schema;

namespace HubGraph.Planning.Mapping;

/// <summary>A text computed from columns of the row, in .NET.</summary>
public sealed class ComputedField(string name, string description, IReadOnlyList<Column> columns, Func<RowValues, string?> compute)
    : MapField(name, description)
{
    public IReadOnlyList<Column> Columns { get; } = columns;
    public Func<RowValues, string?> Compute { get; } = compute;

    /// <summary>Whether the text is an id.</summary>
    public bool IsId { get; init; }

    internal override FieldType GraphField(PlannedSchema schema) =>
        schema.Field(this, IsId ? schema.Scalars.Id : schema.Scalars.Text, isNullable: true);

    internal override RowWriter Writer(RecordRow row, SelectedField field) =>
        new ComputedWriter([.. Columns.Select(column => row.Builder.Column($"{row.Alias}.{column.Name}"))], Compute);
}
