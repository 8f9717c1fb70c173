using System.Globalization;
using GraphQL.Resolvers;
using GraphQL.Types;
using HubGraph.Concepts;
using HubGraph.Planning.Schema;

namespace HubGraph.Graph.Mutations;

/// <summary>Tells the address that explains a code; null where nothing does, which is nowhere in this program.</summary>
public delegate string? FindDocumentation(string code);

/// <summary>The types of the errors that mutations answer, one for each rule, and their unions.</summary>
internal sealed class ErrorTypes
{
    private readonly ScalarTypes _scalars;
    private readonly Dictionary<Rule, ObjectGraphType> _types = [];
    private readonly InterfaceGraphType _interface = new() { Name = "Error", Description = "A rule that an input breaks." };

    public ErrorTypes(ScalarTypes scalars)
    {
        _scalars = scalars;
        _interface.ResolveType = violation => _types[((Violation)violation).Rule];
        foreach (FieldType field in CommonFields())
            _interface.AddField(new FieldType { Name = field.Name, Description = field.Description, ResolvedType = field.ResolvedType });
    }

    /// <summary>What all of them have.</summary>
    public InterfaceGraphType Interface => _interface;

    /// <summary>The union of the errors of some rules.</summary>
    public UnionGraphType Union(string name, IEnumerable<Rule> rules)
    {
        UnionGraphType union =
            new() { Name = name, Description = "What may be refused.", ResolveType = violation => _types[((Violation)violation).Rule] };
        foreach (Rule rule in rules)
            union.AddPossibleType(Of(rule));
        return union;
    }

    private ObjectGraphType Of(Rule rule)
    {
        if (_types.TryGetValue(rule, out ObjectGraphType? known))
            return known;
        ObjectGraphType type = new() { Name = rule.TypeName, Description = rule.Description };
        _types.Add(rule, type);
        foreach (FieldType field in CommonFields())
            type.AddField(field);
        if (rule.Detail is { } detail)
            type.AddField(Field(
                detail.Name,
                detail.Description,
                detail.Kind == RuleDetailKind.Number ? _scalars.Number : _scalars.DecimalNumber,
                violation => violation.Detail));
        type.AddResolvedInterface(_interface);
        _interface.AddPossibleType(type);
        return type;
    }

    private IEnumerable<FieldType> CommonFields() =>
    [
        Field(
            "message",
            "For people, in the language that Accept-Language asks for: English or French.",
            _scalars.Text,
            violation => violation.Message(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr")),
        Field("code", "For programs; it never changes.", _scalars.Text, violation => violation.Rule.Code),
        Field(
            "path",
            "The way to the value in the input: names of fields, and places in lists from 0.",
            new ListGraphType(new NonNullGraphType(_scalars.Text)),
            violation => violation.Path),
        new FieldType
        {
            Name = "documentation",
            Description = "Where the code is explained: an address on this server, as errors of requests have it in "
                + "extensions.documentation.",
            ResolvedType = new NonNullGraphType(_scalars.Text),
            Resolver = new FuncFieldResolver<object?>(context =>
                context.RequestServices!.GetRequiredService<FindDocumentation>()(((Violation)context.Source!).Rule.Code)),
        },
    ];

    private static FieldType Field(string name, string description, IGraphType type, Func<Violation, object?> read) =>
        MutationType.Field(name, description, new NonNullGraphType(type), read);
}
