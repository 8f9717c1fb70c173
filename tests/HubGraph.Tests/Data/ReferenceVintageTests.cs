using HubGraph.Concepts.Carriers;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Missions;
using HubGraph.Concepts.Territories;
using HubGraph.Data;
using HubGraph.Data.Changes;
using HubGraph.Data.Model;
using HubGraph.Data.Reference;
using HubGraph.Data.Startup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace HubGraph.Tests.Data;

public sealed class ReferenceVintageTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_second_start_changes_nothing(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider);
        long last = await LastChangeAsync(database);
        await DatabaseStartup.PrepareAsync(database.Options, NullLogger.Instance);
        Assert.Equal(last, await LastChangeAsync(database));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_vintage_that_says_the_same_changes_nothing(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider);
        long last = await LastChangeAsync(database);
        ReferenceFiles reworded = Vintage.Of(("programme.json", "\"sources\": {", "\"sources\":  {"));
        await DatabaseStartup.PrepareAsync(database.Options, reworded, NullLogger.Instance);
        Assert.Equal(last, await LastChangeAsync(database));
        Assert.Equal(reworded.Version, await database.ScalarAsync("SELECT reference_version FROM installation"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_newer_vintage_updates_the_territories_that_changed(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider);
        long last = await LastChangeAsync(database);
        await DatabaseStartup.PrepareAsync(database.Options, Vintage.Of(
            ("communes.csv", "01001,L'Abergement-Clémenciat,01,84,200069193,860,01400", "01001,L'Abergement-Neuf,01,84,200069193,870,01400 01401"),
            ("communes.csv", "01002,L'Abergement-de-Varey,01,84,240100883,270,01640\n", ""),
            ("former_communes.csv", "01003,Amareins,01165\n", "01002,L'Abergement-de-Varey,01004\n01003,Amareins,01165\n")), NullLogger.Instance);

        await using HubGraphContext context = database.CreateContext();
        Commune renamed = await context.Communes.Include(commune => commune.PostalCodes).SingleAsync(commune => commune.Code == "01001");
        Assert.Equal(("L'Abergement-Neuf", 870), (renamed.Name, renamed.Population));
        Assert.Equal(["01400", "01401"], renamed.PostalCodes.Select(postal => postal.Code).Order());
        Assert.Equal(1, await database.CountAsync("SELECT count(*) FROM communes WHERE name_folded = 'l''abergement-neuf'"));
        Assert.False(await context.Communes.AnyAsync(commune => commune.Code == "01002"));
        Assert.Equal("01004", (await context.FormerCommunes.Include(former => former.Commune).SingleAsync(former => former.Code == "01002")).Commune.Code);

        Change[] changes = await context.Changes.Where(change => change.Id > last).ToArrayAsync();
        Change commune = Assert.Single(changes, change => change.RecordType == "Commune" && change.Kind == ChangeKind.Updated);
        Assert.Equal("""{"name":"L'Abergement-Clémenciat","population":860,"postalCodes":["01400"]}""", commune.Before);
        Assert.Equal("""{"name":"L'Abergement-Neuf","population":870,"postalCodes":["01400","01401"]}""", commune.After);
        Assert.Single(changes, change => change.RecordType == "Commune" && change.Kind == ChangeKind.Deleted);
        Assert.Single(changes, change => change.RecordType == "FormerCommune" && change.Kind == ChangeKind.Created);
        // The populations of two intercommunalities, a department and a region follow.
        Assert.Equal(["Department", "Intercommunality", "Intercommunality", "Region"], changes.Select(change => change.RecordType).Where(type => type is not ("Commune" or "FormerCommune")).Order());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_commune_that_records_speak_of_is_kept_when_the_files_drop_it(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider);
        await WriteAsync(database, async context =>
            (await context.Carriers.FirstAsync()).CommuneId = (await context.Communes.SingleAsync(commune => commune.Code == "01002")).Id);
        await DatabaseStartup.PrepareAsync(database.Options, Vintage.Of(
            ("communes.csv", "01002,L'Abergement-de-Varey,01,84,240100883,270,01640\n", ""),
            ("former_communes.csv", "01003,Amareins,01165\n", "01002,L'Abergement-de-Varey,01004\n01003,Amareins,01165\n")), NullLogger.Instance);
        Assert.Equal(1, await database.CountAsync("SELECT count(*) FROM communes WHERE code = '01002'"));
        Assert.Equal(1, await database.CountAsync("SELECT count(*) FROM former_communes WHERE code = '01002'"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_an_operator_wrote_stays(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider);
        await WriteAsync(database, async context =>
        {
            Hub hubert = await context.Hubs.SingleAsync(hub => hub.Slug == "hubert");
            (hubert.Name, hubert.Website) = ("HubERT renommé", "https://example.org");
            context.Add(new Hub { Slug = "nouveau-hub", Name = "Hub d’un opérateur" });
        });
        long last = await LastChangeAsync(database);
        await DatabaseStartup.PrepareAsync(database.Options, Vintage.Of(
            ("programme.json", "\"name\": \"HubERT\"", "\"name\": \"HubERT selon les fichiers\""),
            ("programme.json", "Aucune source trouvée ne dit quel territoire il couvre.", "Une source sera trouvée."),
            ("programme.json", "\"slug\": \"normandie\",\n      \"name\": \"Hub Normandie\"", "\"slug\": \"nouveau-hub\",\n      \"name\": \"Hub selon les fichiers\""),
            ("programme.json", "\"euros\": 450000", "\"euros\": 460000")), NullLogger.Instance);

        await using HubGraphContext context = database.CreateContext();
        Hub hub = await context.Hubs.SingleAsync(hub => hub.Slug == "hubert");
        Assert.Equal(("HubERT renommé", "Une source sera trouvée.", "https://example.org"), (hub.Name, hub.Note, hub.Website));
        Hub operators = await context.Hubs.Include(each => each.Coverage).SingleAsync(each => each.Slug == "nouveau-hub");
        Assert.Equal(("Hub d’un opérateur", 0), (operators.Name, operators.Coverage.Count));
        Assert.False(await context.Hubs.AnyAsync(each => each.Slug == "normandie"));
        Assert.True(await context.Awards.AnyAsync(award => award.AmountCents == 46_000_000));
        Change[] changes = await context.Changes.Where(change => change.Id > last).OrderBy(change => change.RecordType).ToArrayAsync();
        Assert.Equal(["Award", "Coverage", "Hub", "Hub", "HubName", "HubName"], changes.Select(change => change.RecordType));
        Assert.Equal(("""{"amountEuros":450000}""", """{"amountEuros":460000}"""), (changes[0].Before, changes[0].After));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_the_files_no_longer_state_goes_unless_others_wrote_to_it_or_speak_of_it(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider);
        await WriteAsync(database, async context =>
        {
            (await context.Carriers.SingleAsync(carrier => carrier.Slug == "the-camp")).Siret = "73282932000074";
            context.Add(new HubCarrier
            {
                HubId = (await context.Hubs.SingleAsync(hub => hub.Slug == "aura")).Id,
                CarrierId = (await context.Carriers.SingleAsync(carrier => carrier.Slug == "urban-prod")).Id,
                Position = 9,
            });
        });
        long last = await LastChangeAsync(database);
        await DatabaseStartup.PrepareAsync(database.Options, Vintage.Of(
            ("programme.json", "{ \"name\": \"Urban Prod\" },", ""),
            ("programme.json", "{ \"name\": \"ADRETS\" },", ""),
            ("programme.json", "{ \"name\": \"The Camp\" },", ""),
            ("programme.json", ",\n        \"participer à la formation des professionnels de la médiation numérique\"", "")), NullLogger.Instance);

        await using HubGraphContext context = database.CreateContext();
        Assert.Equal(["IRTS PACA et Corse", "Arsenic", "ZINC", "Arsenic"], await context.Set<HubCarrier>().Where(part => part.Hub.Slug == "hub-du-sud").OrderBy(part => part.Position).Select(part => part.Carrier.Name).ToListAsync());
        Assert.Equal(["the-camp", "urban-prod"], await context.Carriers.Where(carrier => new[] { "adrets", "the-camp", "urban-prod" }.Contains(carrier.Slug)).OrderBy(carrier => carrier.Slug).Select(carrier => carrier.Slug).ToListAsync());
        Assert.Equal(2, await context.Set<MissionTask>().CountAsync(task => context.Missions.Any(mission => mission.Id == task.MissionId && mission.Code == "ANIMATE_TERRITORY")));
        Change[] changes = await context.Changes.Where(change => change.Id > last).ToArrayAsync();
        Assert.Equal(["Carrier", "HubCarrier", "HubCarrier", "HubCarrier"], changes.Where(change => change.Kind == ChangeKind.Deleted).Select(change => change.RecordType).Order());
        Assert.Contains("ADRETS", changes.Single(change => change.RecordType == "Carrier").Before, StringComparison.Ordinal);
        Assert.Single(changes, change => change.RecordType == "Mission");
        long then = await LastChangeAsync(database);
        await DatabaseStartup.PrepareAsync(database.Options, NullLogger.Instance);
        Assert.True(await context.Carriers.AnyAsync(carrier => carrier.Slug == "adrets"));
        Assert.True(await LastChangeAsync(database) > then);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_somebody_removed_does_not_come_back(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider);
        await WriteAsync(database, async context => context.Remove(await context.Awards.SingleAsync(award => award.AmountCents == 45_000_000)));

        await DatabaseStartup.PrepareAsync(database.Options, Vintage.Of(("programme.json", "\"euros\": 450000", "\"euros\": 460000")), NullLogger.Instance);

        Assert.Equal(0, await database.CountAsync("SELECT count(*) FROM awards WHERE amount_cents IN (45000000, 46000000)"));
    }

    private static async Task WriteAsync(TestDatabase database, Func<HubGraphContext, Task> write)
    {
        await using HubGraphContext context = database.CreateContext();
        await using ChangeScope scope = await new ChangeLog(context, TimeProvider.System).BeginAsync("operator:1");
        await write(context);
        await scope.CommitAsync();
    }

    private static Task<long> LastChangeAsync(TestDatabase database) => database.CountAsync("SELECT max(id) FROM changes");
}
