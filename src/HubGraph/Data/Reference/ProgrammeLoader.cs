using HubGraph.Concepts;
using HubGraph.Concepts.Calls;
using HubGraph.Concepts.Carriers;
using HubGraph.Concepts.Coverages;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Missions;
using HubGraph.Concepts.Sources;
using HubGraph.Concepts.Territories;
using HubGraph.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Data.Reference;

/// <summary>Turns <c>programme.json</c> into facts, type by type so that each finds those that it refers to.</summary>
internal sealed class ProgrammeLoader(HubGraphContext context, FactMerge merge, ProgrammeFile file)
{
    private Dictionary<string, long> _regions = [];
    private Dictionary<string, long> _departments = [];
    private Dictionary<string, long> _intercommunalities = [];
    private Dictionary<string, Commune> _communes = [];

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await FindPlacesAsync(cancellationToken);
        await merge.ApplyAsync<Source>(Sources(), cancellationToken);
        await merge.ApplyAsync<Omission>(Omissions(), cancellationToken);
        await merge.ApplyAsync<Mission>(Missions(), cancellationToken);
        await merge.ApplyAsync<MissionTask>(MissionTasks(), cancellationToken);
        await merge.ApplyAsync<Call>(Calls(), cancellationToken);
        await merge.ApplyAsync<CallBonus>(CallBonuses(), cancellationToken);
        await merge.ApplyAsync<CallPartner>(CallPartners(), cancellationToken);
        await merge.ApplyAsync<Achievement>(Achievements(), cancellationToken);
        await merge.ApplyAsync<Figure>(Figures(), cancellationToken);
        await merge.ApplyAsync<CallApplicantKind>(CallApplicantKinds(), cancellationToken);
        await merge.ApplyAsync<CallTargetRegion>(CallTargetRegions(), cancellationToken);
        await merge.ApplyAsync<CallMission>(CallMissions(), cancellationToken);
        await merge.ApplyAsync<Carrier>(Carriers(), cancellationToken);
        await merge.ApplyAsync<Hub>(Hubs(), cancellationToken);
        await merge.ApplyAsync<HubName>(HubNames(), cancellationToken);
        await merge.ApplyAsync<HubMission>(HubMissions(), cancellationToken);
        await merge.ApplyAsync<HubCarrier>(HubCarriers(), cancellationToken);
        await merge.ApplyAsync<Coverage>(Coverage(), cancellationToken);
        await merge.ApplyAsync<CoverageDenial>(CoverageDenials(), cancellationToken);
        await merge.ApplyAsync<Award>(Awards(), cancellationToken);
        await merge.ApplyAsync<Conflict>(Conflicts(), cancellationToken);
        await merge.ApplyAsync<ConflictSide>(ConflictSides(), cancellationToken);
        await merge.ApplyAsync<Event>(Events(), cancellationToken);
        await merge.ApplyAsync<EventOrganiser>(EventOrganisers(), cancellationToken);
    }

    private IEnumerable<Fact> Sources() =>
        from source in file.Sources
        select new Fact(source.Key, new()
        {
            ["Slug"] = source.Key,
            ["Title"] = source.Value.Title,
            ["Publisher"] = source.Value.Publisher,
            ["PublishedOn"] = source.Value.Date,
            ["Url"] = source.Value.Url,
        });

    private IEnumerable<Fact> Missions() =>
        from mission in file.Missions
        select new Fact(
            mission.Code,
            new()
            {
                ["Code"] = mission.Code,
                ["Name"] = mission.Name,
                ["Statement"] = mission.Statement,
                ["SourceId"] = SourceId(mission.Source),
            });

    private IEnumerable<Fact> MissionTasks() =>
        from mission in file.Missions
        let id = merge.OwnId<Mission>(mission.Code)
        where id is not null
        from task in (mission.Tasks ?? []).Index()
        select new Fact(
            $"{mission.Code}/{task.Index + 1}", new() { ["MissionId"] = id, ["Position"] = task.Index + 1, ["Task"] = task.Item });

    private IEnumerable<Fact> Calls() =>
        from call in file.Calls
        select new Fact(call.Slug, new()
        {
            ["Slug"] = call.Slug,
            ["Name"] = call.Name,
            ["Kind"] = call.Kind,
            ["OpensOn"] = call.OpensOn,
            ["ClosesOn"] = call.ClosesOn,
            ["EnvelopeCents"] = Cents(call.EnvelopeEuros),
            ["BaseGrantCents"] = Cents(call.BaseGrantEuros),
            ["BonusNote"] = call.BonusNote,
            ["Issuer"] = call.Issuer,
            ["IsTargetListOpen"] = call.TargetListIsOpen,
            ["TargetNote"] = call.TargetNote,
            ["PerimeterNote"] = call.PerimeterNote,
            ["ApplicantNote"] = call.ApplicantNote,
            ["LaureateCount"] = call.Laureates,
            ["LaureateSourceId"] = SourceId(call.LaureatesSource ?? (call.Laureates is null ? null : call.Source)),
            ["LaureatesAnnouncedOn"] = call.LaureatesAnnounced,
            ["Url"] = call.Url,
            ["ApplicationsEmail"] = call.ApplicationsEmail,
            ["SourceId"] = SourceId(call.Source),
        });

    private IEnumerable<Fact> CallBonuses() =>
        from call in OwnCalls()
        from bonus in call.Facts.Bonuses ?? []
        select new Fact(
            $"{call.Facts.Slug}/{bonus.Code}",
            new()
            {
                ["CallId"] = call.Id,
                ["Code"] = bonus.Code,
                ["Name"] = bonus.Name,
                ["AmountCents"] = Cents(bonus.Euros),
                ["Condition"] = bonus.Condition,
            });

    private IEnumerable<Fact> CallPartners() =>
        from call in OwnCalls()
        from partner in (call.Facts.Partners ?? []).Index()
        select new Fact(
            $"{call.Facts.Slug}/{partner.Index + 1}",
            new() { ["CallId"] = call.Id, ["Position"] = partner.Index + 1, ["Name"] = partner.Item });

    private IEnumerable<Fact> Achievements() =>
        from call in OwnCalls()
        from achievement in (call.Facts.Achievements ?? []).Index()
        select new Fact($"{call.Facts.Slug}/{achievement.Index + 1}", new()
        {
            ["CallId"] = call.Id,
            ["Statement"] = achievement.Item.Statement,
            ["Period"] = achievement.Item.Period,
            ["SourceId"] = SourceId(achievement.Item.Source),
        });

    private IEnumerable<Fact> Figures() =>
        from figure in file.Figures
        select new Fact(figure.Code, new()
        {
            ["Code"] = figure.Code,
            ["Name"] = figure.Name,
            ["Value"] = figure.Value,
            ["Unit"] = figure.Unit,
            ["AsOf"] = figure.On,
            ["Statement"] = figure.Statement,
            ["CallId"] = merge.Id<Call>(figure.Call),
            ["SourceId"] = SourceId(figure.Source),
        });

    private IEnumerable<Fact> Omissions() =>
        from source in file.Sources
        let id = merge.OwnId<Source>(source.Key)
        where id is not null
        from omission in source.Value.Omissions ?? []
        select new Fact($"{source.Key}/{omission.Entry}", new()
        {
            ["SourceId"] = id,
            ["Entry"] = omission.Entry,
            ["Reason"] = omission.Reason,
            ["ReasonInFrench"] = omission.ReasonInFrench,
        });

    private IEnumerable<Fact> Conflicts() =>
        from conflict in file.Conflicts
        select new Fact(conflict.Code, new()
        {
            ["Code"] = conflict.Code,
            ["HubId"] = merge.Id<Hub>(conflict.Hub),
            ["CallId"] = merge.Id<Call>(conflict.Call),
            ["RegionId"] = conflict.Region is null ? null : _regions[conflict.Region],
            ["Subject"] = conflict.Subject,
            ["SubjectInFrench"] = conflict.SubjectInFrench,
            ["Shown"] = conflict.Shown,
            ["ShownInFrench"] = conflict.ShownInFrench,
        });

    private IEnumerable<Fact> ConflictSides() =>
        from conflict in file.Conflicts
        let id = merge.OwnId<Conflict>(conflict.Code)
        where id is not null
        from side in conflict.Sides.Index()
        select new Fact($"{conflict.Code}/{side.Index + 1}", new()
        {
            ["ConflictId"] = id,
            ["Position"] = side.Index + 1,
            ["Statement"] = side.Item.Statement,
            ["SourceId"] = SourceId(side.Item.Source),
        });

    // What is known of an event here has taken place.
    private IEnumerable<Fact> Events() =>
        from held in file.Events
        let hub = merge.Id<Hub>(held.Hub)
        where hub is not null
        let commune = held.Commune is null ? null : _communes[held.Commune]
        select new Fact(held.Code, new()
        {
            ["HubId"] = hub,
            ["Title"] = held.Title,
            ["Summary"] = held.Summary,
            ["EventKind"] = held.Kind,
            ["Format"] = held.Format,
            ["Status"] = EventStatus.Held,
            ["StartsOn"] = held.StartsOn,
            ["EndsOn"] = held.EndsOn,
            ["TimeZone"] = PlaceTime.ZoneOf(commune?.Department?.Code, commune?.Code),
            ["Venue"] = held.Venue,
            ["CommuneId"] = commune?.Id,
            ["DepartmentId"] = commune?.DepartmentId,
            ["RegionId"] = commune?.RegionId,
            ["Participants"] = held.Participants,
            ["SourceId"] = SourceId(held.Source),
        });

    private IEnumerable<Fact> EventOrganisers() =>
        from held in file.Events
        let id = merge.OwnId<Event>(held.Code)
        where id is not null
        from name in held.Organisers ?? []
        select new Fact($"{held.Code}/{name}", new() { ["EventId"] = id, ["Name"] = name });

    private IEnumerable<Fact> CallApplicantKinds() =>
        from call in OwnCalls()
        from kind in call.Facts.ApplicantKinds ?? []
        select new Fact($"{call.Facts.Slug}/{EnumNames.Of(kind)}", new() { ["CallId"] = call.Id, ["Kind"] = kind });

    private IEnumerable<Fact> CallTargetRegions() =>
        from call in OwnCalls()
        from region in call.Facts.TargetRegions ?? []
        select new Fact($"{call.Facts.Slug}/{region}", new() { ["CallId"] = call.Id, ["RegionId"] = _regions[region] });

    private IEnumerable<Fact> CallMissions() =>
        from call in OwnCalls()
        from mission in MissionsOf(call.Facts.Slug)
        select new Fact($"{call.Facts.Slug}/{mission.Facts.Code}", new() { ["CallId"] = call.Id, ["MissionId"] = mission.Id });

    private IEnumerable<Fact> Carriers() =>
        from carrier in file.Hubs.SelectMany(hub => hub.Carriers).DistinctBy(CarrierSlug)
        select new Fact(CarrierSlug(carrier), new() { ["Slug"] = CarrierSlug(carrier), ["Name"] = carrier.Name });

    private IEnumerable<Fact> Hubs() =>
        from hub in file.Hubs
        select new Fact(hub.Slug, new()
        {
            ["Slug"] = hub.Slug,
            ["Name"] = hub.Name,
            ["NameSourceId"] = SourceId(hub.SourceOfName),
            ["NameAttestedOn"] = file.DateOf(hub.SourceOfName),
            ["Status"] = hub.Status,
            ["ClosedOn"] = hub.ClosedOn,
            ["StatusSourceId"] = SourceId(hub.StatusSource),
            ["StatusAttestedOn"] = file.DateOf(hub.StatusSource),
            ["Website"] = hub.Website,
            ["Number"] = hub.Number,
            ["Note"] = hub.Note,
            ["CallId"] = merge.Id<Call>(hub.Call),
        });

    private IEnumerable<Fact> HubNames() =>
        from hub in OwnHubs()
        from name in hub.Facts.OtherNames ?? []
        select new Fact($"{hub.Facts.Slug}/{name.Name}", new(Attested(name.Source, name.AttestedOn, name.LastAttested))
        {
            ["HubId"] = hub.Id,
            ["Name"] = name.Name,
            ["Since"] = name.Since,
            ["Until"] = name.Until,
        });

    // A hub has its call's missions.
    private IEnumerable<Fact> HubMissions() =>
        from hub in OwnHubs()
        from mission in MissionsOf(hub.Facts.Call)
        select new Fact(
            $"{hub.Facts.Slug}/{mission.Facts.Code}",
            new() { ["HubId"] = hub.Id, ["MissionId"] = mission.Id, ["SourceId"] = SourceId(mission.Facts.Source) });

    private IEnumerable<Fact> HubCarriers() =>
        from hub in OwnHubs()
        from carrier in Keyed(hub.Facts.Carriers.Index(), each => $"{hub.Facts.Slug}/{CarrierSlug(each.Item)}")
        let part = carrier.Item.Item
        let carrierId = merge.Id<Carrier>(CarrierSlug(part))
        where carrierId is not null
        select new Fact(carrier.Key, new(Attested(hub.Facts.SourceOf(part), part.AttestedOn, part.LastAttested))
        {
            ["HubId"] = hub.Id,
            ["CarrierId"] = carrierId,
            ["Role"] = part.Role,
            ["Position"] = carrier.Item.Index + 1,
            ["PrintedName"] = part.Printed,
            ["Since"] = part.Since,
            ["Until"] = part.Until,
        });

    private IEnumerable<Fact> Coverage() =>
        from hub in OwnHubs()
        from claim in Keyed(hub.Facts.Coverage ?? [], claim => $"{hub.Facts.Slug}/{TerritoryKey(claim)}")
        let facts = claim.Item
        select new Fact(claim.Key, new([.. Territory(facts), .. Attested(facts.Source, facts.AttestedOn, facts.LastAttested)])
        {
            ["HubId"] = hub.Id,
            ["Since"] = facts.Since,
            ["SinceSourceId"] = SourceId(facts.SinceSource),
            ["NotBefore"] = facts.NotBefore,
            ["Until"] = facts.Until,
            ["UntilSourceId"] = SourceId(facts.UntilSource),
            ["Disputed"] = facts.Disputed,
        });

    private IEnumerable<Fact> CoverageDenials() =>
        from denial in file.Uncovered
        let day = denial.On ?? file.DateOf(denial.Source)
        select new Fact($"{TerritoryKey(denial)}/{Fact.Text(day)}/{denial.Source}", new(Territory(denial))
        {
            ["AttestedOn"] = day,
            ["Statement"] = denial.Statement,
            ["SourceId"] = SourceId(denial.Source),
        });

    // Of a region, its code alone: so it is known to databases of earlier versions.
    private static string TerritoryKey(ITerritoryFacts facts) =>
        facts.Region
            ?? (facts.Department is { } department ? $"department:{department}" : facts.Intercommunality ?? $"commune:{facts.Commune}");

    private Dictionary<string, object?> Territory(ITerritoryFacts facts) => new()
    {
        ["Scale"] = facts.Region is not null ? TerritorialScale.Region
            : facts.Department is not null ? TerritorialScale.Department
            : facts.Intercommunality is not null ? TerritorialScale.Intercommunality
            : TerritorialScale.Commune,
        ["RegionId"] = facts.Region is null ? null : _regions[facts.Region],
        ["DepartmentId"] = facts.Department is null ? null : _departments[facts.Department],
        ["IntercommunalityId"] = facts.Intercommunality is null ? null : _intercommunalities[facts.Intercommunality],
        ["CommuneId"] = facts.Commune is null ? null : _communes[facts.Commune].Id,
    };

    // A source attests on its own day, unless the fact gives another; the last day is that, unless another source speaks later.
    private Dictionary<string, object?> Attested(string? source, DateOnly? attestedOn, AttestationFacts? last)
    {
        DateOnly? first = attestedOn ?? file.DateOf(source);
        return new()
        {
            ["SourceId"] = SourceId(source),
            ["AttestedOn"] = first,
            ["LastAttestedOn"] = file.DayOf(last) ?? first,
            ["LastAttestedSourceId"] = SourceId(last?.Source),
        };
    }

    // What is stated twice, at different times, is told apart by its rank.
    private static IEnumerable<(string Key, T Item)> Keyed<T>(IEnumerable<T> items, Func<T, string> key) =>
        items.GroupBy(key).SelectMany(group => group.Select((item, i) => (i == 0 ? group.Key : $"{group.Key}#{i + 1}", item)));

    private async Task FindPlacesAsync(CancellationToken cancellationToken)
    {
        HashSet<string> communes = [
            .. file.Hubs.SelectMany(hub => hub.Coverage ?? []).Concat<ITerritoryFacts>(file.Uncovered).Select(facts => facts.Commune)
                .Concat(file.Events.Select(held => held.Commune)).OfType<string>(),
        ];
        _regions = await context.Regions.ToDictionaryAsync(region => region.Code, region => region.Id, cancellationToken);
        _departments = await context.Departments.ToDictionaryAsync(
            department => department.Code, department => department.Id, cancellationToken);
        _intercommunalities = await context.Intercommunalities.ToDictionaryAsync(one => one.Siren, one => one.Id, cancellationToken);
        _communes = await context.FormerCommunes.AsNoTracking().Include(former => former.Commune.Department)
            .Where(former => EF.Parameter(communes).Contains(former.Code))
                .ToDictionaryAsync(former => former.Code, former => former.Commune, cancellationToken);
        foreach (Commune commune in await context.Communes.AsNoTracking().Include(commune => commune.Department)
            .Where(commune => EF.Parameter(communes).Contains(commune.Code)).ToListAsync(cancellationToken))
            _communes[commune.Code] = commune;
    }

    private IEnumerable<Fact> Awards() =>
        from hub in OwnHubs()
        from award in hub.Facts.Awards ?? []
        select new Fact($"{hub.Facts.Slug}/{award.Source}/{award.Label}", new()
        {
            ["HubId"] = hub.Id,
            ["CallId"] = award.WithoutCall ? null : merge.Id<Call>(hub.Facts.Call),
            ["AmountCents"] = Cents(award.Euros),
            ["Label"] = award.Label,
            ["AwardedOn"] = award.Date,
            ["SourceId"] = SourceId(award.Source),
        });

    private IEnumerable<(CallFacts Facts, long Id)> OwnCalls() =>
        from call in file.Calls let id = merge.OwnId<Call>(call.Slug) where id is not null select (call, id.Value);

    private IEnumerable<(HubFacts Facts, long Id)> OwnHubs() =>
        from hub in file.Hubs let id = merge.OwnId<Hub>(hub.Slug) where id is not null select (hub, id.Value);

    private IEnumerable<(MissionFacts Facts, long Id)> MissionsOf(string? call) =>
        from mission in file.Missions
        where call is not null && mission.Calls.Contains(call)
        let id =
            merge.Id<Mission>(mission.Code)
        where id is not null
        select (mission, id.Value);

    private long? SourceId(string? slug) => merge.Id<Source>(slug);

    private static string CarrierSlug(CarrierFacts carrier) => carrier.Slug ?? Slug.Of(TextFolding.Fold(carrier.Name));

    private static long? Cents(decimal? euros) => euros is null ? null : (long)(euros.Value * 100);
}
