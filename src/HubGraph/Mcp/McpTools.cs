using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GraphQL.Types;
using HubGraph.Docs;
using HubGraph.Rest;
using HubGraph.Transport;
using HubGraph.Transport.Documents;
using Microsoft.AspNetCore.Http.Extensions;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HubGraph.Mcp;

/// <summary>
/// What an assistant is offered: each query that has an address as a tool that only reads, and the guides as resources. A tool is asked
/// as its address is, by nobody in particular.
/// </summary>
internal sealed class McpTools(NamedOperations operations, ISchema schema, GuideLibrary guides)
{
    private const string Markdown = "text/markdown";

    private readonly Lazy<Tool[]> _tools = new(
        () => [.. operations.All.Where(operation => operation.IsQuery).Select(operation => ToolOf(operation, schema)).OfType<Tool>()]);

    /// <summary>Has a server answer a request with them.</summary>
    public void Offer(HttpContext http, McpServerOptions options)
    {
        options.Handlers.ListToolsHandler = (_, _) => ValueTask.FromResult(new ListToolsResult { Tools = _tools.Value });
        options.Handlers.CallToolHandler = (request, cancellation) => CallAsync(http, request.Params!, cancellation);
        options.Handlers.ListResourcesHandler = (_, _) =>
            ValueTask.FromResult(new ListResourcesResult { Resources = [.. guides.All.Select(guide => ResourceOf(http, guide))] });
        options.Handlers.ReadResourceHandler = (request, _) => ValueTask.FromResult(Read(http, request.Params!.Uri));
    }

    private static Tool? ToolOf(NamedOperation operation, ISchema schema)
    {
        JsonShapes shapes = new("#/$defs/");
        if (OperationShape.Of(operation, schema, shapes) is not { } shape)
            return null;
        // Those of the answer are of no use to who asks.
        shapes.Definitions.Clear();
        JsonObject arguments = shape.Variables(operation);
        if (shapes.Definitions.Count > 0)
            arguments["$defs"] = new JsonObject(shapes.Definitions.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        return new Tool
        {
            Name = operation.Name,
            Description = operation.Description,
            InputSchema = JsonSerializer.SerializeToElement(arguments),
            Annotations =
                new ToolAnnotations { ReadOnlyHint = true, DestructiveHint = false, IdempotentHint = true, OpenWorldHint = false },
        };
    }

    private async ValueTask<CallToolResult> CallAsync(HttpContext http, CallToolRequestParams call, CancellationToken cancellation)
    {
        if (!operations.TryFind(call.Name, out NamedOperation? operation) || !operation.IsQuery)
            throw new McpProtocolException($"There is no tool '{call.Name}'.", McpErrorCode.InvalidParams);
        QueryBuilder query = [];
        foreach ((string name, JsonElement value) in call.Arguments ?? new Dictionary<string, JsonElement>())
        {
            foreach (JsonElement item in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value])
                query.Add(name, item.ValueKind is JsonValueKind.String or JsonValueKind.Null ? item.GetString() ?? "" : item.GetRawText());
        }
        (int status, byte[] answer) = await http.AskAsync(operation, query.ToQueryString(), cancellation);
        return new CallToolResult
        {
            IsError = status != StatusCodes.Status200OK,
            Content = [new TextContentBlock { Text = Encoding.UTF8.GetString(answer) }],
        };
    }

    private static Resource ResourceOf(HttpContext http, Guide guide) => new()
    {
        Name = guide.Name,
        Title = guide.Title,
        Description = guide.Summary,
        MimeType = Markdown,
        Uri = UriHelper.BuildAbsolute(http.Request.Scheme, http.Request.Host, http.Request.PathBase, $"/docs/{guide.Name}.md"),
    };

    private ReadResourceResult Read(HttpContext http, string uri)
    {
        Guide guide = guides.All.FirstOrDefault(guide => ResourceOf(http, guide).Uri == uri)
            ?? throw new McpProtocolException("There is no guide of this address.", McpErrorCode.ResourceNotFound);
        return new ReadResourceResult { Contents = [new TextResourceContents { Uri = uri, MimeType = Markdown, Text = guide.Markdown }] };
    }
}
