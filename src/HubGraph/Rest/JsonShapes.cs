using System.Text.Json.Nodes;
using GraphQL.Types;
using GraphQLParser.AST;

namespace HubGraph.Rest;

/// <summary>JSON Schemas (2020-12) of values of the graph's types.</summary>
/// <param name="prefix">Where what <see cref="Definitions"/> holds is to be found, such as <c>#/components/schemas/</c>.</param>
internal sealed class JsonShapes(string prefix)
{
    /// <summary>The enumerations and inputs that were asked for, by their names.</summary>
    public SortedDictionary<string, JsonObject> Definitions { get; } = new(StringComparer.Ordinal);

    /// <summary>A value of a type.</summary>
    /// <param name="named">The shape of the type that lists and null are made of, where it is not the type's own.</param>
    public JsonObject Of(IGraphType type, string? description = null, Func<JsonObject>? named = null)
    {
        IGraphType inner = type is NonNullGraphType some ? some.ResolvedType! : type;
        JsonObject shape = inner is ListGraphType list
            ? new JsonObject { ["type"] = "array", ["items"] = Of(list.ResolvedType!, named: named) }
            : named?.Invoke() ?? Named(inner);
        if (type is not NonNullGraphType)
            shape = OrNull(shape);
        if (description is not null)
            shape["description"] = description;
        return shape;
    }

    /// <summary>A literal as a JSON value; null where JSON has none for it.</summary>
    public static JsonNode? Literal(GraphQLValue? value) => value switch
    {
        GraphQLIntValue or GraphQLFloatValue => JsonNode.Parse(((IHasValueNode)value).Value.ToString()),
        GraphQLBooleanValue truth => truth.BoolValue,
        GraphQLStringValue text => text.Value.ToString(),
        GraphQLEnumValue name => name.Name.StringValue,
        GraphQLListValue list => new JsonArray([.. list.Values?.Select(Literal) ?? []]),
        GraphQLObjectValue record =>
            new JsonObject(record.Fields?.Select(field => KeyValuePair.Create(field.Name.StringValue, Literal(field.Value))) ?? []),
        _ => null,
    };

    private JsonObject Named(IGraphType type) => type switch
    {
        EnumerationGraphType enumeration => Reference(enumeration, Enumeration),
        IInputObjectGraphType input => Reference(input, Input),
        IntGraphType => Plain("integer", "int32"),
        LongGraphType => Plain("integer", "int64"),
        FloatGraphType => Plain("number", "double"),
        DecimalGraphType => Plain("number", "decimal"),
        BooleanGraphType => Plain("boolean"),
        StringGraphType or IdGraphType => Plain("string"),
        { Name: "Date" } => Plain("string", "date"),
        { Name: "DateTime" } => Plain("string", "date-time"),
        { Name: "DateWithPrecision" } => new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" },
        _ => [],
    };

    private static JsonObject Plain(string type, string? format = null) =>
        format is null ? new JsonObject { ["type"] = type } : new JsonObject { ["type"] = type, ["format"] = format };

    private static JsonObject OrNull(JsonObject shape)
    {
        // Whatever JSON there is, null among it.
        if (shape.Count == 0)
            return shape;
        if (shape["type"] is not { } type)
            return new JsonObject { ["anyOf"] = new JsonArray(shape, new JsonObject { ["type"] = "null" }) };
        shape["type"] = new JsonArray(type.DeepClone(), "null");
        return shape;
    }

    private JsonObject Reference<T>(T type, Func<T, JsonObject> define)
        where T : IGraphType
    {
        // Inputs may hold themselves.
        if (Definitions.TryAdd(type.Name, []))
            Definitions[type.Name] = define(type);
        return new JsonObject { ["$ref"] = prefix + type.Name };
    }

    private static JsonObject Enumeration(EnumerationGraphType type) => new()
    {
        ["type"] = "string",
        ["description"] =
            $"{type.Description}\n\n{string.Join('\n', type.Values.Select(value => $"- `{value.Name}`: {value.Description}"))}",
        ["enum"] = new JsonArray([.. type.Values.Select(value => (JsonNode)value.Name)]),
    };

    private JsonObject Input(IInputObjectGraphType type)
    {
        JsonObject shape = new()
        {
            ["type"] = "object",
            ["description"] = type.Description,
            ["properties"] = new JsonObject(
                type.Fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)Of(field.ResolvedType!, field.Description)))),
            ["additionalProperties"] = false,
        };
        if (type.Fields.Where(field => field.ResolvedType is NonNullGraphType && field.DefaultValue is null)
            .Select(field => (JsonNode)field.Name).ToArray() is { Length: > 0 } required)
            shape["required"] = new JsonArray(required);
        if (type.IsOneOf)
            (shape["minProperties"], shape["maxProperties"]) = (1, 1);
        return shape;
    }
}
