namespace HubGraph.Data.Lookups;

/// <summary>What a write looks up: records by their natural keys and by their keys, of as many rows as it has.</summary>
public sealed class LookupRequest
{
    internal Dictionary<Type, HashSet<string>> NaturalKeys { get; } = [];

    internal Dictionary<Type, HashSet<long>> Keys { get; } = [];

    /// <summary>Who writes, as its issuer knows it.</summary>
    public (string Issuer, string Subject)? Person { get; set; }

    /// <summary>
    /// Asks for the record of a type that has a natural key, where one is given; for an activity among those of the hubs that
    /// are asked for.
    /// </summary>
    public LookupRequest Add(Type type, string? naturalKey)
    {
        if (naturalKey is not null)
            KeysOf(NaturalKeys, type).Add(naturalKey);
        return this;
    }

    /// <inheritdoc cref="Add(Type, string)"/>
    public LookupRequest Add<T>(string? naturalKey) => Add(typeof(T), naturalKey);

    /// <summary>Asks for the record of a type that has a key, where one is given; none has 0.</summary>
    public LookupRequest Add(Type type, long? key)
    {
        if (key is { } known and not 0)
            KeysOf(Keys, type).Add(known);
        return this;
    }

    private static HashSet<TKey> KeysOf<TKey>(Dictionary<Type, HashSet<TKey>> all, Type type)
    {
        if (!all.TryGetValue(type, out HashSet<TKey>? keys))
            all.Add(type, keys = []);
        return keys;
    }
}
