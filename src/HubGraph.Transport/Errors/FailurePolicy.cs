using GraphQL;
using HubGraph.Transport.Options;
using Microsoft.Extensions.Logging;

namespace HubGraph.Transport.Errors;

/// <summary>What a client is told of a failure that is not its own, and what the log knows of it.</summary>
internal sealed partial class FailurePolicy(TransportOptions options, ILogger<FailurePolicy> logger)
{
    /// <summary>Explains a failure to a client.</summary>
    /// <param name="failure">What happened.</param>
    /// <param name="requestId">Under which id the log tells of it.</param>
    /// <param name="isStopped">Whether the time of the request is over: a cancelled command may fail in its driver's own way.</param>
    public GraphQLRequestError Explain(Exception failure, string? requestId, bool isStopped = false)
    {
        if (options.Passing(failure) is { } passing)
        {
            LogPassing(requestId, passing.Code, (failure.InnerException ?? failure).Message);
            return GraphQLRequestError.Passing(passing);
        }
        if (isStopped)
            return GraphQLRequestError.Timeout(options.Timeout);
        LogFailure(failure, requestId);
        return GraphQLRequestError.Internal(requestId);
    }

    /// <summary>Explains a failure outside the engine.</summary>
    public ExecutionError Explain(Exception failure, string requestId) =>
        failure as ExecutionError ?? Explain(failure, requestId, isStopped: false);

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {RequestId} failed.")]
    private partial void LogFailure(Exception exception, string? requestId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Request {RequestId} failed with {Code}: {Reason}")]
    private partial void LogPassing(string? requestId, string code, string reason);
}
