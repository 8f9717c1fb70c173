using GraphQL;
using HubGraph.Transport.Options;
using Microsoft.AspNetCore.Http;

namespace HubGraph.Transport.Errors;

/// <summary>An error that knows the HTTP status of an answer without data.</summary>
internal sealed class GraphQLRequestError : ExecutionError
{
    public GraphQLRequestError(int status, string code, string message) : base(message)
    {
        Status = status;
        Code = code;
    }

    // What fills all places is over by then, or refused.
    private static readonly TimeSpan s_busy = TimeSpan.FromSeconds(5);

    public int Status { get; }

    /// <summary>What the Allow header must say, for 405.</summary>
    public string? Allow { get; private init; }

    /// <summary>What the Retry-After header must say, in seconds.</summary>
    public int? RetryAfter { get; private init; }

    /// <summary>Whether it is no fault of anybody who asks, and will pass.</summary>
    public bool IsPassing => Status == StatusCodes.Status503ServiceUnavailable && RetryAfter is not null;

    /// <summary>The same as the answer to a whole request, of no field.</summary>
    public GraphQLRequestError OfRequest() =>
        new(Status, Code!, Message) { Allow = Allow, RetryAfter = RetryAfter, Extensions = Extensions };

    public static GraphQLRequestError BadRequest(string message) => new(StatusCodes.Status400BadRequest, ErrorCodes.BadRequest, message);

    public static GraphQLRequestError Method(string message, string allow) =>
        new(StatusCodes.Status405MethodNotAllowed, ErrorCodes.MethodNotAllowed, message) { Allow = allow };

    public static GraphQLRequestError TooLarge(long maximum) =>
        new(StatusCodes.Status413PayloadTooLarge, ErrorCodes.PayloadTooLarge, $"The body of the request is larger than {maximum} bytes.");

    public static GraphQLRequestError Timeout(TimeSpan limit) =>
        new(StatusCodes.Status503ServiceUnavailable, ErrorCodes.Timeout,
            FormattableString.Invariant($"The operation took longer than {limit.TotalSeconds} s and was stopped."));

    public static GraphQLRequestError RateLimited(string message, TimeSpan wait) =>
        Later(StatusCodes.Status429TooManyRequests, ErrorCodes.RateLimited, message, wait);

    public static GraphQLRequestError Passing(PassingFailure failure) =>
        Later(StatusCodes.Status503ServiceUnavailable, failure.Code, failure.Message, failure.RetryAfter);

    public static GraphQLRequestError Busy() =>
        Later(StatusCodes.Status503ServiceUnavailable, ErrorCodes.ServerBusy, "The server has more to do than it can.", s_busy);

    private static GraphQLRequestError Later(int status, string code, string message, TimeSpan wait)
    {
        int seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        return new(status, code, FormattableString.Invariant($"{message} Come again after {seconds} s."))
        {
            RetryAfter = seconds,
            // Sockets have no headers.
            Extensions = new Dictionary<string, object?> { ["retryAfter"] = seconds },
        };
    }

    public static GraphQLRequestError TooManyStreams() =>
        new(
            StatusCodes.Status429TooManyRequests,
            ErrorCodes.TooManySockets,
            "As many sockets and streams of events are open from this address as may.");

    public static GraphQLRequestError Internal(string? requestId)
    {
        GraphQLRequestError refusal = new(StatusCodes.Status500InternalServerError, ErrorCodes.InternalServerError,
            "The server failed to answer. Its operators can find the cause by the request id.");
        if (requestId is not null)
            refusal.Extensions = new Dictionary<string, object?> { ["requestId"] = requestId };
        return refusal;
    }
}
