using HubGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Data;

/// <summary>What a save is about to do to one record. What was is read before the save, what became after it.</summary>
internal sealed class PendingChange
{
    private readonly EntityEntry _entry;
    private readonly ChangeKind _kind;
    private readonly SortedDictionary<string, object?> _before = new(StringComparer.Ordinal);
    private readonly List<IProperty> _properties = [];
    private readonly List<INavigationBase> _lists = [];

    public PendingChange(EntityEntry entry)
    {
        _entry = entry;
        _kind = entry.State switch { EntityState.Added => ChangeKind.Created, EntityState.Deleted => ChangeKind.Deleted, _ => ChangeKind.Updated };
        if (_kind == ChangeKind.Created)
            return;
        foreach (PropertyEntry property in entry.Properties.Where(property => !property.Metadata.IsShadowProperty() && !property.Metadata.IsPrimaryKey()))
        {
            if (_kind == ChangeKind.Deleted ? property.OriginalValue is null : Equals(property.OriginalValue, property.CurrentValue))
                continue;
            _properties.Add(property.Metadata);
            _before[ChangeFields.NameOf(property.Metadata)] = ChangeFields.ValueOf(property.Metadata, property.OriginalValue);
        }
    }

    /// <summary>Takes note that a list of the record changes as well.</summary>
    public void AddList(INavigationBase list)
    {
        if (_lists.Contains(list))
            return;
        _lists.Add(list);
        _before[ChangeFields.NameOf(list)] = ChangeFields.Items(_entry.Context, _entry, list, before: true);
    }

    /// <summary>The log's line, after the save.</summary>
    public Change Complete(string actor)
    {
        IRecord record = (IRecord)_entry.Entity;
        long? hubId = record is Hub ? record.Id : _entry.Metadata.FindProperty("HubId") is { } hub ? (long?)_entry.Property(hub.Name).CurrentValue : null;
        Change line = Line(_entry.Metadata.ClrType.Name, record.Id, hubId, _kind, actor);
        if (_kind != ChangeKind.Created)
            line.Before = ChangeFields.ToJson(_before);
        if (_kind == ChangeKind.Updated)
            line.After = ChangeFields.ToJson(After());
        return line;
    }

    /// <summary>A line of the log, but for its instant.</summary>
    public static Change Line(string type, long id, long? hubId, ChangeKind kind, string actor) =>
        new() { RecordType = type, RecordId = id, HubId = hubId, Kind = kind, Actor = actor, At = default };

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
