using System.Text.Json.Nodes;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;
using HubGraph.Transport.Documents;

namespace HubGraph.Rest;

/// <summary>What an operation takes and answers, as JSON Schemas: read from its selections and from the schema.</summary>
internal sealed class OperationShape
{
    private readonly ISchema _schema;
    private readonly JsonShapes _shapes;
    private readonly Dictionary<string, GraphQLFragmentDefinition> _fragments;
    private readonly Dictionary<string, string> _uses = [];
    // The fragments that are being read: one that leads to itself is no document's.
    private readonly HashSet<string> _open = [];
    private bool _fits = true;

    private OperationShape(NamedOperation operation, ISchema schema, JsonShapes shapes)
    {
        (_schema, _shapes) = (schema, shapes);
        _fragments = operation.Document.Definitions.OfType<GraphQLFragmentDefinition>()
            .DistinctBy(fragment => fragment.FragmentName.Name.StringValue)
                .ToDictionary(fragment => fragment.FragmentName.Name.StringValue);
        Data = Object([(operation.IsQuery ? schema.Query : schema.Mutation!, operation.Definition.SelectionSet, true)]);
    }

    /// <summary>What it answers as <c>data</c>.</summary>
    public JsonObject Data { get; }

    /// <summary>The shapes of an operation; null where its document does not fit the schema, so that it cannot be executed.</summary>
    public static OperationShape? Of(NamedOperation operation, ISchema schema, JsonShapes shapes) =>
        new OperationShape(operation, schema, shapes) is { _fits: true } shape ? shape : null;

    /// <summary>A value of a variable, which is described as the argument is that it is used for.</summary>
    public JsonObject Of(OperationVariable variable, bool orNull)
    {
        JsonObject shape = _shapes.Of(
            orNull || variable.Type is NonNullGraphType ? variable.Type : new NonNullGraphType(variable.Type), Describe(variable));
        if (JsonShapes.Literal(variable.Default) is { } value)
            shape["default"] = value;
        return shape;
    }

    /// <summary>What a variable means.</summary>
    public string? Describe(OperationVariable variable) => _uses.GetValueOrDefault(variable.Name);

    /// <summary>All variables as an object.</summary>
    public JsonObject Variables(NamedOperation operation)
    {
        JsonObject shape = new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(
                operation.Variables.Select(variable => KeyValuePair.Create(variable.Name, (JsonNode?)Of(variable, orNull: true)))),
            ["additionalProperties"] = false,
        };
        if (operation.Variables.Where(variable => variable.IsRequired)
            .Select(variable => (JsonNode)variable.Name).ToArray() is { Length: > 0 } required)
            shape["required"] = new JsonArray(required);
        return shape;
    }

    // Several selections of one field are merged; what stands for certain types or under a condition need not be there.
    private JsonObject Object(IReadOnlyList<(IGraphType Type, GraphQLSelectionSet? Set, bool IsCertain)> selections)
    {
        Dictionary<string, List<Use>> fields = [];
        foreach ((IGraphType type, GraphQLSelectionSet? set, bool isCertain) in selections)
            Collect(type, set, isCertain || selections.Count == 1, fields);
        JsonObject properties = new(fields.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)Field(field.Value))));
        JsonArray required = [.. fields.Where(field => field.Value.Any(use => use.IsCertain)).Select(field => (JsonNode)field.Key)];
        JsonObject shape = new() { ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0)
            shape["required"] = required;
        return shape;
    }

    private JsonObject Field(List<Use> uses)
    {
        (FieldType field, _, IGraphType parent, _) = uses[0];
        if (field.Name == _schema.TypeNameMetaFieldType.Name)
        {
            IEnumerable<IGraphType> types = parent is IAbstractGraphType many ? many.PossibleTypes : [parent];
            return new JsonObject
            {
                ["type"] = "string",
                ["description"] = "The type of the record.",
                ["enum"] = new JsonArray([.. types.Select(type => (JsonNode)type.Name)]),
            };
        }
        bool isLeaf = field.ResolvedType!.GetNamedType() is ScalarGraphType;
        return _shapes.Of(
            field.ResolvedType!,
            field.Description,
            isLeaf ? null : () => Object([.. uses.Select(use => (use.Field.ResolvedType!.GetNamedType(), use.Set, use.IsCertain))]));
    }

    private void Collect(IGraphType type, GraphQLSelectionSet? set, bool isCertain, Dictionary<string, List<Use>> fields)
    {
        foreach (ASTNode selection in set?.Selections ?? [])
        {
            GraphQLDirectives? conditions = ((IHasDirectivesNode)selection).Directives;
            bool isAlways = isCertain && conditions is not { Count: > 0 };
            foreach (GraphQLDirective condition in conditions?.Items ?? [])
            {
                string part = (selection as GraphQLField)?.Name.StringValue ?? "more";
                foreach (GraphQLArgument argument in condition.Arguments?.Items ?? [])
                    Note(argument.Value, null, $"Whether the answer {(condition.Name.Value == "skip" ? "lacks" : "has")} {part}.");
            }
            switch (selection)
            {
                case GraphQLField field when Find(type, field.Name.StringValue) is { } definition:
                    string key = (field.Alias?.Name ?? field.Name).StringValue;
                    if (!fields.TryGetValue(key, out List<Use>? uses))
                        fields[key] = uses = [];
                    uses.Add(new Use(definition, field.SelectionSet, type, isAlways));
                    foreach (GraphQLArgument argument in field.Arguments?.Items ?? [])
                        Note(
                            argument.Value,
                            definition.Arguments?.Find(argument.Name.StringValue)?.ResolvedType,
                            definition.Arguments?.Find(argument.Name.StringValue)?.Description);
                    break;
                case GraphQLInlineFragment inline:
                    Narrow(inline.TypeCondition, inline.SelectionSet);
                    break;
                case GraphQLFragmentSpread spread when _fragments.TryGetValue(
                    spread.FragmentName.Name.StringValue, out GraphQLFragmentDefinition? fragment)
                    && _open.Add(spread.FragmentName.Name.StringValue):
                    Narrow(fragment.TypeCondition, fragment.SelectionSet);
                    _open.Remove(spread.FragmentName.Name.StringValue);
                    break;
                default:
                    _fits = false;
                    break;
            }

            void Narrow(GraphQLTypeCondition? condition, GraphQLSelectionSet narrowed)
            {
                IGraphType? narrower = condition is null ? type : _schema.AllTypes[condition.Type.Name.StringValue];
                if (narrower is null)
                    _fits = false;
                else
                    Collect(
                        narrower,
                        narrowed,
                        isAlways && (narrower == type || (type as IImplementInterfaces)?.ResolvedInterfaces.Contains(narrower) == true),
                        fields);
            }
        }
    }

    private FieldType? Find(IGraphType type, string name) =>
        name == _schema.TypeNameMetaFieldType.Name ? _schema.TypeNameMetaFieldType : (type as IComplexGraphType)?.GetField(name);

    // A variable's first use tells what it means; what is compared, before how.
    private void Note(GraphQLValue value, IGraphType? type, string? description, string? within = null)
    {
        switch (value)
        {
            case GraphQLVariable variable when description is not null:
                _uses.TryAdd(variable.Name.StringValue, description);
                break;
            case GraphQLObjectValue record:
                foreach (GraphQLObjectField field in record.Fields ?? [])
                {
                    FieldType? input = (type?.GetNamedType() as IInputObjectGraphType)?.GetField(field.Name.StringValue);
                    Note(
                        field.Value,
                        input?.ResolvedType,
                        within is null ? input?.Description : $"{within} {input?.Description}",
                        input?.Description);
                }
                break;
            case GraphQLListValue list:
                foreach (GraphQLValue item in list.Values ?? [])
                    Note(item, type, description, within);
                break;
        }
    }

    private sealed record Use(FieldType Field, GraphQLSelectionSet? Set, IGraphType Parent, bool IsCertain);
}
