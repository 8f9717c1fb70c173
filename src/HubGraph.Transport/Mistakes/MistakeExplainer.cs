using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQL.Validation.Errors;
using GraphQLParser.AST;
using HubGraph.Transport.Errors;
using HubGraph.Transport.Options;

namespace HubGraph.Transport.Mistakes;

/// <summary>
/// Says of each error of validation what would have been right, and finds all errors of values where the engine tells the first.
/// It runs when there are errors, and not for more of them than are answered.
/// </summary>
internal sealed class MistakeExplainer(TransportOptions options)
{
    private const string Suggestion = " Did you mean ";
    private static readonly DocumentValidator s_engine = new();
    private static readonly string[] s_telling = ["name", "title", "code", "id"];

    private MistakeOptions Own => options.Mistakes;

    /// <summary>The result with its errors explained.</summary>
    public async Task<IValidationResult> ExplainAsync(ValidationOptions validation, IValidationResult result)
    {
        List<ValidationError> errors = [.. result.Errors.OfType<ValidationError>().Take(options.MaxErrors)];
        PlaceFinder places = new([.. errors.SelectMany(error => error.Nodes)]);
        await s_engine.ValidateAsync(places.Over(validation));
        List<ValidationError> explained = [];
        HashSet<string> variables = [];
        foreach (ValidationError error in errors)
        {
            if (error is InvalidVariableError)
            {
                // Once for all of them.
                if (variables.Count == 0)
                    explained.AddRange(Variables(validation, variables));
                if (VariableOf(error) is not { } name || !variables.Contains(name))
                    explained.Add(error);
            }
            else
            {
                explained.AddRange(Explain(validation, error, places));
            }
        }
        return new ValidationResult(explained.Take(options.MaxErrors)) { Variables = result.Variables };
    }

    private IEnumerable<ValidationError> Explain(ValidationOptions validation, ValidationError error, PlaceFinder places)
    {
        ASTNode? node = error.Nodes.FirstOrDefault();
        Place? place = node is null ? null : places.Find(node);
        if (error is ArgumentsOfCorrectTypeError && node is GraphQLArgument argument && place?.Argument is { } definition)
        {
            ValueMistakes mistakes = new(Own);
            mistakes.Find(definition.ResolvedType, GivenValue.Of(argument.Value), argument.Name.StringValue, isLiteral: true);
            if (mistakes.Found.Count > 0)
                return mistakes.Found.Select(mistake => Error(mistake.Message, mistake.Hints));
        }
        IReadOnlyList<string> hints = [.. error switch
        {
            FieldsOnCorrectTypeError when node is GraphQLField field && place?.Parent?.GetNamedType() is { } parent =>
                OfField(validation.Schema, field, parent),
            KnownArgumentNamesError when node is GraphQLArgument unknown && place is not null =>
                OfArgument(validation.Schema, unknown, place),
            ProvidedNonNullArgumentsError when place?.Field is { } field => OfMissing(validation.Schema, field),
            ScalarLeafsError when place?.Field is { } field => OfLeaf(field),
            VariablesInAllowedPositionError when error.Message.Split('\'') is [_, var name, _, _, _, var type, ..] =>
                [$"Declare it as {name}: {type}."],
            NoUndefinedVariablesError when node is GraphQLVariable variable => OfUndeclared(variable, place),
            KnownTypeNamesError or VariablesAreInputTypesError when error.Message.Split('\'', ' ', '.') is { } words =>
                OfType(validation.Schema, words),
            _ => Engines(error.Message),
        }];
        return hints.Count == 0 ? [error] : [Error(WithoutSuggestion(error.Message), hints)];

        ExplainedError Error(string message, IReadOnlyList<string> all) =>
            new(validation.Document.Source, ErrorPolicy.CodeOf(error), message, node, all) { Coordinate = CoordinateOf(error, place) };
    }

    private static string? CoordinateOf(ValidationError error, Place? place) => place?.Parent?.GetNamedType()?.Name is not { } type ? null
        : error is FieldsOnCorrectTypeError || place.Field is null ? type
        : $"{type}.{place.Field.Name}";

    private IEnumerable<string> OfField(ISchema schema, GraphQLField field, IGraphType parent)
    {
        string name = field.Name.StringValue;
        if (parent is IAbstractGraphType { PossibleTypes: { } types }
            && types.Where(type => type.GetField(name) is not null).Select(type => type.Name).ToArray() is { Length: > 0 } owners)
            return [$"It is a field of {NameHints.Listed(owners)}: ... on {owners[0]} {{ {name} }}."];
        if (parent is not IComplexGraphType type)
            return ["A value has no fields: leave out the braces."];
        // A field of the same name further down is meant where what lies between holds nothing by itself.
        if (type != schema.Query && Below(type, name, IsPage(type) ? 2 : 1) is { } way)
        {
            string inner = field.SelectionSet is null ? name : $"{name} {{ … }}";
            string open = string.Concat(way.Select(step => $"{step} {{ ")), close = string.Concat(way.Select(_ => " }"));
            return [$"It stands below '{way[0]}': {open}{inner}{close}."];
        }
        return NameHints.For(name, type.Fields.Select(each => each.Name), Own);
    }

    private static bool IsPage(IComplexGraphType type) => type.GetField("nodes") is not null || type.GetField("node") is not null;

    private static string[]? Below(IComplexGraphType type, string name, int steps)
    {
        (string Name, IComplexGraphType Type)[] ways =
        [
            .. type.Fields
                .Where(field =>
                    IsPage(type)
                        ? field.Name is "nodes" or "node"
                        : field.ResolvedType is not (ListGraphType or NonNullGraphType { ResolvedType: ListGraphType }))
                // A type that joins two is named by both, and is about the second.
                .OrderByDescending(field => type.Name.EndsWith(field.Name, StringComparison.OrdinalIgnoreCase))
                .Select(field => (field.Name, Type: (field.ResolvedType?.GetNamedType() as IComplexGraphType)!))
                .Where(way => way.Type is not null && !(way.Type.GetField("nodes") is not null)),
        ];
        foreach ((string step, IComplexGraphType below) in ways)
        {
            if (below.GetField(name) is not null)
                return [step];
        }
        return steps < 2
            ? null
            : ways.Select(way => Below(way.Type, name, steps - 1) is { } rest ? (string[])[way.Name, .. rest] : null)
                .FirstOrDefault(way => way is not null);
    }

    private IEnumerable<string> OfArgument(ISchema schema, GraphQLArgument argument, Place place)
    {
        string name = argument.Name.StringValue;
        QueryArguments taken = place.Field?.Arguments ?? [];
        string[] names = [.. taken.Select(each => each.Name)];
        if (Own.Names.TryGetValue(name, out string[]? here) && Array.Find(here, names.Contains) is { } known)
            return Own.Arguments.TryGetValue(
                known, out string? more) ? [$"It is called '{known}' here.", more] : [$"It is called '{known}' here."];
        GivenValue value = GivenValue.Of(argument.Value);
        if (Inside(place.Field, name, value) is { } inside)
            return [$"Write {inside}."];
        // Who asks for one record by what does not tell it apart finds it in the list.
        if (ListOf(schema, place.Field) is { } list && Inside(list, name, value) is { } filter)
            return [$"It takes: {NameHints.Listed(names)}.", $"Others are found in the list: {list.Name}({filter})."];
        string[] near = [.. NameHints.Near(name, names)];
        return near.Length > 0 ? [$"Did you mean {string.Join(", ", near.Select(each => $"'{each}'"))}?"]
            : names.Length == 0 ? ["It takes no arguments."] : [$"It takes: {NameHints.Listed(names)}."];
    }

    /// <summary>The value as a field of one of the input objects that a field takes; null where there is none of this name.</summary>
    private string? Inside(FieldType? field, string name, GivenValue value)
    {
        foreach (QueryArgument argument in field?.Arguments ?? [])
        {
            if (argument.ResolvedType?.GetNamedType() is IInputObjectGraphType input
                && (input.Fields.Find(name) ?? input.Fields.Find($"{name}s")) is { } member)
                return $"{argument.Name}: {{ {member.Name}: {new ValueMistakes(Own).Wrapped(member.ResolvedType, value) ?? value.Shown} }}";
        }
        return null;
    }

    /// <summary>The root field that answers a page of what a root field answers one of.</summary>
    private static FieldType? ListOf(ISchema schema, FieldType? one)
    {
        IGraphType? record = one?.ResolvedType?.GetNamedType();
        return record is null or ScalarGraphType ? null
            : schema.Query.Fields.FirstOrDefault(field =>
                field.ResolvedType?.GetNamedType() is IComplexGraphType page
                    && page.GetField("nodes")?.ResolvedType?.GetNamedType() == record);
    }

    private static IEnumerable<string> OfMissing(ISchema schema, FieldType field)
    {
        if (ListOf(schema, field) is { } list)
            yield return $"All of them are in the list: {list.Name} {{ nodes {{ {Sample(field)} }} }}.";
    }

    private static IEnumerable<string> OfLeaf(FieldType field) => field.ResolvedType?.GetNamedType() switch
    {
        IComplexGraphType => [$"Say what of it: {field.Name} {{ {Sample(field)} }}."],
        UnionGraphType { PossibleTypes: { Count: > 0 } types } =>
            [$"Say what of it: {field.Name} {{ ... on {types.First().Name} {{ id }} }}."],
        _ => ["A value has no fields: leave out the braces."],
    };

    private static string Sample(FieldType field) => field.ResolvedType?.GetNamedType() is IComplexGraphType type
        ? type.GetField("nodes") is { } nodes ? $"nodes {{ {Sample(nodes)} }}"
            : s_telling.FirstOrDefault(name => type.GetField(name) is not null)
                ?? type.Fields.FirstOrDefault(each => each.ResolvedType?.GetNamedType() is ScalarGraphType)?.Name
                ?? "__typename"
        : "__typename";


    private static IEnumerable<string> OfUndeclared(GraphQLVariable variable, Place? place) =>
        [
            place?.Input is { } type
                ? $"Declare it: query (${variable.Name.StringValue}: {type})."
                : $"Declare it after the operation's name: (${variable.Name.StringValue}: …).",
        ];

    private static IEnumerable<string> OfType(ISchema schema, string[] words)
    {
        string name = words.LastOrDefault(word => word.Length > 0) ?? "";
        string[] near = [
            .. NameHints.Near(name, schema.AllTypes.Select(type => type.Name)).Concat(
                schema.AllTypes.Select(type => type.Name).Where(type => type.Equals($"{name}Input", StringComparison.Ordinal))).Distinct(),
        ];
        return near.Length > 0 ? [$"Did you mean {string.Join(", ", near.Select(each => $"'{each}'"))}?"] : [];
    }

    // What the engine suggests by itself.
    private static IEnumerable<string> Engines(string message) =>
        message.IndexOf(Suggestion, StringComparison.Ordinal) is > 0 and int at ? [message[(at + 1)..]] : [];

    private static string WithoutSuggestion(string message) =>
        message.IndexOf(Suggestion, StringComparison.Ordinal) is > 0 and int at ? message[..at] : message;

    private IEnumerable<ExplainedError> Variables(ValidationOptions validation, HashSet<string> names)
    {
        foreach (GraphQLVariableDefinition definition in validation.Operation.Variables?.Items ?? [])
        {
            string name = definition.Variable.Name.StringValue;
            if (definition.Type.GraphTypeFromType(validation.Schema) is not { } type
                || !validation.Variables.TryGetValue(name, out object? value))
                continue;
            ValueMistakes mistakes = new(Own);
            mistakes.Find(type, GivenValue.Of(value), $"${name}", isLiteral: false);
            foreach (ValueMistake mistake in mistakes.Found.Take(options.MaxErrors))
            {
                names.Add(name);
                yield return new ExplainedError(
                    validation.Document.Source, ErrorCodes.BadUserInput, mistake.Message, definition, mistake.Hints);
            }
        }
    }

    /// <summary>The name of the variable that an error of the engine is about.</summary>
    private static string? VariableOf(ValidationError error) =>
        error.Nodes.OfType<GraphQLVariableDefinition>().FirstOrDefault()?.Variable.Name.StringValue
        ?? (error.Message.Split('\'', '.', '[') is [_, ['$', .. var name], ..] ? name : null);
}

/// <summary>Finds where in the schema nodes of a document stand, by a walk like that of validation.</summary>
internal sealed class PlaceFinder(HashSet<ASTNode> nodes) : ValidationRuleBase, INodeVisitor
{
    private readonly Dictionary<ASTNode, Place> _places = [];

    public Place? Find(ASTNode node) => _places.GetValueOrDefault(node);

    /// <summary>The same validation with this as its only rule.</summary>
    public ValidationOptions Over(in ValidationOptions options) => options with { Rules = [this] };

    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => new(this);

    public ValueTask EnterAsync(ASTNode node, ValidationContext context)
    {
        if (nodes.Contains(node))
            _places[node] = new Place(
                context.TypeInfo.GetParentType(),
                context.TypeInfo.GetFieldDef(),
                context.TypeInfo.GetArgument(),
                context.TypeInfo.GetInputType());
        return default;
    }

    public ValueTask LeaveAsync(ASTNode node, ValidationContext context) => default;
}
