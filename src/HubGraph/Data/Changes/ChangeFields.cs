using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using HubGraph.Concepts;
using HubGraph.Data.Model;
using HubGraph.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Data.Changes;

/// <summary>The fields of the log's before and after, named and written as the graph does.</summary>
internal static class ChangeFields
{
    private const string Cents = "Cents";
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary><c>CommuneId</c> is <c>commune</c>, <c>AmountCents</c> is <c>amountEuros</c>.</summary>
    public static string NameOf(IReadOnlyPropertyBase member) => Words.Camel(
        member is IReadOnlyProperty property && Target(property) is { } target ? target.DependentToPrincipal!.Name
        : member.Name.EndsWith(Cents, StringComparison.Ordinal) ? $"{member.Name[..^Cents.Length]}Euros"
        : member.Name);

    /// <summary>A value as JSON takes it: references are global ids, amounts are euros.</summary>
    public static object? ValueOf(IReadOnlyProperty property, object? value) => value switch
    {
        null => null,
        long key when Target(property) is { } target => GlobalId.Encode(target.PrincipalEntityType.ClrType.Name, key),
        long cents when property.Name.EndsWith(Cents, StringComparison.Ordinal) => cents / 100m,
        Enum name => EnumNames.Of(name),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        DateTime instant => Instants.ToText(instant),
        DateWithPrecision date => date.ToString(),
        _ => value,
    };

    /// <summary>The items of a list of scalars, references or small objects, as they were or as they are.</summary>
    public static object?[] Items(DbContext context, EntityEntry owner, INavigationBase list, bool before)
    {
        IForeignKey foreignKey = ((INavigation)list).ForeignKey;
        IEntityType type = foreignKey.DeclaringEntityType;
        IProperty[] fields = [
            .. type.GetProperties().Where(property =>
                property.Name != nameof(IPlaced.Position) && !foreignKey.Properties.Contains(property) && !property.IsShadowProperty()),
        ];
        IProperty? position = type.FindProperty(nameof(IPlaced.Position));
        long id = ((IRecord)owner.Entity).Id;
        return [.. context.ChangeTracker.Entries()
            .Where(item => item.Metadata == type && item.State != (before ? EntityState.Added : EntityState.Deleted))
            .Where(item => Equals(item.Property(foreignKey.Properties[0].Name).CurrentValue, id))
            .Select(item => (Place: position is null ? 0 : (int)Kept(item, position)!, Value: Item(item)))
            .OrderBy(item => item.Place)
            .ThenBy(item => item.Value as string, StringComparer.Ordinal)
            .Select(item => item.Value)];

        object? Kept(EntityEntry item, IProperty field) =>
            before ? item.Property(field.Name).OriginalValue : item.Property(field.Name).CurrentValue;

        object? Item(EntityEntry item) => fields is [var only]
            ? ValueOf(only, Kept(item, only))
            : fields.ToDictionary(NameOf, field => ValueOf(field, Kept(item, field)));
    }

    /// <summary>Writes fields as a JSON object.</summary>
    public static string ToJson(SortedDictionary<string, object?> fields) => JsonSerializer.Serialize(fields, s_json);

    private static IReadOnlyForeignKey? Target(IReadOnlyProperty property) =>
        property.GetContainingForeignKeys().FirstOrDefault(foreignKey => foreignKey.DependentToPrincipal is not null);
}
