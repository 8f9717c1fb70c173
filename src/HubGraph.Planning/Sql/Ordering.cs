using System.Buffers.Text;
using System.Text;
using HubGraph.Planning.Mapping;

namespace HubGraph.Planning.Sql;

/// <summary>One key of a sort: an expression over the row, and its direction.</summary>
public sealed record SortKey(string Name, string Expression, Column Column, bool Descending)
{
    private static readonly Column s_place = new("place", ValueKind.Number, true);

    /// <summary>
    /// The sort of groups by what they have in a column: texts as they are, names of an enumeration in the order of their
    /// declaration.
    /// </summary>
    internal static SortKey OfGroups(string name, string expression, Column column, bool descending) =>
        column.Enumeration is { Values: var names }
            ? new(
                $"key {name}",
                $"(CASE {expression}{string.Concat(names.Index().Select(each => $" WHEN '{each.Item.Name}' THEN {each.Index}"))} END)",
                s_place,
                descending)
        : new($"key {name}", expression, column with { Folded = null, IsNullable = true }, descending);
}

/// <summary>
/// The order of a list and the pages of it. The key column ends each sort, in the direction of the first, so that the
/// order is total and one index serves both directions. A cursor holds the sort's values and the key of its row.
/// </summary>
public sealed class Ordering
{
    private static readonly Column s_key = new("id", ValueKind.Number, false);

    // Far more than the longest text that is sorted by.
    private const int MaximumCursorLength = 32_768;
    private readonly string _list;
    private readonly uint _signature;

    /// <param name="list">What the list is of: a cursor of another is refused.</param>
    /// <param name="keys">What it is sorted by; no two rows have the same values.</param>
    internal Ordering(string list, List<SortKey> keys)
    {
        (_list, Keys) = (list, keys);
        _signature = Signature(list, keys);
    }

    /// <summary>The keys, that of the record last.</summary>
    public IReadOnlyList<SortKey> Keys { get; }

    /// <summary>Reads an <c>order</c> argument: elements that name one field each, ASC or DESC.</summary>
    /// <param name="checkNamed">
    /// Told of each restricted field that it names, and where; throws where the caller may not. None may without it.
    /// </param>
    public static Ordering Read(EntityMap map, string alias, object? order, Action<MapField, string>? checkNamed = null)
    {
        List<SortKey> keys = [];
        foreach (object? item in Given.Exactly(order) as System.Collections.IEnumerable ?? Array.Empty<object>())
        {
            if (item is not IDictionary<string, object?> { Count: 1 } named)
                throw new PlanningError(PlanningErrorCodes.BadUserInput, $"Each element of 'order' names exactly one field of {map.Name}.");
            (string name, object? direction) = named.First();
            if (direction is null)
                throw new PlanningError(PlanningErrorCodes.BadUserInput, $"order.{name} may not be null.");
            if (map.Find(name) is { Restriction: not null } restricted)
                (checkNamed ?? throw new InvalidOperationException($"order.{name} is restricted."))(restricted, $"order.{name}");
            if (keys.All(key => key.Name != name))
                keys.Add(Key(map, alias, name, (bool)Given.Exactly(direction)!));
        }
        if (keys.Count == 0 && map.DefaultOrder is { } ordinary)
            keys.Add(Key(map, alias, ordinary.Field, ordinary.Descending));
        if (keys.All(key => key.Name != "id"))
            keys.Add(new SortKey("id", $"{alias}.id", s_key, keys.Count > 0 && keys[0].Descending));
        return new Ordering(map.Name, keys);
    }

    /// <summary>Whether it is that of lists when nothing is asked, or that from the end.</summary>
    public bool IsOrdinary(EntityMap map) =>
        Keys is [var first, { Name: "id" } key] && first.Name == map.DefaultOrder?.Field && first.Descending == key.Descending;

    /// <summary>The same order of the items of a list that have what the records are sorted by.</summary>
    internal Ordering Of(ListLead lead) => new(
        _list,
        [
            Keys[0] with { Expression = $"{lead.Alias}.{lead.Sort}" }, Keys[1] with { Expression = $"{lead.Alias}.{lead.List.ForeignKey}" },
        ]);

    private static SortKey Key(EntityMap map, string alias, string name, bool descending) => name == "id"
        ? new SortKey(name, $"{alias}.id", s_key, descending)
        : (map.Find(name) ?? throw new InvalidOperationException($"{map.Name} has no {name}.")).SortedBy(alias, descending);

    /// <summary>The list after ORDER BY.</summary>
    public string OrderBy(Dialect dialect, bool reversed) =>
        string.Join(", ", Keys.Select(key =>
        {
            bool descending = key.Descending != reversed;
            return $"{key.Expression}{(descending ? " DESC" : "")}{(key.Column.IsNullable ? dialect.NullsLowest(descending) : "")}";
        }));

    /// <summary>The condition that a row lies beyond a cursor's: after it, or before it when <paramref name="before"/>.</summary>
    /// <param name="cursor">Its text, or <see cref="Given"/>.</param>
    /// <exception cref="PlanningError">The cursor is noise, or of another list or sort.</exception>
    public string Beyond(SqlScope sql, object cursor, bool before)
    {
        object? decoded = Given.Derive(cursor, text => Decode((string)text!));
        bool[] isNull = (bool[])Given.Exactly(
            Given.Derive(decoded, static values => Array.ConvertAll((object?[])values!, value => value is null)))!;
        string?[] placeholders =
            [.. isNull.Select((none, i) => none ? null : sql.Add(Given.Derive(decoded, values => ((object?[])values!)[i])!))];
        List<string> cases = [];
        string equal = "";
        for (int i = 0; i < Keys.Count; i++)
        {
            if (Further(Keys[i], placeholders[i], before) is { } further)
                cases.Add(equal.Length == 0 ? further : $"({equal} AND {further})");
            string same = placeholders[i] is { } placeholder ? $"{Keys[i].Expression} = {placeholder}" : $"{Keys[i].Expression} IS NULL";
            equal = equal.Length == 0 ? same : $"{equal} AND {same}";
        }
        string beyond = cases.Count == 0 ? "1=0" : $"({string.Join(" OR ", cases)})";
        // The leading column's bound comes first: it lets an index start at the cursor.
        return FilterWriter.And(Bound(Keys[0], placeholders[0], before), beyond);
    }

    // Nulls sort lowest: going up from null leads to all that is not null, going down from a value leads to null too.
    private static string? Further(SortKey key, string? placeholder, bool before)
    {
        bool down = key.Descending != before;
        if (placeholder is null)
            return down ? null : $"{key.Expression} IS NOT NULL";
        if (!down)
            return $"{key.Expression} > {placeholder}";
        return key.Column.IsNullable
            ? $"({key.Expression} < {placeholder} OR {key.Expression} IS NULL)"
            : $"{key.Expression} < {placeholder}";
    }

    private static string? Bound(SortKey key, string? placeholder, bool before)
    {
        bool down = key.Descending != before;
        if (placeholder is null)
            return down ? $"{key.Expression} IS NULL" : null;
        if (!down)
            return $"{key.Expression} >= {placeholder}";
        return key.Column.IsNullable
            ? $"({key.Expression} <= {placeholder} OR {key.Expression} IS NULL)"
            : $"{key.Expression} <= {placeholder}";
    }

    /// <summary>The bytes that a cursor of this sort starts with.</summary>
    public ReadOnlySpan<byte> Prefix => BitConverter.GetBytes(_signature);

    /// <summary>The mark of a null value in a cursor.</summary>
    public const byte NullMark = 0xFF;

    /// <summary>The mark that ends a value in a cursor; neither mark occurs in UTF-8.</summary>
    public const byte EndMark = 0xFE;

    private object?[] Decode(string cursor)
    {
        PlanningError bad = new(PlanningErrorCodes.BadCursor, "The cursor does not belong to this list and sort.");
        if (cursor.Length > MaximumCursorLength || !Base64Url.IsValid(cursor))
            throw bad;
        byte[] bytes = Base64Url.DecodeFromChars(cursor);
        if (bytes.Length < 4 || BitConverter.ToUInt32(bytes) != _signature)
            throw bad;
        object?[] values = new object?[Keys.Count];
        int start = 4;
        for (int i = 0; i < values.Length; i++)
        {
            int length = bytes.AsSpan(start).IndexOf(EndMark);
            if (length < 0 || !TryDecode(Keys[i].Column, bytes.AsSpan(start, length), out values[i]))
                throw bad;
            start += length + 1;
        }
        return start == bytes.Length ? values : throw bad;
    }

    private static bool TryDecode(Column column, ReadOnlySpan<byte> bytes, out object? value)
    {
        value = null;
        if (bytes is [NullMark])
            return column.IsNullable;
        if (!System.Text.Unicode.Utf8.IsValid(bytes))
            return false;
        value = column.Kind.ReadKey(Encoding.UTF8.GetString(bytes));
        return value is not null;
    }

    // FNV-1a: cursors outlive the process, so its seeded string hash will not do.
    private static uint Signature(string list, List<SortKey> keys)
    {
        uint hash = 2166136261;
        foreach (char c in $"{list}|{string.Join(',', keys.Select(key => $"{key.Name}{(key.Descending ? '-' : '+')}"))}")
            hash = (hash ^ c) * 16777619;
        return hash;
    }
}
