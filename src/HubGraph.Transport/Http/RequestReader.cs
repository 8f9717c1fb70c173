using System.Buffers;
using System.IO.Pipelines;
using GraphQL;
using HubGraph.Transport.Documents;
using HubGraph.Transport.Errors;
using HubGraph.Transport.Json;
using HubGraph.Transport.Options;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace HubGraph.Transport.Http;

/// <summary>Makes the parameters of a GraphQL request out of an HTTP request, or refuses it.</summary>
internal static class RequestReader
{
    /// <summary>Whether the request is one that only reads: what it asks stands in its query string.</summary>
    public static bool IsGet(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    /// <summary>Refuses a method that is not answered, and a client that accepts no answer that can be made.</summary>
    public static void Require(HttpRequest request, Accepted accepted, NamedOperation? named)
    {
        if (named is null && !IsGet(request) && !HttpMethods.IsPost(request.Method))
            throw GraphQLRequestError.Method("GraphQL is answered by GET, HEAD and POST.", "GET, HEAD, POST");
        if (named?.IsQuery == true && !IsGet(request))
            throw GraphQLRequestError.Method("A query is asked by GET or HEAD here.", "GET, HEAD");
        if (named?.IsQuery == false && !HttpMethods.IsPost(request.Method))
            throw GraphQLRequestError.Method("A mutation must be sent by POST.", "POST");
        if (accepted is { Single: null, Stream: false })
        {
            string others = named is null ? ", application/json or text/event-stream" : " or application/json";
            throw new GraphQLRequestError(StatusCodes.Status406NotAcceptable, ErrorCodes.NotAcceptable,
                $"Answers are application/graphql-response+json{others}, in UTF-8.");
        }
    }

    /// <summary>Reads what a request asks, to the end, or refuses it.</summary>
    public static async ValueTask<RequestBytes> ReadAsync(
        HttpRequest request, ResponseMedia? media, NamedOperation? named, TransportOptions options, CancellationToken cancellation) =>
        IsGet(request)
            ? RequestBytes.OfQueryString(request.QueryString, media, named?.Name)
            : await ReadBodyAsync(request, media, named, options, cancellation);

    /// <summary>The parameters that it asks with: those of a named operation are its variables.</summary>
    public static GraphQLParameters Parse(HttpRequest request, RequestBytes bytes, NamedOperation? named, TransportOptions options) =>
        named is not null
            ? new GraphQLParameters(named.Text, named.OperationName, Variables(request, bytes, named, options), null)
            : IsGet(request) ? ParseQueryString(request, options) : RequestJson.Read(bytes.Content, options.MaxRequestDepth);

    private static Inputs? Variables(HttpRequest request, RequestBytes bytes, NamedOperation named, TransportOptions options) =>
        IsGet(request) ? RestVariables.OfQuery(request.Query, named, options) : RestVariables.OfBody(bytes.Content, named, options);

    private static GraphQLParameters ParseQueryString(HttpRequest request, TransportOptions options)
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

    private static async ValueTask<RequestBytes> ReadBodyAsync(
        HttpRequest request, ResponseMedia? media, NamedOperation? named, TransportOptions options, CancellationToken cancellation)
    {
        if (!MediaTypes.IsJson(request.ContentType))
        {
            throw new GraphQLRequestError(StatusCodes.Status415UnsupportedMediaType, ErrorCodes.UnsupportedMediaType,
                "The body of a POST must have the content type application/json, in UTF-8.");
        }

        if (request.Headers.ContentEncoding is { Count: > 0 } encoding
            && !encoding.ToString().Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            throw new GraphQLRequestError(StatusCodes.Status415UnsupportedMediaType, ErrorCodes.UnsupportedMediaType,
                "The body of a POST must not be compressed.");
        }

        if (request.ContentLength > options.MaxBodyBytes)
            throw GraphQLRequestError.TooLarge(options.MaxBodyBytes);

        try
        {
            return await ReadBodyAsync(request.BodyReader, media, named, options.MaxBodyBytes, cancellation);
        }
        catch (OperationCanceledException) when (!request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            throw new GraphQLRequestError(
                StatusCodes.Status408RequestTimeout, ErrorCodes.Timeout, "The body of the request took too long to come.");
        }
        catch (BadHttpRequestException exception)
        {
            // The server's own limits of size and of slowness.
            throw exception.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? GraphQLRequestError.TooLarge(options.MaxBodyBytes)
                : Unreadable(exception.StatusCode);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or GraphQLRequestError))
        {
            // The server's other complaints about how a body is sent, such as a chunk's size that no number holds.
            throw Unreadable(StatusCodes.Status400BadRequest);
        }

        static GraphQLRequestError Unreadable(int status) =>
            new(status, ErrorCodes.BadRequest, "The body of the request could not be read.");
    }

    private static async ValueTask<RequestBytes> ReadBodyAsync(
        PipeReader body, ResponseMedia? media, NamedOperation? named, int maxBytes, CancellationToken cancellation)
    {
        while (true)
        {
            ReadResult read = await body.ReadAsync(cancellation);
            ReadOnlySequence<byte> bytes = read.Buffer;
            if (bytes.Length > maxBytes)
                throw GraphQLRequestError.TooLarge(maxBytes);

            if (read.IsCompleted)
            {
                RequestBytes whole = RequestBytes.OfBody(bytes, media, named?.Name);
                body.AdvanceTo(bytes.End);
                return whole;
            }

            body.AdvanceTo(bytes.Start, bytes.End);
        }
    }

    private static Inputs? ReadObject(HttpRequest request, string name, TransportOptions options) =>
        Single(request, name) is { } json ? RequestJson.ReadObject(name, json, options.MaxRequestDepth) : null;

    private static string? Single(HttpRequest request, string name)
    {
        StringValues values = request.Query[name];
        return values.Count > 1 ? throw GraphQLRequestError.BadRequest($"The parameter \"{name}\" is given twice.")
            : values.ToString() is { Length: > 0 } text ? text
            : null;
    }
}
