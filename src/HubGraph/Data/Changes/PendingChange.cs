using HubGraph.Concepts;
using HubGraph.Concepts.Hubs;
using HubGraph.Data.Model;
using HubGraph.Data.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Data.Changes;

/// <summary>What a save is about to do to one record. What was is read before the save, what became after it.</summary>
internal sealed class PendingChange : ISavedRecord
{
    private readonly EntityEntry _entry;
    private readonly ChangeKind _kind;
    private readonly SortedDictionary<string, object?> _before = new(StringComparer.Ordinal);
    private readonly List<IProperty> _properties = [];
    private readonly List<INavigationBase> _lists = [];

    public PendingChange(EntityEntry entry)
    {
        _entry = entry;
        _kind = KindOf(entry);
        if (_kind == ChangeKind.Created || entry.Entity is IPersonalRecord)
            return;
        foreach (PropertyEntry property in entry.Properties.Where(property => IsTold(property.Metadata)))
        {
            if (_kind == ChangeKind.Deleted ? property.OriginalValue is null : Equals(property.OriginalValue, property.CurrentValue))
                continue;
            _properties.Add(property.Metadata);
            _before[ChangeFields.NameOf(property.Metadata)] = ChangeFields.ValueOf(property.Metadata, property.OriginalValue);
        }
    }

    /// <summary>The record.</summary>
    public IRecord Record => (IRecord)_entry.Entity;

    /// <summary>What happens to it.</summary>
    public ChangeKind Kind => _kind;

    /// <summary>Whether an update changes any of these properties.</summary>
    public bool Touches(IReadOnlyCollection<string> properties) =>
        properties.Count > 0 && _properties.Exists(property => properties.Contains(property.Name));

    /// <summary>Takes note that a list of the record changes as well.</summary>
    public void AddList(INavigationBase list)
    {
        if (_lists.Contains(list))
            return;
        _lists.Add(list);
        _before[ChangeFields.NameOf(list)] = ChangeFields.Items(_entry.Context, _entry, list, before: true);
    }

    /// <summary>Counts the update; whoever read an earlier version cannot save over it.</summary>
    public void CountVersion()
    {
        if (_kind is not (ChangeKind.Created or ChangeKind.Deleted))
            _entry.Property(nameof(IRecord.Version)).CurrentValue = ((IRecord)_entry.Entity).Version + 1;
    }

    /// <summary>The log's line, after the save.</summary>
    public Change Complete(Actor actor)
    {
        IRecord record = (IRecord)_entry.Entity;
        Change line = Line(_entry.Metadata.ClrType.Name, record.Id, HubOf(_entry), _kind, actor);
        if (_kind == ChangeKind.Created || record is IPersonalRecord)
            return line;
        line.Before = ChangeFields.ToJson(_before);
        if (_kind != ChangeKind.Deleted)
            line.After = ChangeFields.ToJson(After());
        return line;
    }

    /// <summary>A line of the log, but for its instant.</summary>
    public static Change Line(string type, long id, long? hubId, ChangeKind kind, Actor actor) =>
        new() { RecordType = type, RecordId = id, HubId = hubId, Kind = kind, Actor = actor.Name, PersonId = actor.PersonId, At = default };

    // What is computed from other properties is read through them.
    private static bool IsTold(IProperty property) =>
        !property.IsShadowProperty()
            && !property.IsPrimaryKey()
            && !property.IsConcurrencyToken
            && property.GetPropertyAccessMode() != PropertyAccessMode.Property;

    private static ChangeKind KindOf(EntityEntry entry)
    {
        if (entry.State == EntityState.Added)
            return ChangeKind.Created;
        if (entry.State == EntityState.Deleted)
            return ChangeKind.Deleted;
        if (entry.Entity is not IWithdrawable record)
            return ChangeKind.Updated;
        bool wasWithdrawn = entry.Property(nameof(IWithdrawable.WithdrawnAt)).OriginalValue is not null;
        return wasWithdrawn == record.WithdrawnAt is not null ? ChangeKind.Updated
            : wasWithdrawn ? ChangeKind.Restored
            : ChangeKind.Withdrawn;
    }

    // A part of something that belongs to a hub belongs to it too.
    private static long? HubOf(EntityEntry entry)
    {
        if (entry.Entity is Hub hub)
            return hub.Id;
        if (entry.Metadata.FindProperty("HubId") is { } property)
            return (long?)entry.Property(property.Name).CurrentValue;
        return entry.References.Select(reference => reference.TargetEntry).FirstOrDefault(
            target => target?.Metadata.FindProperty("HubId") is not null) is { } whole ? HubOf(whole) : null;
    }

    private SortedDictionary<string, object?> After()
    {
        SortedDictionary<string, object?> after = new(StringComparer.Ordinal);
        foreach (IProperty property in _properties)
            after[ChangeFields.NameOf(property)] = ChangeFields.ValueOf(property, _entry.Property(property.Name).CurrentValue);
        foreach (INavigationBase list in _lists)
            after[ChangeFields.NameOf(list)] = ChangeFields.Items(_entry.Context, _entry, list, before: false);
        return after;
    }
}
