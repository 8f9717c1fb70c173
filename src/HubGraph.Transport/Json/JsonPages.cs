using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQL;
using HubGraph.Transport.Options;
using Microsoft.Extensions.ObjectPool;

namespace HubGraph.Transport.Json;

/// <summary>Pooled buffers, each with the JSON writer over it, in which answers are made before they leave.</summary>
internal sealed class JsonPages(TransportSerializer serializer, TransportOptions options)
{
    private readonly ObjectPool<JsonPage> _pages = new DefaultObjectPool<JsonPage>(new PagePolicy(options.MaxResponseDepth));

    /// <summary>An empty page.</summary>
    public JsonPage Get() => _pages.Get();

    /// <summary>Takes a page back.</summary>
    public void Return(JsonPage page) => _pages.Return(page);

    /// <summary>Writes a result, with no more errors than allowed. Throws when a value cannot be serialized.</summary>
    public void Write(JsonPage page, ExecutionResult result)
    {
        if (result.Errors is { } all && all.Count > options.MaxErrors)
            result.Errors = [.. all.Take(options.MaxErrors)];
        JsonSerializer.Serialize(page.Json, result, serializer.Options);
        page.Json.Flush();
    }

    /// <summary>Writes errors as a JSON array, no more than allowed.</summary>
    public void Write(JsonPage page, IEnumerable<ExecutionError> errors)
    {
        JsonSerializer.Serialize(page.Json, errors.Take(options.MaxErrors), serializer.Options);
        page.Json.Flush();
    }

    private sealed class PagePolicy(int maxDepth) : PooledObjectPolicy<JsonPage>
    {
        // One large export must not keep its memory for ever.
        private const int MaxKept = 1024 * 1024;

        public override JsonPage Create() => new(maxDepth);

        public override bool Return(JsonPage obj)
        {
            if (obj.Bytes.Capacity > MaxKept)
                return false;
            obj.Reset();
            return true;
        }
    }
}

/// <summary>A buffer and the writer over it.</summary>
internal sealed class JsonPage : IDisposable
{
    public JsonPage(int maxDepth)
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

    /// <summary>Empties it.</summary>
    public void Reset()
    {
        Bytes.ResetWrittenCount();
        Json.Reset();
    }

    public void Dispose() => Json.Dispose();
}
