using System.Text.Json;
using GraphQL;
using Microsoft.AspNetCore.Http;

namespace HubGraph.Transport;

/// <summary>
/// Requests that were executed before, by their bytes. A dashboard asks the same again and again: when that comes, neither its JSON
/// nor its document is looked at; only the data are read.
/// </summary>
internal sealed class KnownRequests(TransportOptions options, TransportSerializer serializer, OperationWatch watch)
{
    private readonly BoundedCache<AnswerKey, KnownRequest> _requests = new(int.MaxValue, options.Answers.KnownRequestBytes);

    /// <summary>How much memory they take, roughly, in bytes.</summary>
    public long Size => _requests.Size;

    /// <summary>What is known of a request; null when it is new.</summary>
    public KnownRequest? Find(AnswerKey key) => options.Answers.KnownRequestBytes > 0 ? _requests.Find(key) : null;

    /// <summary>Remembers a request that was answered without errors, if it can be repeated.</summary>
    public void Add(AnswerKey key, HttpUserContext context, ExecutionResult result)
    {
        if (options.Answers.KnownRequestBytes == 0 || context.Cost is not { } cost || options.Answers.Repeatable(context) is not { } query)
            return;
        byte[] extensions = result.Extensions is { Count: > 0 } all ? JsonSerializer.SerializeToUtf8Bytes(all, serializer.Options) : [];
        KnownRequest request = new(query, cost, OperationLabel.Of(result.Operation), extensions);
        _requests.Set(key.Copy(), request, key.Length + request.Size);
    }

    /// <summary>Writes the answer to a known request from what the data are now. False when it is to be executed for that; then nothing is written.</summary>
    public async ValueTask<bool> TryAnswer(KnownRequest request, JsonPage page, HttpContext http, CancellationToken cancellation)
    {
        using OperationWatch.Operation operation = OperationWatch.Begin();
        try
        {
            page.Json.WriteStartObject();
            page.Json.WritePropertyName("data"u8);
            await request.Query.Write(page.Json, http, cancellation);
            if (request.Extensions.Length > 0)
            {
                page.Json.WritePropertyName("extensions"u8);
                page.Json.WriteRawValue(request.Extensions, skipInputValidation: true);
            }
            page.Json.WriteEndObject();
            page.Json.Flush();
        }
        catch (Refusal)
        {
            throw;
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // Whatever it is, the execution meets it too, and knows how to tell it.
            page.Reset();
            return false;
        }

        TransportTelemetry.CountCost(request.Cost);
        watch.End(operation, request.Label, null, http.TraceIdentifier);
        return true;
    }
}
