namespace HubGraph.Graph.Mutations;

/// <summary>Lists of an entity that an update replaces.</summary>
internal static class Lists
{
    /// <summary>Makes a list hold just these: what is there stays, so that only what differs is written.</summary>
    public static void BecomeSet<T, TKey>(this List<T> list, IEnumerable<T> wanted, Func<T, TKey> key)
        where TKey : notnull
    {
        Dictionary<TKey, T> missing = wanted.ToDictionary(key);
        list.RemoveAll(known => !missing.Remove(key(known)));
        list.AddRange(missing.Values);
    }
}
