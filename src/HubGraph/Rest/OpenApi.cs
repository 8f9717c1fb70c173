using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GraphQL;
using GraphQL.Types;
using HubGraph.Docs;
using HubGraph.Host;
using HubGraph.Transport.Documents;

namespace HubGraph.Rest;

/// <summary>
/// Describes the operations that have an address as <see href="https://spec.openapis.org/oas/v3.1.1">OpenAPI 3.1</see>, made of
/// their documents and of the schema.
/// </summary>
internal sealed class OpenApi(NamedOperations operations, ISchema schema, PublisherOptions publisher)
{
    // Stands where the server's address does for who asks, as a host that no name has.
    private const string Server = "https://server.invalid/";

    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (string Status, string Name, string Meaning)[] s_refusals =
    [
        (
            "400",
            "Refused",
            "The request is not one that can be answered: `BAD_USER_INPUT`, `BAD_REQUEST`, `BAD_CURSOR`, `BAD_PAGE_SIZE`, `BAD_ID`, "
                + "`COST_LIMIT_EXCEEDED` and others."),
        ("401", "Unauthenticated", "The token is not one that the server takes: `UNAUTHENTICATED`."),
        ("429", "TooMany", "Too much was asked in a short time: `RATE_LIMITED`; come again after `Retry-After` seconds."),
        ("500", "Failed", "The server failed: `INTERNAL_SERVER_ERROR`."),
        (
            "503",
            "Unavailable",
            "The server or its database has too much to do or does not answer: `SERVER_BUSY`, `TIMEOUT`, `DATABASE_UNAVAILABLE` and "
                + "others; come again after `Retry-After` seconds."),
    ];

    private readonly Lazy<string> _text = new(() => Make(operations, schema, publisher).ToJsonString(s_json));

    /// <summary>The description.</summary>
    /// <param name="server">The address that the server has for who asks, ending with a slash.</param>
    public byte[] Of(string server) =>
        Encoding.UTF8.GetBytes(_text.Value.Replace($"\"{Server}\"", JsonSerializer.Serialize(server.TrimEnd('/')), StringComparison.Ordinal)
            .Replace(Server, JsonEncodedText.Encode(server).ToString(), StringComparison.Ordinal));

    private static JsonObject Make(NamedOperations operations, ISchema schema, PublisherOptions publisher)
    {
        JsonShapes shapes = new("#/components/schemas/");
        JsonElement examples = ReferenceExample.AllVariables();
        JsonObject paths = [];
        foreach (NamedOperation operation in operations.All)
        {
            if (OperationShape.Of(operation, schema, shapes) is { } shape)
                paths[$"/api/{operation.Name}"] =
                    new JsonObject { [operation.IsQuery ? "get" : "post"] = Operation(operation, shape, examples) };
        }
        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "HubGraph",
                ["version"] = ProgramVersion.Current,
                ["description"] = "The trusted documents of an open GraphQL API, each at an address of its own: what they answer, cost "
                    + $"and may is as by GraphQL. How to use them: {Server}docs/rest.",
                ["contact"] = Contact(publisher),
                ["license"] = new JsonObject { ["name"] = "The licences of the data's sources", ["url"] = $"{Server}docs/data" },
                ["termsOfService"] = $"{Server}docs/terms",
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = Server }),
            ["externalDocs"] = new JsonObject { ["url"] = $"{Server}docs/rest", ["description"] = "The guide." },
            ["tags"] = new JsonArray(
                new JsonObject { ["name"] = "Read", ["description"] = "Queries: open to everybody, and remembered." },
                new JsonObject
                {
                    ["name"] = "Write",
                    ["description"] = "Mutations: for operators, integrations and administrators, with a token.",
                }),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = new JsonObject(
                    [.. shapes.Definitions.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)), .. Errors()]),
                ["responses"] = new JsonObject(s_refusals.Select(refusal => KeyValuePair.Create(refusal.Name, (JsonNode?)new JsonObject
                {
                    ["description"] = refusal.Meaning,
                    ["content"] = Json(new JsonObject { ["$ref"] = "#/components/schemas/RestRefusal" }),
                }))),
                ["securitySchemes"] = new JsonObject
                {
                    ["token"] = new JsonObject
                    {
                        ["type"] = "http",
                        ["scheme"] = "bearer",
                        ["bearerFormat"] = "JWT",
                        ["description"] = $"A token of the issuer that the server trusts: {Server}docs/identity.",
                    },
                },
            },
        };
    }

    private static JsonObject Contact(PublisherOptions publisher)
    {
        JsonObject contact = new() { ["name"] = publisher.Name ?? "HubGraph", ["url"] = $"{Server}docs/legal-notice" };
        if (publisher.Email is { } email)
            contact["email"] = email;
        return contact;
    }

    private static JsonObject Operation(NamedOperation operation, OperationShape shape, JsonElement examples)
    {
        JsonObject? example = examples.TryGetProperty(operation.Name, out JsonElement given) ? JsonObject.Create(given) : null;
        JsonObject answer = new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["data"] = shape.Data,
                ["errors"] = new JsonObject
                {
                    ["type"] = "array",
                    ["items"] = new JsonObject { ["$ref"] = "#/components/schemas/RestError" },
                    ["description"] = "What went wrong with a part of it, if something did.",
                },
                ["extensions"] = new JsonObject { ["type"] = "object", ["description"] = "What it cost, and hints." },
            },
            ["required"] = new JsonArray("data"),
        };
        JsonObject responses = new() { ["200"] = new JsonObject { ["description"] = "The answer.", ["content"] = Json(answer) } };
        if (operation.IsQuery)
            responses["304"] = new JsonObject { ["description"] = "What you have, by its `ETag` in `If-None-Match`, is still right." };
        foreach ((string status, string name, _) in s_refusals)
            responses[status] = new JsonObject { ["$ref"] = $"#/components/responses/{name}" };
        JsonObject described = new()
        {
            ["operationId"] = operation.OperationName,
            ["tags"] = new JsonArray(operation.IsQuery ? "Read" : "Write"),
            ["summary"] = Words(operation.OperationName),
            ["description"] = operation.Description.Length > 0 ? operation.Description : $"{Words(operation.OperationName)}.",
            ["security"] = operation.IsQuery ? new JsonArray(new JsonObject(), Token()) : new JsonArray(Token()),
            ["responses"] = responses,
        };
        if (!operation.IsQuery)
        {
            JsonObject body = Json(shape.Variables(operation));
            if (example is not null)
                body["application/json"]!["example"] = example;
            described["requestBody"] =
                new JsonObject { ["required"] = operation.Variables.Any(variable => variable.IsRequired), ["content"] = body };
        }
        else if (operation.Variables.Count > 0)
        {
            described["parameters"] = new JsonArray([.. operation.Variables.Select(variable => Parameter(variable, shape, example))]);
        }
        return described;
    }

    private static JsonObject Parameter(OperationVariable variable, OperationShape shape, JsonObject? example)
    {
        JsonObject parameter = new()
        {
            ["name"] = variable.Name,
            ["in"] = "query",
            ["required"] = variable.IsRequired,
            ["description"] = shape.Describe(variable) ?? variable.Name,
        };
        JsonObject value = shape.Of(variable, orNull: false);
        value.Remove("description");
        if (variable.Type.GetNamedType() is IInputObjectGraphType)
            parameter["content"] = Json(value);
        else
            parameter["schema"] = value;
        if (example?[variable.Name] is { } given)
            parameter["example"] = given.DeepClone();
        return parameter;
    }

    private static JsonObject Json(JsonObject shape) => new() { ["application/json"] = new JsonObject { ["schema"] = shape } };

    private static JsonObject Token() => new() { ["token"] = new JsonArray() };

    // HubDirectory is "Hub directory".
    private static string Words(string name) =>
        string.Concat(name.Select((letter, i) => i > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));

    private static KeyValuePair<string, JsonNode?>[] Errors() =>
    [
        new("RestError", new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray("message", "extensions"),
            ["properties"] = new JsonObject
            {
                ["message"] = new JsonObject { ["type"] = "string", ["description"] = "What is wrong, for people." },
                ["extensions"] = new JsonObject
                {
                    ["type"] = "object",
                    ["required"] = new JsonArray("code"),
                    ["properties"] = new JsonObject
                    {
                        ["code"] = new JsonObject
                        {
                            ["type"] = "string",
                            ["description"] = $"What is wrong, for programs: {Server}docs/errors lists all.",
                            ["examples"] = new JsonArray("BAD_USER_INPUT"),
                        },
                        ["documentation"] = new JsonObject { ["type"] = "string", ["description"] = "Where the code is explained." },
                    },
                },
            },
        }),
        new("RestRefusal", new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray("errors"),
            ["properties"] = new JsonObject
            {
                ["errors"] =
                    new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["$ref"] = "#/components/schemas/RestError" } },
            },
        }),
    ];
}
