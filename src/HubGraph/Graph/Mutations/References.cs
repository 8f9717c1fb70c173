using HubGraph.Concepts;
using HubGraph.Concepts.Calls;
using HubGraph.Concepts.Carriers;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Missions;
using HubGraph.Concepts.Sources;
using HubGraph.Data.Lookups;

namespace HubGraph.Graph.Mutations;

/// <summary>What inputs refer to by natural keys.</summary>
internal static class References
{
    private static readonly Dictionary<Type, Rule> s_unknown = new()
    {
        [typeof(Hub)] = WriteRules.UnknownHub,
        [typeof(Mission)] = WriteRules.UnknownMission,
        [typeof(Call)] = WriteRules.UnknownCall,
        [typeof(Carrier)] = WriteRules.UnknownCarrier,
        [typeof(Source)] = WriteRules.UnknownSource,
    };

    /// <summary>The key of what the input refers to; null when it refers to nothing, or to what is not there, which is refused.</summary>
    public static long? KeyOf<T>(this WriteSession session, LookupResult lookup, string? key, string path) =>
        KeyOf(lookup, typeof(T), key, path, session.Refuse);

    /// <inheritdoc cref="KeyOf{T}(WriteSession, LookupResult, string, string)"/>
    public static long? KeyOf(LookupResult lookup, Type type, string? key, string path, Refuse refuse)
    {
        if (key is null)
            return null;
        if (lookup[type, key] is { } found)
            return found.Id;
        refuse(s_unknown.GetValueOrDefault(type, WriteRules.UnknownPlace), path, key, type.Name.ToLowerInvariant());
        return null;
    }

    /// <summary>Refuses a natural key that another record has.</summary>
    public static void RefuseTaken<T>(this WriteSession session, LookupResult lookup, string key, string path)
    {
        if (lookup.Find<T>(key) is not null)
            session.Refuse(WriteRules.AlreadyExists, path, key);
    }
}
