using GraphQL;
using HubGraph.Planning.Execution;

namespace HubGraph.Graph;

/// <summary>Tells resolvers for whom they read.</summary>
internal static class ReadCallerExtensions
{
    /// <summary>For whom the operation is executed.</summary>
    public static ReadCaller ReadCaller(this IResolveFieldContext context) =>
        context.RequestServices!.GetRequiredService<ReadCallerOf>()(context.UserContext);
}
