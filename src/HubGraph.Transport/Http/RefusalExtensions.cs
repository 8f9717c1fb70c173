using GraphQL;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Transport;

/// <summary>Lets the application's own middleware refuse a request as the transport does.</summary>
public static class RefusalExtensions
{
    /// <summary>Answers a request with an HTTP status and one GraphQL error, in the media type that the client accepts. It counts as any request of its address.</summary>
    public static Task RefuseAsync(this HttpContext http, int status, string code, string message) =>
        http.RefuseAsync(http.RequestServices.GetRequiredService<RateLimits>().Spend(http) ?? new Refusal(status, code, message));

    internal static Task RefuseAsync(this HttpContext http, Refusal refusal) =>
        http.RequestServices.GetRequiredService<ResponseWriter>()
            .Write(http, new ExecutionResult(refusal), Accept.Negotiate(http.Request.Headers.Accept).Single ?? ResponseMedia.Json);
}
