using GraphQL;
using HubGraph.Transport.Cost;
using HubGraph.Transport.Errors;
using HubGraph.Transport.Options;
using HubGraph.Transport.Rates;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Transport.Http;

/// <summary>Lets the application's own middleware refuse a request as the transport does.</summary>
public static class RequestErrorExtensions
{
    /// <summary>
    /// Answers a request with an HTTP status and one GraphQL error, in the media type that the client accepts. It counts as any
    /// request of its address.
    /// </summary>
    public static Task RefuseAsync(this HttpContext http, int status, string code, string message) =>
        http.RefuseAsync(
            http.RequestServices.GetRequiredService<RateLimits>().Spend(http) ?? new GraphQLRequestError(status, code, message));

    /// <summary>Answers a request with a failure that will pass.</summary>
    public static Task RefuseAsync(this HttpContext http, PassingFailure failure) => http.RefuseAsync(GraphQLRequestError.Passing(failure));

    /// <summary>Answers a request with what its client is told of a failure, which the log explains.</summary>
    public static Task RefuseAsync(this HttpContext http, Exception failure) =>
        http.RefuseAsync(http.RequestServices.GetRequiredService<FailurePolicy>().Explain(failure, http.TraceIdentifier, isStopped: false));

    /// <summary>
    /// Makes what refuses an operation, wherever in its execution it is thrown, because the server has more to do than it can:
    /// 503 with <see cref="ErrorCodes.ServerBusy"/>.
    /// </summary>
    public static ExecutionError Busy() => GraphQLRequestError.Busy();

    /// <summary>
    /// Has a request of the application's own spend as one to the graph does: a unit, or what a cost of the graph takes beyond
    /// it. False when the caller has not enough: then the request is answered, and must not go on.
    /// </summary>
    public static async Task<bool> SpendAsync(this HttpContext http, long cost = 0)
    {
        OperationCost? beyond = cost == 0 ? null : new OperationCost(cost, 0);
        if (http.RequestServices.GetRequiredService<RateLimits>().Spend(http, beyond) is not { } refusal)
            return true;
        await http.RefuseAsync(refusal);
        return false;
    }

    /// <summary>
    /// Refuses what a browser sends for a page that may not ask here. False when the request is answered, and must not go on.
    /// </summary>
    public static async Task<bool> AdmitAsync(this HttpContext http)
    {
        if (CrossSite.Check(http.Request, http.RequestServices.GetRequiredService<TransportOptions>()) is not { } refusal)
            return true;
        await http.RefuseAsync(refusal);
        return false;
    }

    /// <summary>
    /// Has work that goes on for long spend what each part of it costs: what is answered completes when the next part is paid for.
    /// Who has not enough waits for it and is not refused.
    /// </summary>
    public static Func<CancellationToken, Task> MeterOf(this HttpContext http, long cost) =>
        http.RequestServices.GetRequiredService<RateLimits>().MeterOf(
            http, new OperationCost(cost, 0)) is { } meter ? meter.SpendAsync : _ => Task.CompletedTask;

    internal static Task RefuseAsync(this HttpContext http, GraphQLRequestError refusal) =>
        http.RequestServices.GetRequiredService<ResponseWriter>()
            .WriteAsync(http, new ExecutionResult(refusal), Accept.Negotiate(http.Request.Headers.Accept).Single ?? ResponseMedia.Json);
}
