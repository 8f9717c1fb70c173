using System.Globalization;
using GraphQL;
using HubGraph.Transport.Errors;
using HubGraph.Transport.Json;
using HubGraph.Transport.Options;
using HubGraph.Transport.Responses;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace HubGraph.Transport.Http;

/// <summary>
/// Writes an answer: into a pooled buffer first, so that its length is known, and a failure halfway is still a clean
/// error; then out in one piece.
/// </summary>
internal sealed class ResponseWriter(JsonPages pages, TransportOptions options)
{
    private const string Json = "application/json; charset=utf-8";
    private const string GraphQLResponse = "application/graphql-response+json; charset=utf-8";

    // What the answer of one address depends on. What one caller gets must never be another's.
    private const string Negotiated = "Accept, Accept-Encoding, Accept-Language, Authorization";

    private readonly StringValues _everybodys = options.Answers.CacheControl();

    /// <summary>Writes the answer with its status and headers. Throws, having written nothing, when a value cannot be serialized.</summary>
    public async Task WriteAsync(HttpContext http, ExecutionResult result, ResponseMedia media)
    {
        JsonPage page = pages.Get();
        try
        {
            pages.Write(page, result);
            await WriteAsync(http, result, page.Bytes.WrittenMemory, media);
        }
        finally
        {
            pages.Return(page);
        }
    }

    /// <summary>Writes an answer whose body is made. With an entity tag, it is the same for everybody.</summary>
    public ValueTask WriteAsync(
        HttpContext http, ExecutionResult result, ReadOnlyMemory<byte> body, ResponseMedia media, string? tag = null)
    {
        http.Response.StatusCode = Status(result, media);
        if (Refused(result) is { } refusal)
            Explain(refusal, http.Response.Headers);
        SetCaching(http, tag);
        ContentCoding coding = CodingFor(http, body.Length);
        return SendAsync(http, body, media, coding, coding == ContentCoding.Identity ? null : ContentCodings.Compress(body.Span, coding));
    }

    /// <summary>Writes an answer without errors whose body is made. With an entity tag, it is the same for everybody.</summary>
    public ValueTask WriteAsync(HttpContext http, string? tag, ReadOnlyMemory<byte> body, ResponseMedia media)
    {
        SetCaching(http, tag);
        ContentCoding coding = CodingFor(http, body.Length);
        return SendAsync(http, body, media, coding, coding == ContentCoding.Identity ? null : ContentCodings.Compress(body.Span, coding));
    }

    /// <summary>Writes an answer that is remembered.</summary>
    public ValueTask WriteAsync(HttpContext http, SharedResponse answer, ResponseMedia media)
    {
        SetCaching(http, answer.Tag);
        ContentCoding coding = CodingFor(http, answer.Body.Length);
        return SendAsync(http, answer.Body, media, coding, coding == ContentCoding.Identity ? null : answer.Coded(coding));
    }

    /// <summary>Tells the client that what it has is still right (RFC 9110, section 15.4.5).</summary>
    public void WriteNotModified(HttpContext http, string tag)
    {
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        http.Response.Headers.Vary = AppendNegotiated(http.Response.Headers.Vary);
        SetCaching(http, tag);
    }

    private void SetCaching(HttpContext http, string? tag)
    {
        if (tag is not null)
            http.Response.Headers.ETag = tag;
        if (RequestReader.IsGet(http.Request))
            http.Response.Headers.CacheControl = tag is null ? "no-store" : _everybodys;
    }

    private ContentCoding CodingFor(HttpContext http, int length) =>
        length < options.Answers.CompressedFromBytes ? ContentCoding.Identity : ContentCodings.Choose(http.Request.Headers.AcceptEncoding);

    private static async ValueTask SendAsync(
        HttpContext http, ReadOnlyMemory<byte> body, ResponseMedia media, ContentCoding coding, byte[]? coded)
    {
        HttpResponse response = http.Response;
        response.ContentType = media == ResponseMedia.GraphQLResponse ? GraphQLResponse : Json;
        response.ContentLength = coded?.Length ?? body.Length;
        response.Headers.Vary = AppendNegotiated(response.Headers.Vary);
        if (coded is not null)
            response.Headers.ContentEncoding = ContentCodings.NameOf(coding);
        await response.BodyWriter.WriteAsync(coded ?? body, http.RequestAborted);
    }

    private static void Explain(GraphQLRequestError refusal, IHeaderDictionary headers)
    {
        if (refusal.Allow is { } allow)
            headers.Allow = allow;
        if (refusal.RetryAfter is { } seconds)
            headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
    }

    private static int Status(ExecutionResult result, ResponseMedia media)
    {
        // Without errors and not executed: only the cost was asked.
        if (result.Executed || result.Errors is not { Count: > 0 })
            return StatusCodes.Status200OK;
        if (Refused(result) is { } refusal)
            return refusal.Status;
        return media == ResponseMedia.Json ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
    }

    /// <summary>The refusal that decides the status of an answer, if there is one.</summary>
    public static GraphQLRequestError? Refused(ExecutionResult result) =>
        result is { Executed: false, Errors: { } errors } ? errors.OfType<GraphQLRequestError>().FirstOrDefault() : null;

    /// <summary>The Vary header of an answer that was negotiated.</summary>
    public static string AppendNegotiated(string? vary) => string.IsNullOrEmpty(vary) ? Negotiated : $"{vary}, {Negotiated}";
}
