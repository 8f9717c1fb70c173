using GraphQL.Execution;

namespace HubGraph.Transport.Http;

/// <summary>Ends an operation's turn to be prepared when its execution begins.</summary>
internal sealed class Preparation(IDisposable turn) : DocumentExecutionListenerBase
{
    public override Task BeforeExecutionAsync(IExecutionContext context)
    {
        turn.Dispose();
        return Task.CompletedTask;
    }
}
