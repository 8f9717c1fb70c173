using System.Text;
using System.Text.RegularExpressions;
using HubGraph.Concepts;
using HubGraph.Concepts.Coverages;
using HubGraph.Concepts.Identifiers;
using HubGraph.Concepts.Territories;

namespace HubGraph.Tests.Planning.Oracle;

/// <summary>What a value is, and so how the oracle compares it.</summary>
public enum OracleKind
{
    Number,
    Euros,

    /// <summary>Text compared exactly.</summary>
    Code,

    /// <summary>Text compared by its folded form.</summary>
    Text,
    Boolean,
    Date,
    DateTime,
    Enum,
    PartialDate,
}

[Flags]
public enum OracleUse
{
    None = 0,
    Filter = 1,
    Sort = 2,
}

/// <summary>A field as the oracle knows it: read off the entities, by plain C#.</summary>
public abstract record OracleField(string Name, OracleUse Use);

/// <param name="Scalar">The name of its GraphQL type.</param>
public sealed record OracleValue(string Name, OracleKind Kind, string Scalar, Func<OracleWorld, object, object?> Get, OracleUse Use) : OracleField(Name, Use)
{
    /// <summary>What sorts by it, where that is another value.</summary>
    public Func<OracleWorld, object, object?> Sorted { get; init; } = Get;
}

/// <summary>A list of scalars, in its order.</summary>
public sealed record OracleList(string Name, OracleKind Kind, string Scalar, Func<OracleWorld, object, IEnumerable<object>> Get, OracleUse Use) : OracleField(Name, Use);

/// <summary>A list of small objects, in its order.</summary>
public sealed record OracleObjects(string Name, string Type, IReadOnlyList<OracleValue> Parts, Func<object, IEnumerable<object>> Get) : OracleField(Name, OracleUse.Filter);

public sealed record OracleOne(string Name, string Target, Func<object, object?> Get, bool IsNullable, OracleUse Use) : OracleField(Name, Use);

public sealed record OracleMany(string Name, string Target, Func<OracleWorld, object, IEnumerable<object>> Get, OracleUse Use) : OracleField(Name, Use);

/// <summary>A value that a day decides; an enumeration where it is filtered by.</summary>
public sealed record OracleDated(string Name, string Scalar, Func<OracleWorld, object, DateOnly, object> Get, OracleUse Use = OracleUse.Filter) : OracleField(Name, Use);

/// <summary>A concept as the oracle knows it, declared apart from the server's maps.</summary>
public abstract class OracleConcept(string name, string plural)
{
    public string Name { get; } = name;

    /// <summary>Its list at the root, empty when it has none.</summary>
    public string Plural { get; } = plural;
    public List<OracleField> Fields { get; } = [];
    public List<string> Keys { get; } = [];
    public List<string> Implementations { get; } = [];
    public string? Interface { get; set; }
    public (string Field, bool Descending)? DefaultSort { get; set; }

    public OracleField Field(string name) => Fields.Single(field => field.Name == name);
    public abstract IEnumerable<object> All(OracleWorld world);
}

/// <summary>A concept's declaration, in the words of its entity.</summary>
public sealed class OracleConcept<T> : OracleConcept
    where T : class, IRecord
{
    public OracleConcept(string plural)
        : base(typeof(T).Name, plural) => Value("version", OracleKind.Number, record => record.Version);

    public override IEnumerable<object> All(OracleWorld world) => world.All<T>();

    public OracleConcept<T> Value(string name, OracleKind kind, Func<T, object?> get, OracleUse use = OracleUse.None) =>
        Value(name, kind, (_, record) => get(record), use);

    public OracleConcept<T> Value(string name, OracleKind kind, Func<OracleWorld, T, object?> get, OracleUse use = OracleUse.None)
    {
        Fields.Add(new OracleValue(name, kind, ScalarOf(kind), (world, record) => OracleValues.Plain(get(world, (T)record), kind), use));
        return this;
    }

    /// <summary>A value that is sorted by another.</summary>
    public OracleConcept<T> Value(string name, OracleKind kind, Func<T, object?> get, Func<T, object?> sorted)
    {
        Fields.Add(new OracleValue(name, kind, ScalarOf(kind), (_, record) => OracleValues.Plain(get((T)record), kind), OracleUse.Filter | OracleUse.Sort)
        {
            Sorted = (_, record) => OracleValues.Plain(sorted((T)record), kind),
        });
        return this;
    }

    public OracleConcept<T> Enum<TEnum>(string name, Func<T, TEnum?> get, OracleUse use = OracleUse.None)
        where TEnum : struct, Enum
    {
        Fields.Add(new OracleValue(name, OracleKind.Enum, typeof(TEnum).Name, (_, record) => OracleValues.Plain(get((T)record), OracleKind.Enum), use));
        return this;
    }

    public OracleConcept<T> Key(string name, Func<T, string?> get)
    {
        Keys.Add(name);
        return Value(name, OracleKind.Code, get, OracleUse.Filter | OracleUse.Sort);
    }

    public OracleConcept<T> List(string name, OracleKind kind, Func<T, IEnumerable<object>> get, string? scalar = null, OracleUse use = OracleUse.Filter) =>
        List(name, kind, (_, record) => get(record), scalar, use);

    public OracleConcept<T> List(string name, OracleKind kind, Func<OracleWorld, T, IEnumerable<object>> get, string? scalar = null, OracleUse use = OracleUse.Filter)
    {
        Fields.Add(new OracleList(name, kind, scalar ?? ScalarOf(kind), (world, record) => get(world, (T)record).Select(item => OracleValues.Plain(item, kind)!), use));
        return this;
    }

    public OracleConcept<T> Objects<TItem>(string name, string type, Func<T, IEnumerable<TItem>> get, params (string Name, OracleKind Kind, string Scalar, Func<TItem, object?> Get)[] parts)
        where TItem : class
    {
        OracleValue[] values = [.. parts.Select(part => new OracleValue(part.Name, part.Kind, part.Scalar, (_, item) => OracleValues.Plain(part.Get((TItem)item), part.Kind), OracleUse.Filter))];
        Fields.Add(new OracleObjects(name, type, values, record => get((T)record)));
        return this;
    }

    public OracleConcept<T> Identifiers<TIdentifier>(Func<T, IEnumerable<TIdentifier>> get)
        where TIdentifier : class, IIdentifier => Objects(
        "identifiers",
        "Identifier",
        record => get(record).OrderBy(id => OracleValues.NameOf(id.Scheme), OracleOrder.ByUtf8).ThenBy(id => id.Value, OracleOrder.ByUtf8),
        ("scheme", OracleKind.Enum, nameof(IdentifierScheme), id => id.Scheme),
        ("value", OracleKind.Code, "String", id => id.Value));

    public OracleConcept<T> One<TTarget>(string name, Func<T, TTarget?> get, bool nullable = true, OracleUse use = OracleUse.Filter)
        where TTarget : class
    {
        Fields.Add(new OracleOne(name, typeof(TTarget).Name, record => get((T)record), nullable, use));
        return this;
    }

    public OracleConcept<T> Many<TTarget>(string name, Func<OracleWorld, T, IEnumerable<TTarget?>> get, OracleUse use = OracleUse.Filter)
        where TTarget : class
    {
        // Whatever leads to a record, and however often: it is in the list once.
        Fields.Add(new OracleMany(name, typeof(TTarget).Name, (world, record) => get(world, (T)record).OfType<TTarget>().Distinct(), use));
        return this;
    }

    public OracleConcept<T> Status(Func<OracleWorld, T, IEnumerable<Coverage>> claims, Func<OracleWorld, T, IEnumerable<CoverageDenial>> denials)
    {
        Fields.Add(new OracleDated("coverageStatus", nameof(CoverageStatus), (world, record, day) =>
        {
            DateOnly[] denied = [.. denials(world, (T)record).Select(denial => denial.AttestedOn)];
            List<CoverageStatus> all = [.. claims(world, (T)record).Select(claim => claim.StatusOn(day, denied))];
            CoverageStatus status = all.Contains(CoverageStatus.Yes) ? CoverageStatus.Yes
                : all.Contains(CoverageStatus.Uncertain) ? CoverageStatus.Uncertain
                : CoverageStatus.NoKnownClaim;
            return OracleValues.NameOf(status);
        }));
        return this;
    }

    public OracleConcept<T> StatusOf(Func<T, Coverage> claim)
    {
        Fields.Add(new OracleDated("status", nameof(CoverageStatus), (world, record, day) => OracleValues.NameOf(StatusOn(world, claim((T)record), day))));
        return this;
    }

    /// <summary>The status of what dates and attestations tell.</summary>
    public OracleConcept<T> Dated(Func<T, (DateWithPrecision? Since, DateWithPrecision? Until, DateOnly? AttestedOn, DateOnly? LastAttestedOn)> dates)
    {
        Fields.Add(new OracleDated("status", nameof(CoverageStatus), (_, record, day) =>
        {
            (DateWithPrecision? since, DateWithPrecision? until, DateOnly? first, DateOnly? last) = dates((T)record);
            bool may = !(since?.Earliest > day) && !(until?.Latest < day);
            bool began = since?.Latest <= day || first <= day;
            bool lasts = until?.Earliest >= day || (until is null && since is not null) || last >= day;
            return OracleValues.NameOf(!may ? CoverageStatus.NoKnownClaim : began && lasts ? CoverageStatus.Yes : CoverageStatus.Uncertain);
        }, OracleUse.None));
        return this;
    }

    // Denied of the claim's own territory, or of one that it lies in.
    private static CoverageStatus StatusOn(OracleWorld world, Coverage claim, DateOnly day)
    {
        Department? department = claim.Department ?? claim.Commune?.Department;
        Region? region = claim.Region ?? (claim.Department is { } lies ? lies.Region : claim.Commune?.Region);
        Intercommunality? intercommunality = claim.Intercommunality ?? claim.Commune?.Intercommunality;
        return claim.StatusOn(day, [.. world.All<CoverageDenial>()
            .Where(denial => (denial.Region is { } r && r == region) || (denial.Department is { } d && d == department)
                || (denial.Intercommunality is { } i && i == intercommunality) || (denial.Commune is { } c && c == claim.Commune))
            .Select(denial => denial.AttestedOn)]);
    }

    /// <summary>Who lives where a claim surely holds, each counted once.</summary>
    /// <param name="region">The region alone that counts; null for all of them.</param>
    public OracleConcept<T> Covered(Func<OracleWorld, T, IEnumerable<Coverage>> claims, Func<T, Region?>? region = null)
    {
        Fields.Add(new OracleDated("coveredPopulation", "Int", (world, record, day) =>
        {
            List<Coverage> sure = [.. claims(world, (T)record).Where(claim => StatusOn(world, claim, day) == CoverageStatus.Yes)];
            HashSet<Region> regions = [.. sure.Select(claim => claim.Region).OfType<Region>()];
            HashSet<Department> departments = [.. sure.Select(claim => claim.Department).OfType<Department>()];
            HashSet<Intercommunality> intercommunalities = [.. sure.Select(claim => claim.Intercommunality).OfType<Intercommunality>()];
            HashSet<Commune> communes = [.. sure.Select(claim => claim.Commune).OfType<Commune>()];
            IEnumerable<int?> populations = regions.Where(one => IsWithin(one)).Select(one => one.Population)
                .Concat(departments.Where(one => IsWithin(one.Region) && !regions.Contains(one.Region)).Select(one => one.Population))
                .Concat(world.All<Commune>()
                    .Where(one => communes.Contains(one) || (one.Intercommunality is { } intercommunality && intercommunalities.Contains(intercommunality)))
                    .Where(one => IsWithin(one.Region) && !(one.Department is { } department && departments.Contains(department)) && !(one.Region is { } lies && regions.Contains(lies)))
                    .Select(one => one.Population));
            IEnumerable<Commune> denied = world.All<Commune>().Where(one => IsWithin(one.Region) && sure.Any(claim => IsAbout(claim, one)) && !IsServed(one));
            return OracleValues.Plain(populations.Sum(population => population ?? 0) - denied.Sum(one => one.Population ?? 0), OracleKind.Number)!;

            bool IsWithin(Region? one) => region is null || one == region((T)record);

            bool IsServed(Commune one)
            {
                DateOnly[] days = [.. world.All<CoverageDenial>().Where(denial => IsAbout(denial, one)).Select(denial => denial.AttestedOn)];
                return claims(world, (T)record).Any(claim => IsAbout(claim, one) && claim.StatusOn(day, days) == CoverageStatus.Yes);
            }
        }, OracleUse.None));
        return this;
    }

    private static bool IsAbout(Coverage said, Commune one) =>
        (said.Region is { } r && r == one.Region) || (said.Department is { } d && d == one.Department)
        || (said.Intercommunality is { } i && i == one.Intercommunality) || said.Commune == one;

    private static bool IsAbout(CoverageDenial said, Commune one) =>
        (said.Region is { } r && r == one.Region) || (said.Department is { } d && d == one.Department)
        || (said.Intercommunality is { } i && i == one.Intercommunality) || said.Commune == one;

    public OracleConcept<T> SortedBy(string field, bool descending = false)
    {
        DefaultSort = (field, descending);
        return this;
    }

    public OracleConcept<T> Implements(string name)
    {
        Interface = name;
        return this;
    }

    public OracleConcept<T> ImplementedBy(params string[] names)
    {
        Implementations.AddRange(names);
        return this;
    }

    private static string ScalarOf(OracleKind kind) => kind switch
    {
        OracleKind.Number => "Int",
        OracleKind.Euros => "Decimal",
        OracleKind.Boolean => "Boolean",
        OracleKind.Date => "Date",
        OracleKind.DateTime => "DateTime",
        OracleKind.PartialDate => "DateWithPrecision",
        _ => "String",
    };
}

/// <summary>Values in the one form in which the oracle holds them.</summary>
public static partial class OracleValues
{
    /// <summary>Whole numbers are <c>long</c>, euros <c>decimal</c>, enumerations their names.</summary>
    public static object? Plain(object? value, OracleKind kind) => value switch
    {
        null => null,
        int number => (long)number,
        long cents when kind == OracleKind.Euros => cents / 100m,
        Enum name => NameOf(name),
        DateWithPrecision date => date.ToString(),
        _ => value,
    };

    /// <summary>The names of an enumeration, as it declares them.</summary>
    public static string[] NamesOf(string enumeration) =>
        [.. Enum.GetValues(typeof(IRecord).Assembly.GetTypes().Single(type => type.IsEnum && type.Name == enumeration)).Cast<Enum>().Select(NameOf)];

    public static string NameOf(Enum value) => Capital().Replace(value.ToString(), "_$0").ToUpperInvariant();

    public static string IdOf(object record) => IdOf(record.GetType().Name, ((IRecord)record).Id);

    public static string IdOf(string type, long key) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{type}:{key}")).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Capital();
}
