using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQL;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.ObjectPool;

namespace HubGraph.Transport;

/// <summary>
/// Writes an answer: into a pooled buffer first, so that its length is known, and a failure halfway is still a clean
/// error; then out in one piece.
/// </summary>
internal sealed class ResponseWriter(TransportSerializer serializer, TransportOptions options)
{
    private const string Json = "application/json; charset=utf-8";
    private const string GraphQLResponse = "application/graphql-response+json; charset=utf-8";

    private readonly ObjectPool<Page> _pages = new DefaultObjectPool<Page>(new PagePolicy(options.MaxResponseDepth));

    /// <summary>Writes the answer with its status and headers. Throws, having written nothing, when a value cannot be serialized.</summary>
    public async Task Write(HttpContext http, ExecutionResult result, ResponseMedia media)
    {
        Page page = _pages.Get();
        try
        {
            CapErrors(result);
            JsonSerializer.Serialize(page.Json, result, serializer.Options);
            page.Json.Flush();

            HttpResponse response = http.Response;
            response.StatusCode = Status(result, media);
            response.ContentType = media == ResponseMedia.Json ? Json : GraphQLResponse;
            response.ContentLength = page.Bytes.WrittenCount;
            response.Headers.Vary = AppendAccept(response.Headers.Vary);
            if (Refused(result)?.Allow is { } allow)
                response.Headers.Allow = allow;

            await response.BodyWriter.WriteAsync(page.Bytes.WrittenMemory, http.RequestAborted);
        }
        finally
        {
            _pages.Return(page);
        }
    }

    private static int Status(ExecutionResult result, ResponseMedia media)
    {
        if (result.Executed)
            return StatusCodes.Status200OK;
        if (Refused(result) is { } refusal)
            return refusal.Status;
        return media == ResponseMedia.Json ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
    }

    private static Refusal? Refused(ExecutionResult result) =>
        result is { Executed: false, Errors: { } errors } ? errors.OfType<Refusal>().FirstOrDefault() : null;

    private static string AppendAccept(string? vary) => string.IsNullOrEmpty(vary) ? "Accept" : vary + ", Accept";

    private void CapErrors(ExecutionResult result)
    {
        if (result.Errors is not { } all || all.Count <= options.MaxErrors)
            return;
        ExecutionErrors first = [];
        first.AddRange(all.Take(options.MaxErrors));
        result.Errors = first;
    }

    /// <summary>A buffer and the writer over it.</summary>
    private sealed class Page : IDisposable
    {
        public Page(int maxDepth)
        {
            Bytes = new ArrayBufferWriter<byte>(16 * 1024);
            Json = new Utf8JsonWriter(Bytes, new JsonWriterOptions
            {
                // The answer is JSON, never part of a page: é and ' need no escape.
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                MaxDepth = maxDepth,
                SkipValidation = true,
            });
        }

        public ArrayBufferWriter<byte> Bytes { get; }

        public Utf8JsonWriter Json { get; }

        public void Dispose() => Json.Dispose();
    }

    private sealed class PagePolicy(int maxDepth) : PooledObjectPolicy<Page>
    {
        // One large export must not keep its memory for ever.
        private const int MaxKept = 1024 * 1024;

        public override Page Create() => new(maxDepth);

        public override bool Return(Page obj)
        {
            if (obj.Bytes.Capacity > MaxKept)
                return false;
            obj.Bytes.ResetWrittenCount();
            obj.Json.Reset();
            return true;
        }
    }
}
