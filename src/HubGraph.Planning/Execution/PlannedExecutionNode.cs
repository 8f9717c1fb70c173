using System.Text.Json;
using System.Text.Json.Serialization;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using HubGraph.Planning.Plans;
using HubGraph.Planning.Rows;

namespace HubGraph.Planning.Execution;

/// <summary>A field that is planned: it has no children for the engine, and its value is finished JSON.</summary>
internal sealed class PlannedExecutionNode(
    ExecutionNode parent, IGraphType graphType, GraphQLField field, FieldType definition, PlannedField planned)
        : ExecutionNode(parent, graphType, field, definition, null)
{
    private string? _planKey;
    private IReadOnlyList<RecordKey>? _recordKeys;

    /// <summary>What its plan is remembered by: the keys of the answer that lead to it, without the places in lists.</summary>
    public string PlanKey => _planKey ??= KeyOf(Parent!, Name!);

    /// <summary>The keys of its records where the object above names them; null where the plan does.</summary>
    public IReadOnlyList<RecordKey>? RecordKeys => _recordKeys ??= planned switch
    {
        RecordField one => Source is { } source && one.Key(source) is { } key ? [new RecordKey(0, key)] : [],
        RecordsField many => Source is { } source ? [.. many.Keys(source).Select(key => new RecordKey(0, key))] : [],
        UnionRecordField one => Source is { } source ? [one.Key(source)] : [],
        UnionRecordsField many => Source is { } source ? many.Keys(source) : [],
        _ => null,
    };

    /// <summary>What it answers.</summary>
    public PlannedField Planned => planned;

    /// <summary>Whether it answers the records that the object above names as a list.</summary>
    public bool IsList => planned is RecordsField or UnionRecordsField;

    public override object? ToValue() => Result;

    // Planned fields are nullable: an error nulls the field and goes no further.
    public override bool PropagateNull() => false;

    private static string KeyOf(ExecutionNode above, string key) => above switch
    {
        RootExecutionNode => key,
        { Parent: ArrayExecutionNode list } => KeyOf(list, key),
        _ => KeyOf(above.Parent!, PlanningListener.Below(above.Name!, key)),
    };
}

/// <summary>Finished JSON as a value of an answer.</summary>
public sealed class PlannedJson(JsonBuffer json)
{
    internal JsonBuffer Json { get; } = json;
}

/// <summary>Writes finished JSON as it is, and gives its memory back: an answer is written once.</summary>
public sealed class PlannedJsonConverter : JsonConverter<PlannedJson>
{
    public override PlannedJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are only written.");

    public override void Write(Utf8JsonWriter writer, PlannedJson value, JsonSerializerOptions options)
    {
        writer.WriteRawValue(value.Json.Written, skipInputValidation: true);
        value.Json.Dispose();
    }
}
