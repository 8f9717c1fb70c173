using HubGraph.Concepts;
using HubGraph.Data.Model;

namespace HubGraph.Data.Changes;

/// <summary>Which lines of the change log somebody wants, and may know of.</summary>
public sealed record ChangeFilter
{
    // That somebody's data changed tells of the person.
    private static readonly string[] s_personal =
        [
            .. typeof(IPersonalRecord).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IPersonalRecord)))
                .Select(type => type.Name),
        ];

    /// <summary>The types of the records; null for all.</summary>
    public IReadOnlyCollection<string>? Types { get; init; }

    /// <summary>What was done; null for all.</summary>
    public ChangeKind? Kind { get; init; }

    /// <summary>The hub that the records belong to; null for all and none.</summary>
    public long? HubId { get; init; }

    /// <summary>The region where the records lie, or lay before the change; null for all and none.</summary>
    public long? RegionId { get; init; }

    /// <summary>Of whose people lines may be told: the hubs'; null where of everybody.</summary>
    public IReadOnlyCollection<long>? PeopleOf { get; init; } = [];

    /// <summary>Whether a line passes, but for its region.</summary>
    public bool Admits(in ChangeLine line) =>
        (Types is null || Types.Contains(line.RecordType))
        && (Kind is null || Kind == line.Kind)
        && (HubId is null || HubId == line.HubId)
        && (PeopleOf is null || !s_personal.Contains(line.RecordType) || (line.HubId is { } hub && PeopleOf.Contains(hub)));

    /// <summary>
    /// The same as statements, one of which each line passes: an index leads to each one's lines in the order of the log. Null where
    /// all lines are walked, since neither a hub nor types are asked for.
    /// </summary>
    public IEnumerable<IQueryable<Change>>? Indexed(IQueryable<Change> changes) =>
        Types is not null ? Types.Distinct().SelectMany(type => OfType(changes.Where(change => change.RecordType == type), type))
        : HubId is { } hub ? [Of(changes.Where(change => change.HubId == hub))]
        : null;

    // Of people's lines, those that somebody may know of stand behind the hubs.
    private IEnumerable<IQueryable<Change>> OfType(IQueryable<Change> changes, string type)
    {
        IQueryable<Change> ofKind = Kind is { } kind ? changes.Where(change => change.Kind == kind) : changes;
        IEnumerable<long>? hubs = PeopleOf is { } own && s_personal.Contains(type)
            ? own.Distinct().Where(hub => HubId is null || HubId == hub)
            : HubId is { } only ? [only] : null;
        return hubs is null ? [ofKind] : hubs.Select(hub => ofKind.Where(change => change.HubId == hub));
    }

    /// <summary>The same as a condition of a statement, but for the hub and the types.</summary>
    public IQueryable<Change> Of(IQueryable<Change> changes)
    {
        if (Kind is { } kind)
            changes = changes.Where(change => change.Kind == kind);
        if (PeopleOf is { } hubs)
            changes = changes.Where(
                change => !s_personal.Contains(change.RecordType) || (change.HubId != null && hubs.Contains(change.HubId.Value)));
        return changes;
    }

    /// <summary>The lines of a batch that pass.</summary>
    public async ValueTask<IEnumerable<ChangeLine>> OfAsync(ChangeBatch batch)
    {
        IEnumerable<ChangeLine> lines = batch.Lines.Where(line => Admits(line));
        if (RegionId is not { } region || batch.Lines.Count == 0)
            return lines;
        ILookup<long, long> regions = await batch.Regions.Value;
        return lines.Where(line => regions[line.Id].Contains(region));
    }
}
