using HubGraph.Concepts;
using HubGraph.Concepts.Carriers;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Missions;
using HubGraph.Concepts.Sources;
using HubGraph.Concepts.Territories;
using HubGraph.Data.Lookups;

namespace HubGraph.Graph.Mutations;

/// <summary>What inputs refer to by natural keys.</summary>
internal static class References
{
    /// <summary>Wants a record, where the input refers to one.</summary>
    public static void AddIfAny(this HashSet<string> wanted, string? key)
    {
        if (key is not null)
            wanted.Add(key);
    }

    /// <summary>The key of what the input refers to; null when it refers to nothing, or to what is not there, which is refused.</summary>
    public static long? KeyOf(this WriteSession session, Lookup lookup, FoundKind kind, string? key, string path)
    {
        if (key is null || lookup[kind, key] is not { } found)
        {
            if (key is not null)
                session.Refuse(RuleOf(kind), path, key, kind.ToString().ToLowerInvariant());
            return null;
        }
        return found.Id;
    }

    /// <summary>Refuses a natural key that another record has.</summary>
    public static void RefuseTaken(this WriteSession session, Lookup lookup, FoundKind kind, string key, string path)
    {
        if (lookup[kind, key] is not null)
            session.Refuse(WriteRules.AlreadyExists, path, key);
    }

    private static Rule RuleOf(FoundKind kind) => kind switch
    {
        FoundKind.Hub => WriteRules.UnknownHub,
        FoundKind.Mission => WriteRules.UnknownMission,
        FoundKind.Call => WriteRules.UnknownCall,
        FoundKind.Carrier => WriteRules.UnknownCarrier,
        FoundKind.Source => WriteRules.UnknownSource,
        FoundKind.Commune or FoundKind.Intercommunality or FoundKind.Department or FoundKind.Region => WriteRules.UnknownPlace,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It has no natural key."),
    };
}
