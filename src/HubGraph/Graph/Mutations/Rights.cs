using GraphQL;
using HubGraph.Data.Model;
using HubGraph.Host.Auth;
using HubGraph.Planning;

namespace HubGraph.Graph.Mutations;

/// <summary>Who may call a mutation.</summary>
internal static class Rights
{
    /// <summary>Operators, for their own hubs, and administrators.</summary>
    public static readonly CallerRole[] Operators = [CallerRole.Operator, CallerRole.Administrator];

    /// <summary>Administrators alone.</summary>
    public static readonly CallerRole[] Administrators = [CallerRole.Administrator];

    /// <exception cref="ExecutionError">The caller has none of the roles.</exception>
    public static void Demand(Caller caller, CallerRole[] roles)
    {
        if (!roles.Contains(caller.Role))
            throw Refusal(caller, $"This needs one of the roles {string.Join(", ", roles.Select(role => EnumNames.Of(role)))}.");
    }

    /// <exception cref="ExecutionError">The caller may not write for the hub.</exception>
    public static void DemandHub(Caller caller, string slug)
    {
        if (caller.Role != CallerRole.Administrator && !(caller.Role == CallerRole.Operator && caller.Hubs.Contains(slug)))
            throw Refusal(
                caller,
                caller.Hubs.Count == 0
                    ? "You may not write for this hub."
                    : $"You may not write for this hub: your token is for {string.Join(", ", caller.Hubs.Order())}.");
    }

    private static ExecutionError Refusal(Caller caller, string message) => caller.Role == CallerRole.Anonymous
        ? new ExecutionError("This needs a token.") { Code = PlanningErrorCodes.Unauthenticated }
        : new ExecutionError(message) { Code = PlanningErrorCodes.Forbidden };
}
