using HubGraph.Concepts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace HubGraph.Data.Model;

/// <summary>Tables, columns, keys and indexes in snake_case.</summary>
internal sealed class NamingConvention : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        IConventionEntityType[] types = [.. modelBuilder.Metadata.GetEntityTypes()];
        foreach (IConventionEntityType type in types.Where(type => type.BaseType is null))
            type.SetTableName(Words.Snake(type.GetTableName()!));
        foreach (IConventionProperty property in types.SelectMany(type => type.GetDeclaredProperties()))
            property.SetColumnName(Words.Snake(property.Name));
        foreach (IConventionEntityType type in types)
        {
            foreach (IConventionKey key in type.GetDeclaredKeys())
                key.SetName(key.GetDefaultName()!.ToLowerInvariant());
            foreach (IConventionForeignKey foreignKey in type.GetDeclaredForeignKeys())
                foreignKey.SetConstraintName(foreignKey.GetDefaultName()!.ToLowerInvariant());
            foreach (IConventionIndex index in type.GetDeclaredIndexes())
                index.SetDatabaseName(index.GetDefaultDatabaseName()!.ToLowerInvariant());
        }
    }
}

/// <summary>Who updates a record must have read its last version.</summary>
internal sealed class VersionConvention : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (IConventionEntityType type in modelBuilder.Metadata.GetEntityTypes()
            .Where(type => typeof(IRecord).IsAssignableFrom(type.ClrType)))
            type.FindDeclaredProperty(nameof(IRecord.Version))?.SetIsConcurrencyToken(true);
    }
}

/// <summary>A record that others speak of is not deleted.</summary>
internal sealed class RestrictDeleteConvention : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (IConventionForeignKey foreignKey in modelBuilder.Metadata.GetEntityTypes()
            .SelectMany(type => type.GetDeclaredForeignKeys()))
            foreignKey.SetDeleteBehavior(DeleteBehavior.Restrict);
    }
}

/// <summary>
/// Nulls sort lowest, as on SQLite: an index that serves a sort by a nullable column (the one before the key) must say so, or
/// PostgreSQL sorts the table.
/// </summary>
internal sealed class NullsFirstConvention : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (IConventionIndex index in modelBuilder.Metadata.GetEntityTypes().SelectMany(type => type.GetDeclaredIndexes()))
        {
            int sorted = index.Properties.Count - 2;
            if (sorted < 0 || !index.Properties[^1].IsPrimaryKey() || !IsNullableColumn(index.Properties[sorted]))
                continue;
            // Behind the value of a list's item it has none.
            string present = $"{index.Properties[sorted].GetColumnName()} IS NOT NULL";
            if (sorted > 0 && index.GetFilter()?.EndsWith(present, StringComparison.Ordinal) == true)
                continue;
            NullSortOrder[] order = new NullSortOrder[index.Properties.Count];
            order[sorted] = NullSortOrder.NullsFirst;
            index.SetNullSortOrder(order);
        }
    }

    // What a derived type requires is null in the rows of the others.
    private static bool IsNullableColumn(IConventionProperty property) =>
        property.IsNullable || property.DeclaringType.ContainingEntityType.BaseType is not null;
}
