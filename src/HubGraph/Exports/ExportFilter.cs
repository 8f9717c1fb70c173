using System.Text.Json;
using GraphQL.Types;
using HubGraph.Planning;
using HubGraph.Planning.Sql;

namespace HubGraph.Exports;

/// <summary>
/// Reads a filter in the graph's own JSON, by the graph's own input types, as it reads the value of a variable (GraphQL, section
/// 6.1.2).
/// </summary>
internal static class ExportFilter
{
    /// <summary>The parameter of the address that holds it.</summary>
    public const string Parameter = "where";

    private static readonly JsonDocumentOptions s_json = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <exception cref="PlanningError">It is no JSON, or does not fit the type.</exception>
    public static IDictionary<string, object?> Read(IInputObjectGraphType type, string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, s_json);
            return Coerce(type, document.RootElement, Parameter) as IDictionary<string, object?>
                ?? throw Bad(Parameter, "it may not be null");
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw Bad(Parameter, "it is not JSON, names a member twice or is nested too deep");
        }
    }

    private static object? Coerce(IGraphType type, JsonElement value, string path)
    {
        if (type is NonNullGraphType required)
            return Coerce(required.ResolvedType!, value, path) ?? throw Bad(path, "it may not be null");
        if (value.ValueKind == JsonValueKind.Null)
            return null;
        switch (type)
        {
            // One value stands for a list of one.
            case ListGraphType list:
                return value.ValueKind == JsonValueKind.Array
                    ? value.EnumerateArray().Select(item => Coerce(list.ResolvedType!, item, path)).ToArray()
                    : new[] { Coerce(list.ResolvedType!, value, path) };
            case IInputObjectGraphType input when value.ValueKind == JsonValueKind.Object:
                return value.EnumerateObject().ToDictionary(member => member.Name, member => Member(input, member, path));
            case ScalarGraphType scalar when value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array):
                return Scalar(scalar, value, path);
            default:
                throw Bad(path, $"it is not of the type {type.Name}");
        }
    }

    private static object? Member(IInputObjectGraphType input, JsonProperty member, string path) =>
        input.GetField(member.Name) is { } field
            ? Coerce(field.ResolvedType!, member.Value, $"{path}.{member.Name}")
            : throw Bad(path, $"{input.Name} has no field '{Values.Shown(member.Name)}'");

    private static object? Scalar(ScalarGraphType scalar, JsonElement value, string path)
    {
        try
        {
            return scalar.ParseValue(Plain(value));
        }
        catch (Exception exception) when (
            exception is InvalidOperationException or FormatException or OverflowException or ArgumentException)
        {
            throw Bad(path, $"it is not of the type {scalar.Name}");
        }
    }

    private static object Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number when value.TryGetInt32(out int small) => small,
        JsonValueKind.Number when value.TryGetInt64(out long large) => large,
        JsonValueKind.Number => value.GetDecimal(),
        _ => value.GetBoolean(),
    };

    private static PlanningError Bad(string path, string why) => new(PlanningErrorCodes.BadUserInput, $"{path}: {why}.");
}
