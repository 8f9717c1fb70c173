using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Calls;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Persons;
using HubGraph.Concepts.Sources;
using HubGraph.Concepts.Territories;
using HubGraph.Planning.Sql;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Data.Lookups;

/// <summary>What lookups read of a record, over the tables and columns of EF's model. The record's row is <c>t</c>.</summary>
internal static class LookupColumns
{
    private const string NoNumber = "CAST(NULL AS bigint)";
    private const string NoText = "CAST(NULL AS text)";
    private const string NoDay = "CAST(NULL AS date)";

    /// <summary>The natural key of a type: the columns of its first unique index, of which the last is asked for.</summary>
    public static IReadOnlyList<IProperty> NaturalKey(IEntityType type) =>
        type.GetIndexes().Where(index => index.IsUnique).Select(index => index.Properties)
            .MinBy(columns => (columns.Count, columns[^1].IsNullable))
        ?? throw new InvalidOperationException($"{type.ClrType.Name} has no natural key.");

    /// <summary>Where the rows of a type are.</summary>
    public static string From(IEntityType type) => $"{type.GetTableName()} t";

    /// <summary>A column of the record's row.</summary>
    public static string Of(IReadOnlyProperty property) => $"t.{property.GetColumnName()}";

    /// <summary>The key of what is found: a former commune's code leads to the current one.</summary>
    public static string Key(IEntityType type) =>
        Path(type, type.ClrType == typeof(FormerCommune) ? nameof(FormerCommune.CommuneId) : "Id")!;

    /// <summary>The columns behind the keys, in the order of <see cref="Found"/>.</summary>
    public static string Others(IEntityType type, Dialect dialect)
    {
        (string? text, string? text2, string? day) = Told(type, dialect);
        string[] places = [Place(type, nameof(Intercommunality)), Place(type, nameof(Department)), Place(type, nameof(Region))];
        return string.Join(", ", [Path(type, "HubId") ?? NoNumber, .. places, text ?? NoText, text2 ?? NoText, day ?? NoDay]);
    }

    private static (string? Text, string? Text2, string? Day) Told(IEntityType type, Dialect dialect)
    {
        const string Code = $"{nameof(Commune.Department)}.{nameof(Department.Code)}";
        return type.ClrType.Name switch
        {
            nameof(Hub) => (Path(type, nameof(Hub.ClosedOn)), null, Path(type, $"{nameof(Hub.Call)}.{nameof(Call.OpensOn)}")),
            nameof(Source) => (null, null, Path(type, nameof(Source.PublishedOn))),
            nameof(Commune) => (Path(type, Code), null, null),
            nameof(FormerCommune) => (Path(type, $"{nameof(FormerCommune.Commune)}.{Code}"), null, null),
            nameof(Department) => (Path(type, nameof(Department.Code)), null, null),
            nameof(Region) => (Only<Department>(type, nameof(Department.RegionId), nameof(Department.Code), "count(*) = 1"), null, null),
            nameof(Event) => (Path(type, nameof(Event.Status)), null, null),
            nameof(Activity) =>
                (Path(type, nameof(Activity.ClientDigest)), null, DayOf(Path(type, nameof(Activity.WithdrawnAt))!, dialect)),
            nameof(Person) => (Path(type, nameof(Person.Name)), Path(type, nameof(Person.Email)), null),
            _ => default,
        };
    }

    // The key of the territory of a scale that a record is, or lies in.
    private static string Place(IEntityType type, string scale) =>
        type.ClrType.Name == scale ? Path(type, "Id")!
        : type.ClrType == typeof(FormerCommune) ? Path(type, $"{nameof(FormerCommune.Commune)}.{scale}Id")!
        // A few intercommunalities lie in more than one department.
        : type.ClrType == typeof(Intercommunality) ? Only<Commune>(type, nameof(Commune.IntercommunalityId), $"{scale}Id", null)
        : Path(type, $"{scale}Id") ?? NoNumber;

    // The value that the records of a type have which lie in this one, where they have but one.
    private static string Only<T>(IEntityType type, string parent, string value, string? condition)
    {
        IEntityType part = type.Model.FindEntityType(typeof(T))!;
        string column = $"m.{part.FindProperty(value)!.GetColumnName()}";
        condition ??= $"min({column}) = max({column})";
        string key = part.FindProperty(parent)!.GetColumnName();
        return $"(SELECT CASE WHEN {condition} THEN min({column}) END FROM {part.GetTableName()} m WHERE m.{key} = t.id)";
    }

    // A property of the record, or of one that it refers to; null where it has none of that name.
    private static string? Path(IEntityType type, string path, string alias = "t")
    {
        if (path.Split('.', 2) is not [var name, var rest])
            return type.FindProperty(path) is { } property ? $"{alias}.{property.GetColumnName()}" : null;
        INavigation navigation = type.FindNavigation(name)!;
        string key = navigation.ForeignKey.Properties[0].GetColumnName();
        IEntityType target = navigation.TargetEntityType;
        return $"(SELECT {Path(target, rest, $"{alias}t")} FROM {target.GetTableName()} {alias}t WHERE {alias}t.id = {alias}.{key})";
    }

    private static string DayOf(string instant, Dialect dialect) =>
        dialect is SqliteDialect ? $"date({instant})" : $"CAST({instant} AS date)";
}
