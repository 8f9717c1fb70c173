using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Data.Model;

/// <summary>
/// Text that people read has a companion column with its folded form (<see cref="TextFolding"/>), by which it is compared and
/// sorted. The companion is a property that only the model knows, written with its text.
/// </summary>
public static class FoldedText
{
    private const string Suffix = "Folded";

    /// <summary>
    /// Gives the text a folded companion, where it has none: <c>Name</c> gets <c>NameFolded</c>, column <c>name_folded</c>.
    /// </summary>
    public static void AddFolded(this IMutableProperty text)
    {
        if (text.FindFolded() is null)
            text.DeclaringType.AddProperty(text.Name + Suffix, typeof(string)).IsNullable = text.IsNullable;
    }

    /// <summary>The folded companion of a text; null when it has none and compares exactly.</summary>
    public static IReadOnlyProperty? FindFolded(this IReadOnlyProperty property) =>
        property.DeclaringType.FindProperty(property.Name + Suffix) is { } folded && folded.IsShadowProperty() ? folded : null;

    /// <summary>The text that a companion folds; null when the property is no companion.</summary>
    public static IReadOnlyProperty? FindText(this IReadOnlyProperty folded) =>
        folded.IsShadowProperty() && folded.Name.EndsWith(Suffix, StringComparison.Ordinal)
            ? folded.DeclaringType.FindProperty(folded.Name[..^Suffix.Length])
            : null;

    internal static void WriteFoldedText(this ChangeTracker tracker)
    {
        foreach (EntityEntry entry in tracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified))
        {
            foreach (IProperty folded in entry.Metadata.GetProperties())
            {
                if (folded.FindText() is { } text)
                    entry.Property(folded.Name).CurrentValue =
                        entry.Property(text.Name).CurrentValue is string value ? TextFolding.Fold(value) : null;
            }
        }
    }
}
