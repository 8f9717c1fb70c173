using System.Text.Json;
using GraphQL;
using GraphQL.Types;
using HubGraph.Docs;
using HubGraph.Transport.Documents;

namespace HubGraph.Rest;

/// <summary>
/// The page of the operations that have an address: what each takes, an example, and the document that says what it answers.
/// </summary>
internal sealed class OperationPage(NamedOperations operations, ISchema schema)
{
    private readonly Lazy<Markup> _html = new(() => Make(operations, schema));

    /// <summary>The page, made once.</summary>
    public Markup Html => _html.Value;

    private static Markup Make(NamedOperations operations, ISchema schema)
    {
        JsonShapes shapes = new("#");
        JsonElement examples = ReferenceExample.AllVariables();
        (NamedOperation Operation, OperationShape Shape)[] all =
            [
                .. operations.All.Select(operation => (operation, OperationShape.Of(operation, schema, shapes)!))
                    .Where(pair => pair.Item2 is not null),
            ];
        Markup[] sections = [.. all.OrderBy(pair => !pair.Operation.IsQuery).Select(pair => Section(pair.Operation, pair.Shape, examples))];
        Markup lead = Markup.Of(
            $"The trusted documents, each at an address of its own. {Page.Link("docs/rest", "The guide")} says how to ask them, "
            + $"{Page.Link("openapi.json", "OpenAPI")} describes them for programs.");
        return new Page("REST", Markup.Of($"""
            <h1>REST</h1>
            <p class="lead">{lead}</p>
            {sections}
            """))
        {
            Headings = [.. all.OrderBy(pair => !pair.Operation.IsQuery).Select(pair => (pair.Operation.Name, pair.Operation.Name))],
        }.Render(hasReference: true);
    }

    private static Markup Section(NamedOperation operation, OperationShape shape, JsonElement examples)
    {
        JsonElement? example = examples.TryGetProperty(operation.Name, out JsonElement given) ? given : null;
        string address = $"api/{operation.Name}{(operation.IsQuery ? Query(example) : "")}";
        return Markup.Of($"""
            <h2 id="{operation.Name}">{operation.Name}</h2>
            <p>{operation.Description}</p>
            {Markup.If(operation.IsQuery, $"<p><code>GET</code> {Page.Link(address, $"/{Uri.UnescapeDataString(address)}")}</p>")}
            {Markup.If(!operation.IsQuery, $"<p><code>POST /{address}</code></p>")}
            {Markup.If(!operation.IsQuery && example is not null, $"""<pre tabindex="0"><code>{example?.GetRawText()}</code></pre>""")}
            {Markup.If(operation.Variables.Count > 0, $"""
                <ul>{operation.Variables.Select(variable => Variable(variable, shape))}</ul>
                """)}
            <pre tabindex="0"><code>{operation.Text}</code></pre>
            """);
    }

    private static Markup Variable(OperationVariable variable, OperationShape shape)
    {
        Markup type = Page.Link($"docs/reference/{variable.Type.GetNamedType().Name}", $"{variable.Type}");
        string value = JsonShapes.Literal(variable.Default) is { } literal ? $" = {literal.ToJsonString()}" : "";
        return Markup.Of($"<li><code>{variable.Name}: {type}{value}</code> {shape.Describe(variable)}</li>");
    }

    private static string Query(JsonElement? example) =>
        example is not { } given ? "" : "?" + string.Join('&', given.EnumerateObject().SelectMany(pair =>
            pair.Value.ValueKind == JsonValueKind.Array
                ? pair.Value.EnumerateArray().Select(item => Pair(pair.Name, item))
                : [Pair(pair.Name, pair.Value)]));

    private static string Pair(string name, JsonElement value) =>
        $"{name}={Uri.EscapeDataString(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText())}";
}
