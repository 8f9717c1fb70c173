using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Changes;
using HubGraph.Data.Model;
using HubGraph.Graph.Changes;
using HubGraph.Planning;
using HubGraph.Transport;
using HubGraph.Transport.Documents;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Webhooks;

/// <summary>
/// Writes what messages hold. A document is asked as its address is by somebody without a token: within the same limits, each webhook
/// in those of a caller of its own.
/// </summary>
internal sealed class WebhookContents(IServiceScopeFactory scopes, NamedOperations operations, IDbContextFactory<HubGraphContext> contexts)
{
    /// <summary>The variables of documents that are known of each change.</summary>
    public static readonly IReadOnlyCollection<string> Variables = ["id", "ids", "hub", "slug"];

    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    // Slugs never change.
    private readonly ConcurrentDictionary<long, string> _hubs = [];

    /// <summary>The document of a name; null where none is asked for, or it is no query that is trusted.</summary>
    public NamedOperation? Find(string? name) =>
        name is not null && operations.TryFind(name, out NamedOperation? operation) && operation.IsQuery ? operation : null;

    /// <summary>What a message says of one change.</summary>
    public async Task<byte[]> OfAsync(Webhook webhook, NamedOperation? document, ChangeLine line, CancellationToken stop)
    {
        string id = GlobalId.Encode(line.RecordType, line.RecordId);
        string? hub = line.HubId is { } key ? await SlugAsync(key, stop) : null;
        byte[]? answer = document is null ? null : await AskAsync(webhook.Id, document, id, hub, stop);
        ArrayBufferWriter<byte> bytes = new();
        using Utf8JsonWriter json = new(bytes, s_json);
        json.WriteStartObject();
        json.WriteString("cursor", ChangeCursor.Write(line.Position));
        json.WriteString("kind", EnumNames.Of(line.Kind));
        json.WriteString("at", Instants.ToText(line.At));
        json.WriteString("recordType", line.RecordType);
        json.WriteString("recordId", id);
        json.WriteString("hub", hub);
        if (answer is not null)
        {
            json.WritePropertyName("answer");
            json.WriteRawValue(answer, skipInputValidation: true);
        }
        else if (document is not null)
        {
            json.WriteNull("answer");
        }
        json.WriteEndObject();
        await json.FlushAsync(stop);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>A message of several changes.</summary>
    public static byte[] Message(DateTimeOffset at, IEnumerable<byte[]> changes)
    {
        ArrayBufferWriter<byte> bytes = new();
        using Utf8JsonWriter json = new(bytes, s_json);
        json.WriteStartObject();
        json.WriteString("type", "changes");
        json.WriteString("timestamp", Instants.ToText(at.UtcDateTime));
        json.WriteStartObject("data");
        json.WriteStartArray("changes");
        foreach (byte[] change in changes)
            json.WriteRawValue(change, skipInputValidation: true);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>What a document answers; null where it needs what there is not.</summary>
    public async Task<byte[]?> AskAsync(long webhook, NamedOperation document, string id, string? hub, CancellationToken stop)
    {
        QueryBuilder query = [];
        foreach (OperationVariable variable in document.Variables)
        {
            string? value = variable.Name switch { "id" or "ids" => id, "hub" or "slug" => hub, _ => null };
            if (value is not null)
                query.Add(variable.Name, value);
            else if (variable.IsRequired)
                return null;
        }
        while (true)
        {
            await using AsyncServiceScope scope = scopes.CreateAsyncScope();
            (int status, byte[] body) = await scope.ServiceProvider.AskAsync(
                document, query.ToQueryString(), AddressOf(webhook), $"webhook-{webhook}", stop);
            // Too much at a time, for it or for the server: the change waits.
            if (status is not (StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable))
                return body;
            await Task.Delay(s_pause, stop);
        }
    }

    // Limits are told apart by addresses: a network that nobody comes from (RFC 4193).
    private static IPAddress AddressOf(long webhook)
    {
        byte[] address = new byte[16];
        BinaryPrimitives.WriteInt64BigEndian(address, webhook);
        address[0] = 0xfd;
        return new IPAddress(address);
    }

    private async ValueTask<string?> SlugAsync(long hub, CancellationToken stop)
    {
        if (_hubs.TryGetValue(hub, out string? known))
            return known;
        string? slug = await contexts.ReadAsync(
            (context, own) => context.Hubs.Where(record => record.Id == hub).Select(record => record.Slug).FirstOrDefaultAsync(own), stop);
        return slug is null ? null : _hubs.GetOrAdd(hub, slug);
    }
}
