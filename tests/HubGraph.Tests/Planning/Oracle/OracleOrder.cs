using System.Text;
using HubGraph.Concepts;
using HubGraph.Data.Model;

namespace HubGraph.Tests.Planning.Oracle;

/// <summary>A sort: fields and their directions; the key ends it, in the direction of the first.</summary>
public sealed class OracleOrder(OracleConcept concept, IReadOnlyList<(string Field, bool Descending)> keys) : IEquatable<OracleOrder>
{
    /// <summary>Text is ordered by its UTF-8 bytes; UTF-16 would put U+FFFD after an emoji.</summary>
    public static readonly Comparer<string> ByUtf8 = Comparer<string>.Create((one, other) => Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other)));

    public OracleConcept Concept { get; } = concept;

    /// <summary>All keys, the one of the record included.</summary>
    public IReadOnlyList<(string Field, bool Descending)> Keys { get; } = Complete(concept, keys);

    /// <summary>The sort as it may be asked for, in full.</summary>
    public OracleInput Argument => new OracleListInput([.. Keys.Select(key => new OracleObject([(key.Field, Direction(key.Descending))]))]);

    public static OracleInput Direction(bool descending) => new OracleScalar("SortEnumType", OracleKind.Enum, descending ? "DESC" : "ASC");

    public int Compare(OracleWorld world, object one, object other)
    {
        foreach ((string field, bool descending) in Keys)
        {
            int comparison = field == "id"
                ? ((IRecord)one).Id.CompareTo(((IRecord)other).Id)
                : Compare((OracleValue)Concept.Field(field), world, one, other);
            if (comparison != 0)
                return descending ? -comparison : comparison;
        }
        return 0;
    }

    /// <summary>Compares two values that are not null.</summary>
    public static int Compare(OracleKind kind, object one, object other) => kind switch
    {
        OracleKind.Text => ByUtf8.Compare(TextFolding.Fold((string)one), TextFolding.Fold((string)other)),
        OracleKind.Code or OracleKind.Enum or OracleKind.PartialDate => ByUtf8.Compare((string)one, (string)other),
        _ => Comparer<object>.Default.Compare(one, other),
    };

    public bool Equals(OracleOrder? other) => other is not null && other.Concept == Concept && other.Keys.SequenceEqual(Keys);

    public override bool Equals(object? obj) => Equals(obj as OracleOrder);

    public override int GetHashCode() => Keys.Aggregate(Concept.Name.GetHashCode(StringComparison.Ordinal), HashCode.Combine);

    private static int Compare(OracleValue field, OracleWorld world, object one, object other) => (field.Sorted(world, one), field.Sorted(world, other)) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        ({ } left, { } right) => Compare(field.Kind, left, right),
    };

    private static List<(string Field, bool Descending)> Complete(OracleConcept concept, IReadOnlyList<(string Field, bool Descending)> keys)
    {
        List<(string Field, bool Descending)> all = [];
        foreach ((string Field, bool Descending) key in keys.Count == 0 && concept.DefaultSort is { } sort ? [sort] : keys)
        {
            if (all.All(known => known.Field != key.Field))
                all.Add(key);
        }
        if (all.All(key => key.Field != "id"))
            all.Add(("id", all.Count > 0 && all[0].Descending));
        return all;
    }
}
