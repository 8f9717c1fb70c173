using System.Buffers;
using System.IO.Pipelines;
using GraphQL;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace HubGraph.Transport;

/// <summary>Makes the parameters of a GraphQL request out of an HTTP request, or refuses it.</summary>
internal static class RequestReader
{
    /// <summary>The parameters of a GET, out of its query string.</summary>
    public static GraphQLParameters ReadQueryString(HttpRequest request, TransportOptions options)
    {
        string? query = Single(request, "query"), documentId = Single(request, "documentId");
        Inputs? extensions = ReadObject(request, "extensions", options);
        return new GraphQLParameters(
            RequestJson.IsNamed(documentId, extensions) ? query ?? "" : RequestJson.RequireQuery(query),
            Single(request, "operationName"),
            ReadObject(request, "variables", options),
            extensions,
            documentId);
    }

    /// <summary>The parameters of a POST, out of its body.</summary>
    public static async ValueTask<GraphQLParameters> ReadBody(HttpRequest request, TransportOptions options, CancellationToken cancellation)
    {
        if (!MediaTypes.IsJson(request.ContentType))
        {
            throw new Refusal(StatusCodes.Status415UnsupportedMediaType, ErrorCodes.UnsupportedMediaType,
                "The body of a POST must have the content type application/json, in UTF-8.");
        }

        if (request.Headers.ContentEncoding is { Count: > 0 } encoding && !encoding.ToString().Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            throw new Refusal(StatusCodes.Status415UnsupportedMediaType, ErrorCodes.UnsupportedMediaType,
                "The body of a POST must not be compressed.");
        }

        if (request.ContentLength > options.MaxBodyBytes)
            throw Refusal.TooLarge(options.MaxBodyBytes);

        try
        {
            return await ReadBody(request.BodyReader, options, cancellation);
        }
        catch (OperationCanceledException) when (!request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            throw new Refusal(StatusCodes.Status408RequestTimeout, ErrorCodes.Timeout, "The body of the request took too long to come.");
        }
        catch (BadHttpRequestException exception)
        {
            // The server's own limits of size and of slowness.
            throw exception.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? Refusal.TooLarge(options.MaxBodyBytes)
                : new Refusal(exception.StatusCode, ErrorCodes.BadRequest, "The body of the request could not be read.");
        }
    }

    private static async ValueTask<GraphQLParameters> ReadBody(PipeReader body, TransportOptions options, CancellationToken cancellation)
    {
        while (true)
        {
            ReadResult read = await body.ReadAsync(cancellation);
            ReadOnlySequence<byte> bytes = read.Buffer;
            if (bytes.Length > options.MaxBodyBytes)
                throw Refusal.TooLarge(options.MaxBodyBytes);

            if (!read.IsCompleted)
            {
                body.AdvanceTo(bytes.Start, bytes.End);
                continue;
            }

            try
            {
                return Parse(bytes, options.MaxRequestDepth);
            }
            finally
            {
                body.AdvanceTo(bytes.End);
            }
        }
    }

    /// <summary>Most bodies lie in one piece in the server's buffer and are read there.</summary>
    private static GraphQLParameters Parse(in ReadOnlySequence<byte> bytes, int maxDepth)
    {
        if (bytes.IsSingleSegment)
            return RequestJson.Read(bytes.FirstSpan, maxDepth);

        int length = (int)bytes.Length;
        byte[] whole = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            bytes.CopyTo(whole);
            return RequestJson.Read(whole.AsSpan(0, length), maxDepth);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(whole);
        }
    }

    private static Inputs? ReadObject(HttpRequest request, string name, TransportOptions options) =>
        Single(request, name) is { } json ? RequestJson.ReadObject(name, json, options.MaxRequestDepth) : null;

    private static string? Single(HttpRequest request, string name)
    {
        StringValues values = request.Query[name];
        return values.Count > 1 ? throw Refusal.BadRequest($"The parameter \"{name}\" is given twice.") : values.ToString() is { Length: > 0 } text ? text : null;
    }
}
