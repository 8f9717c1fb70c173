using System.Net;
using HubGraph.Transport.Documents;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Transport;

/// <summary>Lets the application ask named queries for who asks it by another way.</summary>
public static class NamedOperationExtensions
{
    /// <summary>
    /// Asks a query at its address, as somebody without a token does who comes from where a request came from: within the same limits,
    /// and answered from the same memory.
    /// </summary>
    /// <returns>The status and the body of the answer.</returns>
    public static Task<(int Status, byte[] Body)> AskAsync(
        this HttpContext http, NamedOperation query, QueryString variables, CancellationToken cancellation) =>
        http.RequestServices.AskAsync(query, variables, http.Connection.RemoteIpAddress, http.TraceIdentifier, cancellation);

    /// <summary>Asks a query at its address where no request is, as somebody without a token does who comes from an address.</summary>
    /// <inheritdoc cref="AskAsync(HttpContext, NamedOperation, QueryString, CancellationToken)" path="/returns"/>
    public static async Task<(int Status, byte[] Body)> AskAsync(
        this IServiceProvider services, NamedOperation query, QueryString variables, IPAddress? from, string trace,
        CancellationToken cancellation)
    {
        using MemoryStream body = new();
        DefaultHttpContext asked = new() { RequestServices = services, RequestAborted = cancellation, TraceIdentifier = trace };
        asked.Connection.RemoteIpAddress = from;
        (asked.Request.Method, asked.Request.QueryString, asked.Response.Body) = (HttpMethods.Get, variables, body);
        await services.GetRequiredService<GraphQLEndpoint>().HandleAsync(asked, query);
        await asked.Response.CompleteAsync();
        cancellation.ThrowIfCancellationRequested();
        return (asked.Response.StatusCode, body.ToArray());
    }
}
