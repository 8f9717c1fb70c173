using HubGraph.Concepts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Data.Changes;

/// <summary>Reads off the context what a save is about to do to the records.</summary>
internal static class ChangeCapture
{
    public static async Task<IReadOnlyList<PendingChange>> CaptureAsync(HubGraphContext context, CancellationToken cancellationToken)
    {
        EntityEntry[] touched = [
            .. context.ChangeTracker.Entries()
                .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted),
        ];
        Dictionary<object, PendingChange> pending = new(ReferenceEqualityComparer.Instance);
        List<PendingChange> ordered = [];
        foreach (EntityEntry entry in touched.Where(entry => entry.Entity is IRecord))
            Of(entry);
        foreach (EntityEntry item in touched.Where(IsListItem))
        {
            if (await OwnerOfAsync(context, item, cancellationToken) is not { State: EntityState.Unchanged or EntityState.Modified } owner)
                continue;
            CollectionEntry list = ListOf(owner, item);
            if (!list.IsLoaded)
                await list.LoadAsync(cancellationToken);
            Of(owner).AddList(list.Metadata);
        }
        return ordered;

        PendingChange Of(EntityEntry entry)
        {
            if (!pending.TryGetValue(entry.Entity, out PendingChange? change))
            {
                pending[entry.Entity] = change = new PendingChange(entry);
                ordered.Add(change);
            }
            return change;
        }
    }

    // Rows without an identity of their own (tags, themes, target regions) are a field of the record that their key begins with.
    private static bool IsListItem(EntityEntry entry) => entry.Entity is not IRecord && OwnerKey(entry.Metadata) is not null;

    private static IForeignKey? OwnerKey(IEntityType type) =>
        type.FindPrimaryKey()!.Properties[0].GetContainingForeignKeys().FirstOrDefault();

    private static async Task<EntityEntry?> OwnerOfAsync(HubGraphContext context, EntityEntry item, CancellationToken cancellationToken)
    {
        IForeignKey key = OwnerKey(item.Metadata)!;
        object? id = item.Property(key.Properties[0].Name).CurrentValue;
        return await context.FindAsync(key.PrincipalEntityType.ClrType, [id], cancellationToken) is { } owner ? context.Entry(owner) : null;
    }

    private static CollectionEntry ListOf(EntityEntry owner, EntityEntry item) =>
        owner.Collection(OwnerKey(item.Metadata)!.PrincipalToDependent!.Name);
}
