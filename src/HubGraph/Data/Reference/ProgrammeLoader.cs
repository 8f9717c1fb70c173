using HubGraph.Domain;
using HubGraph.Planning;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Data.Reference;

/// <summary>Turns <c>programme.json</c> into facts, type by type so that each finds those that it refers to.</summary>
internal sealed class ProgrammeLoader(HubGraphContext context, FactMerge merge, ProgrammeFile file)
{
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, long> regions = await context.Regions.ToDictionaryAsync(region => region.Code, region => region.Id, cancellationToken);
        await merge.ApplyAsync<Source>(Sources(), cancellationToken);
        await merge.ApplyAsync<Mission>(Missions(), cancellationToken);
        await merge.ApplyAsync<MissionTask>(MissionTasks(), cancellationToken);
        await merge.ApplyAsync<Call>(Calls(), cancellationToken);
        await merge.ApplyAsync<CallBonus>(CallBonuses(), cancellationToken);
        await merge.ApplyAsync<CallApplicantKind>(CallApplicantKinds(), cancellationToken);
        await merge.ApplyAsync<CallTargetRegion>(CallTargetRegions(regions), cancellationToken);
        await merge.ApplyAsync<CallMission>(CallMissions(), cancellationToken);
        await merge.ApplyAsync<Carrier>(Carriers(), cancellationToken);
        await merge.ApplyAsync<Hub>(Hubs(), cancellationToken);
        await merge.ApplyAsync<HubName>(HubNames(), cancellationToken);
        await merge.ApplyAsync<HubMission>(HubMissions(), cancellationToken);
        await merge.ApplyAsync<HubCarrier>(HubCarriers(), cancellationToken);
        await merge.ApplyAsync<Coverage>(Coverage(regions), cancellationToken);
        await merge.ApplyAsync<Award>(Awards(), cancellationToken);
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
        select new Fact(mission.Code, new() { ["Code"] = mission.Code, ["Name"] = mission.Name, ["SourceId"] = SourceId(mission.Source) });

    private IEnumerable<Fact> MissionTasks() =>
        from mission in file.Missions
        let id = merge.OwnId<Mission>(mission.Code)
        where id is not null
        from task in (mission.Tasks ?? []).Index()
        select new Fact($"{mission.Code}/{task.Index + 1}", new() { ["MissionId"] = id, ["Position"] = task.Index + 1, ["Task"] = task.Item });

    private IEnumerable<Fact> Calls() =>
        from call in file.Calls
        select new Fact(call.Slug, new()
        {
            ["Slug"] = call.Slug,
            ["Name"] = call.Name,
            ["Kind"] = EnumNames.Parse<CallKind>(call.Kind),
            ["OpensOn"] = call.OpensOn,
            ["ClosesOn"] = call.ClosesOn,
            ["EnvelopeCents"] = Cents(call.EnvelopeEuros),
            ["BaseGrantCents"] = Cents(call.BaseGrantEuros),
            ["BonusNote"] = call.BonusNote,
            ["LaureateCount"] = call.Laureates,
            ["LaureateSourceId"] = SourceId(call.LaureatesSource ?? (call.Laureates is null ? null : call.Source)),
            ["LaureatesAnnouncedOn"] = Date(call.LaureatesAnnounced),
            ["Url"] = call.Url,
            ["ApplicationsEmail"] = call.ApplicationsEmail,
            ["SourceId"] = SourceId(call.Source),
        });

    private IEnumerable<Fact> CallBonuses() =>
        from call in OwnCalls()
        from bonus in call.Facts.Bonuses ?? []
        select new Fact($"{call.Facts.Slug}/{bonus.Code}", new() { ["CallId"] = call.Id, ["Code"] = bonus.Code, ["Name"] = bonus.Name, ["AmountCents"] = Cents(bonus.Euros) });

    private IEnumerable<Fact> CallApplicantKinds() =>
        from call in OwnCalls()
        from kind in call.Facts.ApplicantKinds ?? []
        select new Fact($"{call.Facts.Slug}/{kind}", new() { ["CallId"] = call.Id, ["Kind"] = EnumNames.Parse<OrganisationKind>(kind) });

    private IEnumerable<Fact> CallTargetRegions(Dictionary<string, long> regions) =>
        from call in OwnCalls()
        from region in call.Facts.TargetRegions ?? []
        select new Fact($"{call.Facts.Slug}/{region}", new() { ["CallId"] = call.Id, ["RegionId"] = regions[region] });

    private IEnumerable<Fact> CallMissions() =>
        from call in OwnCalls()
        from mission in MissionsOf(call.Facts.Slug)
        select new Fact($"{call.Facts.Slug}/{mission.Facts.Code}", new() { ["CallId"] = call.Id, ["MissionId"] = mission.Id });

    private IEnumerable<Fact> Carriers() =>
        from name in file.Hubs.SelectMany(hub => hub.Carriers).Distinct()
        select new Fact(CarrierSlug(name), new() { ["Slug"] = CarrierSlug(name), ["Name"] = name });

    private IEnumerable<Fact> Hubs() =>
        from hub in file.Hubs
        select new Fact(hub.Slug, new()
        {
            ["Slug"] = hub.Slug,
            ["Name"] = hub.Name,
            ["NameSourceId"] = SourceId(hub.SourceOfName),
            ["Number"] = hub.Number,
            ["Note"] = hub.Note,
            ["CallId"] = merge.Id<Call>(hub.Call),
        });

    private IEnumerable<Fact> HubNames() =>
        from hub in OwnHubs()
        from name in hub.Facts.OtherNames ?? []
        select new Fact($"{hub.Facts.Slug}/{name.Name}", new() { ["HubId"] = hub.Id, ["Name"] = name.Name, ["SourceId"] = SourceId(name.Source) });

    // A hub has its call's missions.
    private IEnumerable<Fact> HubMissions() =>
        from hub in OwnHubs()
        from mission in MissionsOf(hub.Facts.Call)
        select new Fact($"{hub.Facts.Slug}/{mission.Facts.Code}", new() { ["HubId"] = hub.Id, ["MissionId"] = mission.Id, ["SourceId"] = SourceId(mission.Facts.Source) });

    private IEnumerable<Fact> HubCarriers() =>
        from hub in OwnHubs()
        from carrier in hub.Facts.Carriers.Index()
        let slug = CarrierSlug(carrier.Item)
        let carrierId = merge.Id<Carrier>(slug)
        where carrierId is not null
        select new Fact($"{hub.Facts.Slug}/{slug}", new()
        {
            ["HubId"] = hub.Id,
            ["CarrierId"] = carrierId,
            ["Position"] = carrier.Index + 1,
            ["SourceId"] = SourceId(hub.Facts.SourceOfCarriers),
        });

    private IEnumerable<Fact> Coverage(Dictionary<string, long> regions) =>
        from hub in OwnHubs()
        from coverage in hub.Facts.Coverage ?? []
        select new Fact($"{hub.Facts.Slug}/{coverage.Region}", new()
        {
            ["HubId"] = hub.Id,
            ["Scale"] = TerritorialScale.Region,
            ["RegionId"] = regions[coverage.Region],
            ["Since"] = Date(coverage.Since),
            ["SinceSourceId"] = SourceId(coverage.SinceSource),
            ["NotBefore"] = Date(coverage.NotBefore),
            ["Until"] = Date(coverage.Until),
            ["SourceId"] = SourceId(coverage.Source),
        });

    private IEnumerable<Fact> Awards() =>
        from hub in OwnHubs()
        from award in hub.Facts.Awards ?? []
        select new Fact($"{hub.Facts.Slug}/{award.Source}/{award.Label}", new()
        {
            ["HubId"] = hub.Id,
            ["CallId"] = merge.Id<Call>(hub.Facts.Call),
            ["AmountCents"] = Cents(award.Euros),
            ["Label"] = award.Label,
            ["AwardedOn"] = Date(award.Date),
            ["SourceId"] = SourceId(award.Source),
        });

    private IEnumerable<(CallFacts Facts, long Id)> OwnCalls() =>
        from call in file.Calls let id = merge.OwnId<Call>(call.Slug) where id is not null select (call, id.Value);

    private IEnumerable<(HubFacts Facts, long Id)> OwnHubs() =>
        from hub in file.Hubs let id = merge.OwnId<Hub>(hub.Slug) where id is not null select (hub, id.Value);

    private IEnumerable<(MissionFacts Facts, long Id)> MissionsOf(string? call) =>
        from mission in file.Missions where call is not null && mission.Calls.Contains(call) let id = merge.Id<Mission>(mission.Code) where id is not null select (mission, id.Value);

    private long? SourceId(string? slug) => merge.Id<Source>(slug);

    private static string CarrierSlug(string name) => Slug.Of(TextFolding.Fold(name));

    private static long? Cents(decimal? euros) => euros is null ? null : (long)(euros.Value * 100);

    private static DateWithPrecision? Date(string? text) => text is null ? null : DateWithPrecision.Parse(text);
}
