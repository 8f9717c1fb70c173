using GraphQL.Types;
using HubGraph.Host.Auth;
using HubGraph.Planning.Mapping;

namespace HubGraph.Graph;

/// <summary>What only those read whom the hub concerns: its operators, and who reads for all hubs.</summary>
internal static class HubRestriction
{
    /// <summary>The restriction of a field whose row belongs to a hub.</summary>
    /// <param name="hub">The hub's key, given the row's alias; null where the row belongs to none.</param>
    public static Restriction Of(Func<string, string> hub) =>
        new("hub", hub, "operators of its hub, integrations and administrators", "integrations and administrators");

    /// <summary>Shows it in the schema.</summary>
    public static void Show(FieldType field, Restriction restriction, bool isInput)
    {
        if (isInput)
            RestrictedDirective.Apply(field, CallerRole.Integration, CallerRole.Administrator);
        else
            RestrictedDirective.Apply(field, CallerRole.Operator, CallerRole.Integration, CallerRole.Administrator);
    }
}
