using System.Globalization;
using GraphQL;
using Microsoft.AspNetCore.Http;

namespace HubGraph.Transport;

/// <summary>
/// Writes an answer: into a pooled buffer first, so that its length is known, and a failure halfway is still a clean
/// error; then out in one piece.
/// </summary>
internal sealed class ResponseWriter(JsonPages pages)
{
    private const string Json = "application/json; charset=utf-8";
    private const string GraphQLResponse = "application/graphql-response+json; charset=utf-8";

    /// <summary>Writes the answer with its status and headers. Throws, having written nothing, when a value cannot be serialized.</summary>
    public async Task Write(HttpContext http, ExecutionResult result, ResponseMedia media)
    {
        JsonPage page = pages.Get();
        try
        {
            pages.Write(page, result);

            HttpResponse response = http.Response;
            response.StatusCode = Status(result, media);
            response.ContentType = media == ResponseMedia.Json ? Json : GraphQLResponse;
            response.ContentLength = page.Bytes.WrittenCount;
            response.Headers.Vary = AppendAccept(response.Headers.Vary);
            if (Refused(result) is { } refusal)
                Explain(refusal, response.Headers);

            await response.BodyWriter.WriteAsync(page.Bytes.WrittenMemory, http.RequestAborted);
        }
        finally
        {
            pages.Return(page);
        }
    }

    private static void Explain(Refusal refusal, IHeaderDictionary headers)
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
    public static Refusal? Refused(ExecutionResult result) =>
        result is { Executed: false, Errors: { } errors } ? errors.OfType<Refusal>().FirstOrDefault() : null;

    /// <summary>The Vary header of an answer that depends on Accept.</summary>
    public static string AppendAccept(string? vary) => string.IsNullOrEmpty(vary) ? "Accept" : vary + ", Accept";
}
