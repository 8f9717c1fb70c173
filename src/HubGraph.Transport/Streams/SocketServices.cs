using HubGraph.Transport.Documents;
using HubGraph.Transport.Http;
using HubGraph.Transport.Options;
using HubGraph.Transport.Rates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HubGraph.Transport.Streams;

/// <summary>What every socket needs of the server.</summary>
internal sealed partial class SocketServices(
    OperationExecuter executer,
    PersistedDocuments documents,
    SocketMessages messages,
    RateLimits rates,
    TransportOptions options,
    IServiceScopeFactory scopes,
    IHostApplicationLifetime lifetime,
    ILogger<SocketServices> logger)
{
    public OperationExecuter Executer => executer;

    public PersistedDocuments Documents => documents;

    public SocketMessages Messages => messages;

    public RateLimits Rates => rates;

    public TransportOptions Options => options;

    public IServiceScopeFactory Scopes => scopes;

    public CancellationToken Stopping => lifetime.ApplicationStopping;

    [LoggerMessage(Level = LogLevel.Information, Message = "The socket of request {RequestId} was closed with {Code}: {Reason}")]
    public partial void LogClosed(string requestId, int code, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The socket of request {RequestId} failed.")]
    public partial void LogFailure(Exception exception, string requestId);
}
