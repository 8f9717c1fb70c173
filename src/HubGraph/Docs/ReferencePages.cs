using System.Collections.Concurrent;
using System.Globalization;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.Visitors;
using HubGraph.Graph;
using HubGraph.Transport.Cost;

namespace HubGraph.Docs;

/// <summary>
/// The schema as pages, one for each type, made of the running schema when they are first asked for. Schema coordinates, such as
/// <c>Hub.carriers(on:)</c>, are their anchors.
/// </summary>
internal sealed class ReferencePages(ISchema schema)
{
    private const string Address = "docs/reference";
    private const int MostUses = 40;
    private const int MostExamples = 3;

    private static readonly (string Kind, string Title, Func<IGraphType, bool> Is)[] s_kinds =
    [
        ("type", "Types", type => type is IObjectGraphType),
        ("interface", "Interfaces", type => type is IInterfaceGraphType),
        ("union", "Unions", type => type is UnionGraphType),
        ("enum", "Enumerations", type => type is EnumerationGraphType),
        ("input", "Inputs", type => type is IInputObjectGraphType),
        ("scalar", "Scalars", type => type is ScalarGraphType),
    ];

    private readonly ConcurrentDictionary<string, Markup> _made = new();
    private readonly Lazy<IReadOnlyList<ReferenceExample>> _examples = new(() => ReferenceExample.All(schema));
    private readonly Lazy<ILookup<string, string>> _uses = new(() => Uses(schema));

    /// <summary>The types and directives, without introspection's own.</summary>
    private IEnumerable<IGraphType> Types =>
        schema.AllTypes.Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal))
            .OrderBy(type => type.Name, StringComparer.Ordinal);

    /// <summary>The page that leads to all types.</summary>
    public Markup Index() => _made.GetOrAdd("", _ => MakeIndex());

    /// <summary>The page of a type; null if there is none of that name.</summary>
    public Markup? Type(string name) =>
        Types.FirstOrDefault(type => type.Name == name) is { } type ? _made.GetOrAdd(name, _ => Make(type)) : null;

    private Markup MakeIndex()
    {
        Markup about = Markup.Of(
            $"Each type with its fields and arguments: what they mean, what they {Page.Link("docs/limits", "cost")}, who may read them, "
            + $"and examples that run. It is made of the running schema, which {Page.Link("schema.graphql", "stands here as text")}.");
        IEnumerable<Markup> roots = Roots().Select(root => Markup.Of(
            $"""<h2 id="{root.Name}">{Link(root.Name)}</h2><p>{root.Description}</p>"""
            + $"{Names(ByName(root.Fields, field => field.Name).Select(field => Link($"{root.Name}.{field.Name}", field.Name)))}"));
        IEnumerable<Markup> kinds = s_kinds.Select(kind => Markup.Of(
            $"""<h2 id="{kind.Kind}">{kind.Title}</h2>"""
            + $"{Names(Types.Where(type => KindOf(type) == kind.Kind && !Roots().Contains(type)).Select(type => Link(type.Name)))}"));
        IEnumerable<Markup> directives = ByName(schema.Directives, directive => directive.Name).Select(directive => Markup.Of(
            $"""<section class="element" id="@{directive.Name}"><h3>@{directive.Name}</h3><p>{directive.Description}</p>"""
            + $"{Arguments($"@{directive.Name}", directive.Arguments)}</section>"));
        return new Page("Reference", Markup.Of($"""
            <h1>Reference</h1>
            <p class="lead">{schema.Description}</p>
            <p>{about}</p>
            {roots}
            {kinds}
            <h2 id="directives">Directives</h2>
            {directives}
            """))
        {
            Headings = [
                .. Roots().Select(root => (root.Name, root.Name)),
                .. s_kinds.Select(kind => (kind.Kind, kind.Title)),
                ("directives", "Directives"),
            ],
            Around = Around(null),
        }.Render(hasReference: true);
    }

    private Markup Make(IGraphType type)
    {
        ReferenceExample[] examples = [
            .. _examples.Value.Where(
                example => example.Coordinates.Any(coordinate => coordinate.StartsWith(type.Name + ".", StringComparison.Ordinal))),
        ];
        Markup interfaces = Relation(" implements ", (type as IImplementInterfaces)?.ResolvedInterfaces);
        Markup possible = Relation(type is UnionGraphType ? " of " : ", which are ", (type as IAbstractGraphType)?.PossibleTypes);
        bool hasMembers = type is IComplexGraphType or EnumerationGraphType;
        (string Anchor, string Text) members = type is EnumerationGraphType ? ("values", "Values") : ("fields", "Fields");
        Markup body = Markup.Of($"""
            <h1>{type.Name}</h1>
            <p class="notes">{KindOf(type)}{interfaces}{possible}</p>
            <p>{type.Description}</p>
            {Gone(type.DeprecationReason)}
            {Markup.If(hasMembers, $"""<h2 id="{members.Anchor}">{members.Text}</h2>""")}
            {ByName((type as IComplexGraphType)?.Fields, field => field.Name).Select(field => Field(type, field, examples))}
            {ByName((type as EnumerationGraphType)?.Values, value => value.Name).Select(value => Value(type, value))}
            {Used(type)}
            {Markup.If(examples.Length > 0, $"""<h2 id="examples">Examples</h2>{examples.Select(Example)}""")}
            """);
        List<(string, string)> headings = [];
        if (hasMembers)
            headings.Add(members);
        if (_uses.Value.Contains(type.Name))
            headings.Add(("uses", "Where it is used"));
        if (examples.Length > 0)
            headings.Add(("examples", "Examples"));
        return new Page(type.Name, body) { Around = Around(type.Name), Headings = headings }.Render(hasReference: true);
    }

    private static Markup Field(IGraphType type, FieldType field, ReferenceExample[] examples)
    {
        string coordinate = $"{type.Name}.{field.Name}";
        Markup[] shown = [
            .. examples.Where(example => example.Coordinates.Contains(coordinate)).Take(MostExamples)
                .Select(example => Markup.Of($"""<a href="#example-{example.Name}">{example.Name}</a>""")),
        ];
        string notes = string.Join(
            " ",
            Cost(type is IInputObjectGraphType ? CostWeights.OfInput(field, field.ResolvedType!) : CostWeights.OfField(field)),
            Size(field),
            RestrictedDirective.Of(field) is { } roles ? $"Open to {string.Join(", ", roles)}." : "").Trim();
        Markup typed = Typed(field.ResolvedType!, field.DefaultValue);
        return Markup.Of($"""
            <section class="element" id="{coordinate}"><h3><a href="#{coordinate}">{field.Name}</a>: {typed}</h3>
            <p>{field.Description}</p>
            {Gone(field.DeprecationReason)}
            {Markup.If(notes.Length > 0, $"""<p class="notes">{notes}</p>""")}
            {Arguments(coordinate, field.Arguments)}
            {Markup.If(shown.Length > 0, $"""<p class="notes">In an example: {shown}</p>""")}
            </section>
            """);
    }

    private static Markup Value(IGraphType type, EnumValueDefinition value)
    {
        string coordinate = $"{type.Name}.{value.Name}";
        return Markup.Of(
            $"""<section class="element" id="{coordinate}"><h3><a href="#{coordinate}">{value.Name}</a></h3>"""
            + $"<p>{value.Description}</p>{Gone(value.DeprecationReason)}</section>");
    }

    private static Markup Arguments(string coordinate, QueryArguments? arguments) => Markup.If(
        arguments is { Count: > 0 },
        $"<ul>{ByName(arguments, argument => argument.Name).Select(argument => Argument(coordinate, argument))}</ul>");

    private static Markup Argument(string coordinate, QueryArgument argument)
    {
        Markup typed = Typed(argument.ResolvedType!, argument.DefaultValue);
        string cost = Cost(CostWeights.OfInput(argument, argument.ResolvedType!));
        return Markup.Of(
            $"""<li id="{coordinate}({argument.Name}:)"><code>{argument.Name}: {typed}</code> {argument.Description} """
            + $"""{Gone(argument.DeprecationReason)} <span class="notes">{cost}</span></li>""");
    }

    private static Markup Example(ReferenceExample example) => Markup.Of($"""
        <h3 id="example-{example.Name}">{example.Name}</h3>
        <p>{Page.Link(example.Address, $"Open {example.Name} in the explorer")}</p>
        <pre tabindex="0"><code>{example.Document}</code></pre>
        """);

    private Markup Used(IGraphType type)
    {
        string[] uses = [.. _uses.Value[type.Name]];
        return Markup.If(uses.Length > 0, $"""
            <h2 id="uses">Where it is used</h2>
            {Names(uses.Take(MostUses).Select(use => Link(use)))}
            {Markup.If(uses.Length > MostUses, $"<p>And in {uses.Length - MostUses} more places.</p>")}
            """);
    }

    private Markup Around(string? current)
    {
        IEnumerable<IObjectGraphType> nodes = Types.OfType<IObjectGraphType>()
            .Where(type => type.ResolvedInterfaces.Any(parent => parent.Name == "Node"));
        IEnumerable<Markup> links = Roots().Concat(nodes).Select(type =>
        {
            Markup isCurrent = Markup.If(type.Name == current, $" aria-current=\"page\"");
            return Markup.Of($"""<li><a href="{new Markup(Page.Up)}{Address}/{type.Name}"{isCurrent}>{type.Name}</a></li>""");
        });
        return Markup.Of(
            $"""<nav class="guides" aria-label="Reference"><p>{Page.Link(Address, "Reference")}</p><ul>{links}</ul></nav>""");
    }

    private static Markup Names(IEnumerable<Markup> links) =>
        Markup.Of($"""<ul class="names">{links.Select(link => Markup.Of($"<li>{link}</li>"))}</ul>""");

    private static IEnumerable<T> ByName<T>(IEnumerable<T>? all, Func<T, string> name) => (all ?? []).OrderBy(name, StringComparer.Ordinal);

    private IEnumerable<IObjectGraphType> Roots() =>
        new[] { schema.Query, schema.Mutation, schema.Subscription }.OfType<IObjectGraphType>();

    private static string KindOf(IGraphType type) => s_kinds.First(kind => kind.Is(type)).Kind;

    private static Markup Relation(string words, IEnumerable<IGraphType>? types) =>
        types?.ToArray() is { Length: > 0 } all
            ? Markup.Of($"{words}{new Markup(string.Join(", ", all.Select(type => Link(type.Name).Html)))}")
            : Markup.None;

    private static Markup Gone(string? reason) => Markup.If(reason is not null, $"""<p class="gone">Deprecated: {reason}</p>""");

    private static string Cost(double weight) => weight == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"Costs {weight}.");

    private static string Size(FieldType field)
    {
        if (field.FindAppliedDirective(ListSizeDirective.DirectiveName) is not { } size)
            return "";
        string slicing = string.Join(" or ", size.FindArgument(ListSizeDirective.SlicingArguments)?.Value as string[] ?? []);
        string assumed = size.FindArgument(
            ListSizeDirective.AssumedSize)?.Value is int number ? string.Create(CultureInfo.InvariantCulture, $"{number} times") : "";
        return (slicing, assumed) switch
        {
            ("", _) => $"What is selected of its records counts {assumed}.",
            (_, "") => $"What is selected of its records counts as often as {slicing} says.",
            _ => $"What is selected of its records counts as often as {slicing} says, {assumed} without.",
        };
    }

    private static Markup Typed(IGraphType type, object? value) =>
        value is null ? TypeLink(type) : Markup.Of($"{TypeLink(type)} = {new SDLPrinter().Print(type.ToAST(value))}");

    private static Markup TypeLink(IGraphType type) => type switch
    {
        NonNullGraphType required => Markup.Of($"{TypeLink(required.ResolvedType!)}!"),
        ListGraphType list => Markup.Of($"[{TypeLink(list.ResolvedType!)}]"),
        _ => Link(type.Name),
    };

    private static Markup Link(string coordinate, string? text = null)
    {
        int dot = coordinate.IndexOf('.', StringComparison.Ordinal);
        return Page.Link($"{Address}/{(dot < 0 ? coordinate : $"{coordinate[..dot]}#{coordinate}")}", text ?? coordinate);
    }

    // Which fields answer a type or take it, directly or by an argument.
    private static ILookup<string, string> Uses(ISchema schema) => (
        from type in schema.AllTypes.OfType<IComplexGraphType>()
        where !type.Name.StartsWith("__", StringComparison.Ordinal)
        from field in type.Fields
        from used in ((IEnumerable<QueryArgument>?)field.Arguments ?? []).Select(argument => argument.ResolvedType!)
            .Append(field.ResolvedType!)
        let use = (Type: used.GetNamedType().Name, Coordinate: $"{type.Name}.{field.Name}")
        orderby use.Coordinate
        select use).Distinct().ToLookup(use => use.Type, use => use.Coordinate);
}
