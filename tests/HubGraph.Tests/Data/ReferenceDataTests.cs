using HubGraph.Concepts.Calls;
using HubGraph.Concepts.Carriers;
using HubGraph.Concepts.Coverages;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Territories;
using HubGraph.Data;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Tests.Data;

public sealed class ReferenceDataTests
{
    public static readonly TheoryData<int, string, string[]> PressRelease = new()
    {
        { 1, "Hub PING Pays de la Loire", ["PING", "Fédération des centres sociaux 49 et 53", "Ligue de l'enseignement des Pays de la Loire"] },
        { 2, "Hub numérique inclusif Hauts de France", ["POP", "Région Hauts-de-France", "SIILAB"] },
        { 3, "Hub du Sud", ["Urban Prod", "IRTS PACA et Corse", "ADRETS", "Arsenic", "The Camp"] },
        { 4, "Hub Ultranumérique", ["Solidarnum", "FACE Polynésie française"] },
        { 5, "Hubiquité", ["Médias-Cité", "ATIS"] },
        { 6, "Hub #MednumBFC", ["Territoires numériques Bourgogne-Franche-Comté"] },
        { 7, "Hub AURA", ["AGATE Territoires", "Fréquence écoles", "Ligue de l'enseignement de la Loire", "Zoomacom"] },
        { 8, "HubERT", ["Communauté de communes de Montesquieu", "Ocean Living Lab"] },
        { 9, "Hub ICI/ASTS", ["ICI", "ASTS", "Les Entreprises pour la Cité"] },
        { 10, "Hub La Mêlée/COLL'IN", ["La Mêlée", "Coll'in"] },
        { 11, "Hub Antilles Guyane", ["Guyaclic", "Anis", "Up & Space Martinique", "Biodésir"] },
    };

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Everything_in_the_files_is_loaded(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider);
        Assert.Equal(16, await database.CountAsync("SELECT count(*) FROM hubs"));
        Assert.Equal(26, await database.CountAsync("SELECT count(*) FROM regions"));
        Assert.Equal(109, await database.CountAsync("SELECT count(*) FROM departments"));
        Assert.Equal(1_255, await database.CountAsync("SELECT count(*) FROM intercommunalities"));
        Assert.Equal(34_969, await database.CountAsync("SELECT count(*) FROM communes"));
        Assert.Equal(4_304, await database.CountAsync("SELECT count(*) FROM former_communes"));
        Assert.Equal(0, await database.CountAsync("SELECT count(*) FROM former_communes WHERE name IS NULL"));
        Assert.Equal(6, await database.CountAsync("SELECT count(*) FROM missions"));
        Assert.Equal(34, await database.CountAsync("SELECT count(*) FROM sources"));
        Assert.Equal(6, await database.CountAsync("SELECT count(*) FROM events WHERE source_id IS NOT NULL AND NOT is_demonstration"));
        Assert.Equal(0, await database.CountAsync("SELECT count(*) FROM regions WHERE seat_id IS NULL"));
        Assert.Equal(0, await database.CountAsync("SELECT count(*) FROM communes WHERE region_id IS NULL OR department_id IS NULL"));
        Assert.Equal(0, await database.CountAsync("SELECT count(*) FROM carriers WHERE kind IS NOT NULL OR siret IS NOT NULL"));
        Assert.Equal(0, await database.CountAsync("SELECT count(*) FROM hubs WHERE (status IS NOT NULL AND status_source_id IS NULL) OR name_source_id IS NULL"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Each_record_is_logged_once_as_created(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider);
        Assert.Equal(0, await database.CountAsync("SELECT count(*) FROM changes WHERE kind <> 'CREATED' OR before IS NOT NULL OR after IS NOT NULL"));
        Assert.Equal(34_969, await database.CountAsync("SELECT count(*) FROM changes WHERE record_type = 'Commune'"));
        Assert.Equal(16, await database.CountAsync("SELECT count(*) FROM changes WHERE record_type = 'Hub' AND hub_id = record_id"));
        Assert.Equal(
            await database.CountAsync("SELECT count(*) FROM changes"),
            await database.CountAsync("SELECT count(*) FROM (SELECT DISTINCT record_type, record_id FROM changes) AS records"));
        // What a source says in a conflict about a hub is for those who follow the hub, too.
        Assert.Equal(
            await database.CountAsync("SELECT count(*) FROM conflict_sides s JOIN conflicts c ON c.id = s.conflict_id WHERE c.hub_id IS NOT NULL"),
            await database.CountAsync("SELECT count(*) FROM changes l JOIN conflict_sides s ON s.id = l.record_id JOIN conflicts c ON c.id = s.conflict_id WHERE l.record_type = 'ConflictSide' AND l.hub_id = c.hub_id"));
    }

    [Theory, MemberData(nameof(PressRelease))]
    public async Task A_hub_of_the_first_call_has_the_carriers_of_the_press_release(int number, string name, string[] carriers)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite);
        await using HubGraphContext context = database.CreateContext();
        Hub hub = await context.Hubs.Include(hub => hub.Call).Include(hub => hub.Carriers).ThenInclude(part => part.Carrier)
            .Include(hub => hub.Carriers).ThenInclude(part => part.Source)
            .Include(hub => hub.Carriers).ThenInclude(part => part.LastAttestedSource).SingleAsync(hub => hub.Number == number);
        Assert.Equal(name, hub.Name);
        Assert.Equal("aap-2018", hub.Call!.Slug);
        HubCarrier[] printed = [.. hub.Carriers.Where(part => (part.LastAttestedSource ?? part.Source)!.Slug == "press-release").OrderBy(part => part.Position)];
        Assert.Equal(carriers, printed.Select(part => part.Carrier.Name));
        Assert.All(printed, part => Assert.Equal(new DateOnly(2020, 11, 17), part.LastAttestedOn));
        // The release tells no roles.
        Assert.All(printed, part => Assert.Equal(part.Role is not null, part.Source!.Slug != "press-release"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task The_call_of_2020_has_the_figures_of_the_press_release(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider);
        await using HubGraphContext context = database.CreateContext();
        Call call = await context.Calls.AsSplitQuery().Include(call => call.Bonuses).Include(call => call.TargetRegions).ThenInclude(target => target.Region)
            .Include(call => call.Missions).ThenInclude(mission => mission.Mission).Include(call => call.ApplicantKinds).Include(call => call.Hubs)
            .SingleAsync(call => call.Slug == "ami-2020");
        Assert.Equal(230_000_000, call.EnvelopeCents);
        Assert.Equal(25_000_000, call.BaseGrantCents);
        Assert.Equal([5_000_000, 5_000_000], call.Bonuses.Select(bonus => bonus.AmountCents));
        Assert.Equal(["24", "28", "44", "53"], call.TargetRegions.Select(target => target.Region.Code).Order());
        Assert.Equal(["ANIMATE_TERRITORY", "SUPPORT_PROJECTS"], call.Missions.Select(mission => mission.Mission.Code).Order());
        Assert.Equal(4, call.ApplicantKinds.Count);
        Assert.Equal(["bretagne", "hub-lo"], call.Hubs.Select(hub => hub.Slug).Order());
        Assert.Equal(("2021-10", 7), (call.LaureatesAnnouncedOn.ToString(), call.LaureateCount));
        Assert.Equal(new DateOnly(2021, 6, 30), call.ClosesOn);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_coverage_keeps_the_precision_of_its_source(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider);
        await using HubGraphContext context = database.CreateContext();
        Coverage normandy = await context.Coverage.Include(coverage => coverage.Source).SingleAsync(coverage => coverage.Hub.Slug == "normandie");
        Assert.Equal(("2021-10", "anct-hubs"), (normandy.NotBefore.ToString(), normandy.Source!.Slug));
        Assert.Equal((null, new DateOnly(2021, 10, 1)), (normandy.KnownFrom, normandy.PossibleFrom));
        Coverage burgundy = await context.Coverage.Include(coverage => coverage.SinceSource).SingleAsync(coverage => coverage.Hub.Slug == "mednum-bfc");
        Assert.Equal((new DateOnly(2019, 6, 24), "missions-2018"), (burgundy.KnownFrom, burgundy.SinceSource!.Slug));
        Assert.False(await context.Coverage.AnyAsync(coverage => coverage.Hub.Slug == "hubert"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_territory_sums_the_population_of_its_communes(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider);
        await using HubGraphContext context = database.CreateContext();
        Region corsica = await context.Regions.SingleAsync(region => region.Code == "94");
        Assert.Equal(await context.Communes.Where(commune => commune.RegionId == corsica.Id).SumAsync(commune => commune.Population), corsica.Population);
        Assert.Null((await context.Regions.SingleAsync(region => region.Code == "984")).Population);
        Assert.Equal(TerritoryZone.OverseasCollectivity, (await context.Departments.SingleAsync(department => department.Code == "987")).Zone);
    }
}
