using GraphQL.Execution;
using GraphQL.Validation;
using GraphQLParser.AST;
using HubGraph.Transport.Errors;

namespace HubGraph.Transport.Http;

/// <summary>Refuses, before anything runs, the operations that a method or a transport does not allow.</summary>
internal sealed class AllowedOperations : DocumentExecutionListenerBase
{
    private readonly bool _mutations;
    private readonly bool _subscriptions;

    private AllowedOperations(bool mutations, bool subscriptions) => (_mutations, _subscriptions) = (mutations, subscriptions);

    /// <summary>A GET must be safe: a link or an image on any page can send one.</summary>
    public static AllowedOperations ByGet { get; } = new(mutations: false, subscriptions: false);

    /// <summary>A POST runs queries and mutations.</summary>
    public static AllowedOperations ByPost { get; } = new(mutations: true, subscriptions: false);

    /// <summary>A GET whose answer may be a stream.</summary>
    public static AllowedOperations ByStreamedGet { get; } = new(mutations: false, subscriptions: true);

    /// <summary>A POST whose answer may be a stream, or a socket: everything.</summary>
    public static AllowedOperations ByStream { get; } = new(mutations: true, subscriptions: true);

    /// <summary>What a GET or a POST may run.</summary>
    public static AllowedOperations By(bool get, bool streams) =>
        streams ? get ? ByStreamedGet : ByStream : get ? ByGet : ByPost;

    public override Task AfterValidationAsync(IExecutionContext context, IValidationResult validationResult)
    {
        switch (context.Operation.Operation)
        {
            case OperationType.Mutation when !_mutations:
                context.Errors.Add(GraphQLRequestError.Method("A mutation must be sent by POST.", "POST"));
                break;
            case OperationType.Subscription when !_subscriptions:
                context.Errors.Add(GraphQLRequestError.BadRequest(
                    "A subscription needs a transport that streams: server-sent events (Accept: text/event-stream) or a WebSocket."));
                break;
        }

        return Task.CompletedTask;
    }
}
