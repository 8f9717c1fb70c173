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

    /// <summary>The items of a list of scalars or references, as they were or as they are.</summary>
    public static object?[] Items(DbContext context, EntityEntry owner, INavigationBase list, bool before)
    {
        IForeignKey foreignKey = ((INavigation)list).ForeignKey;
        IProperty[] fields = [.. foreignKey.DeclaringEntityType.GetProperties().Where(property => !foreignKey.Properties.Contains(property) && !property.IsShadowProperty())];
        long id = ((IRecord)owner.Entity).Id;
        return [.. context.ChangeTracker.Entries()
            .Where(item => item.Metadata == foreignKey.DeclaringEntityType && item.State != (before ? EntityState.Added : EntityState.Deleted))
            .Where(item => Equals(item.Property(foreignKey.Properties[0].Name).CurrentValue, id))
            .Select(item => fields.Select(field => (Field: field, Value: before ? item.Property(field.Name).OriginalValue : item.Property(field.Name).CurrentValue)).ToArray())
            .OrderBy(values => values[0].Value is int position ? position : 0)
            .Select(values => ValueOf(values[^1].Field, values[^1].Value))
            .OrderBy(value => fields.Length == 1 ? value as string : null, StringComparer.Ordinal)];
    }

    /// <summary>Writes fields as a JSON object.</summary>
    public static string ToJson(SortedDictionary<string, object?> fields) => JsonSerializer.Serialize(fields, s_json);

    private static IReadOnlyForeignKey? Target(IReadOnlyProperty property) =>
        property.GetContainingForeignKeys().FirstOrDefault(foreignKey => foreignKey.DependentToPrincipal is not null);
}
