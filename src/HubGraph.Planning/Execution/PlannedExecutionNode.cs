using System.Text.Json;
using System.Text.Json.Serialization;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using HubGraph.Planning.Rows;

namespace HubGraph.Planning.Execution;

/// <summary>A root field that is planned: it has no children for the engine, and its value is finished JSON.</summary>
internal sealed class PlannedExecutionNode(ExecutionNode parent, IGraphType graphType, GraphQLField field, FieldType definition)
    : ExecutionNode(parent, graphType, field, definition, null)
{
    public override object? ToValue() => Result;

    // Planned root fields are nullable: an error nulls the field and goes no further.
    public override bool PropagateNull() => false;
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
