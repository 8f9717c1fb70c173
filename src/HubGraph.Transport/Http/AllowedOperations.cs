using GraphQL.Execution;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace HubGraph.Transport;

/// <summary>Refuses, before anything runs, the operations that an HTTP method does not allow.</summary>
internal sealed class AllowedOperations : DocumentExecutionListenerBase
{
    private readonly bool _mutations;

    private AllowedOperations(bool mutations) => _mutations = mutations;

    /// <summary>A GET must be safe: a link or an image on any page can send one.</summary>
    public static AllowedOperations ByGet { get; } = new(mutations: false);

    /// <summary>A POST runs queries and mutations.</summary>
    public static AllowedOperations ByPost { get; } = new(mutations: true);

    public override Task AfterValidationAsync(IExecutionContext context, IValidationResult validationResult)
    {
        switch (context.Operation.Operation)
        {
            case OperationType.Mutation when !_mutations:
                context.Errors.Add(Refusal.Method("A mutation must be sent by POST.", "POST"));
                break;
            case OperationType.Subscription:
                context.Errors.Add(Refusal.BadRequest("A subscription needs a transport that streams."));
                break;
        }

        return Task.CompletedTask;
    }
}
