using System.Linq.Expressions;
using HubGraph.Concepts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubGraph.Data.Model;

/// <summary>
/// The indexes that paged reads need. Every sort ends with the key, in one direction, so every index does; text that people
/// read is sorted by its folded companion.
/// </summary>
internal static class Indexes
{
    private const string Key = "Id";

    /// <summary>An index for each column that lists are sorted by: (column, id).</summary>
    public static EntityTypeBuilder<T> SortedBy<T>(this EntityTypeBuilder<T> builder, params Expression<Func<T, object?>>[] columns)
        where T : class
    {
        foreach (Expression<Func<T, object?>> column in columns)
            builder.HasIndex(builder.Sortable(column), Key).AmongPresent();
        return builder;
    }

    /// <summary>An index for each column that selects rows (a foreign key, a kind), with the sort behind it: (column, sort, id).</summary>
    public static EntityTypeBuilder<T> SelectedBy<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, object?>> sort, params Expression<Func<T, object?>>[] columns)
        where T : class
    {
        foreach (Expression<Func<T, object?>> column in columns)
            builder.HasIndex([.. new[] { NameOf(column), builder.Sortable(sort), Key }.Distinct()]).AmongPresent();
        return builder;
    }

    /// <summary>The same, with what statistics measure at the end: they read the index alone.</summary>
    public static EntityTypeBuilder<T> GroupedBy<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, object?>> sort, Expression<Func<T, object?>> measure, params Expression<Func<T, object?>>[] columns)
        where T : class
    {
        foreach (Expression<Func<T, object?>> column in columns)
            builder.HasIndex(NameOf(column), builder.Sortable(sort), Key, NameOf(measure)).AmongPresent();
        return builder;
    }

    /// <summary>Leaves out what was withdrawn, where records may be: reads of the graph never look for it.</summary>
    public static void AmongPresent(this IndexBuilder index)
    {
        if (typeof(IWithdrawable).IsAssignableFrom(index.Metadata.DeclaringEntityType.ClrType))
            index.HasFilter($"{Words.Snake(nameof(IWithdrawable.WithdrawnAt))} IS NULL");
    }

    private static string Sortable<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, object?>> column)
        where T : class
    {
        string name = NameOf(column);
        return builder.Metadata.FindProperty(name)?.FindFolded()?.Name ?? name;
    }

    private static string NameOf<T>(Expression<Func<T, object?>> column) =>
        ((MemberExpression)(column.Body is UnaryExpression convert ? convert.Operand : column.Body)).Member.Name;
}
