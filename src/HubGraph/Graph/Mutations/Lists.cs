using System.Reflection;
using System.Runtime.CompilerServices;
using HubGraph.Concepts;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Graph.Mutations;

/// <summary>Lists of an entity that an update replaces.</summary>
internal static class Lists
{
    /// <summary>Makes rows that hold one value each hold just these, each once.</summary>
    public static void BecomeRows<TRow, TValue>(List<TRow> rows, IReadOnlyList<TValue>? values)
        where TRow : class
        where TValue : notnull
    {
        TValue[] wanted = [.. (values ?? []).Distinct()];
        // Another order alone is no change.
        if (rows.Count == wanted.Length && rows.Select(RowOf<TRow, TValue>.Value).ToHashSet().SetEquals(wanted))
            return;
        rows.BecomeSet(wanted.Select(RowOf<TRow, TValue>.Make), RowOf<TRow, TValue>.Value);
        if (!typeof(IPlaced).IsAssignableFrom(typeof(TRow)))
            return;
        foreach (TRow row in rows)
            ((IPlaced)row).Position = Array.IndexOf(wanted, RowOf<TRow, TValue>.Value(row));
    }

    /// <summary>Makes a list hold just these: what is there stays, so that only what differs is written.</summary>
    public static void BecomeSet<T, TKey>(this List<T> list, IEnumerable<T> wanted, Func<T, TKey> key)
        where TKey : notnull
    {
        Dictionary<TKey, T> missing = wanted.ToDictionary(key);
        list.RemoveAll(known => !missing.Remove(key(known)));
        list.AddRange(missing.Values);
    }

    /// <summary>
    /// Makes the parts of a record just these, each found by its natural key: what is there is updated, the rest is added or
    /// deleted. The record counts as written when a part is.
    /// </summary>
    public static void ReplaceParts<T, TKey>(
        this WriteSession session, IRecord whole, List<T> parts, IEnumerable<T> wanted, Func<T, TKey> key, Action<T, T> update)
        where T : class, IRecord
        where TKey : notnull
    {
        Dictionary<TKey, T> missing = wanted.ToDictionary(key);
        bool isChanged = false;
        foreach (T known in parts.ToArray())
        {
            if (missing.Remove(key(known), out T? part))
                update(known, part);
            else
                session.Context.Remove(known);
            isChanged |= session.Context.Entry(known).State != EntityState.Unchanged;
        }
        parts.AddRange(missing.Values);
        if (isChanged || missing.Count > 0)
            session.Touch(whole);
    }

    /// <summary>A row of one value, which alone is required.</summary>
    private static class RowOf<TRow, TValue>
        where TRow : class
    {
        private static readonly PropertyInfo s_property =
            typeof(TRow).GetProperties().Single(property => property.IsDefined(typeof(RequiredMemberAttribute)));

        private static readonly Action<TRow, TValue> s_set = s_property.SetMethod!.CreateDelegate<Action<TRow, TValue>>();

        public static readonly Func<TRow, TValue> Value = s_property.GetMethod!.CreateDelegate<Func<TRow, TValue>>();

        public static TRow Make(TValue value)
        {
            TRow row = Activator.CreateInstance<TRow>();
            s_set(row, value);
            return row;
        }
    }
}
