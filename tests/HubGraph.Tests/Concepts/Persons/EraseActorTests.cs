using System.Data.Common;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Planning;
using HubGraph.Tests.Concepts.Activities;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Host.Auth;

namespace HubGraph.Tests.Concepts.Persons;

[Collection(nameof(WritableServers))]
public sealed class EraseActorTests(WritableServers servers)
{
    private static readonly string[] s_traces = ["zoé d’arc-7319", "zoe d'arc-7319", "zoe.7319@", "zoe-subject-7319"];

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Nothing_is_left_of_a_person_and_the_log_stays_whole(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);
        string token = TestIssuer.Shared.Token("operator", ["bretagne"], subject: "zoe-subject-7319", name: "Zoé d’Arc-7319", email: "zoe.7319@hub.example");
        JsonElement activity = (await server.MutateAsync(token, "logAnimation", ActivitySamples.Animation(), "activity { id }")).GetProperty("activity");
        object[] contacts = [new { name = "Zoé d’Arc-7319", email = "Zoe.7319@HUB.example" }, new { name = "Une autre", email = "autre@hub.example" }];
        await server.DoneAsync("createHub", new { slug = "hub-oubli", name = "Hub oubli", contacts }, "hub");
        long person = await server.Database.CountAsync("SELECT id FROM persons WHERE subject = 'zoe-subject-7319'");
        foreach (string trace in s_traces)
            Assert.NotEmpty(await FindAsync(server.Database, trace));
        string[] log = await LogAsync(server.Database);

        JsonElement payload = await server.MutateAsync(MutationSender.Administrator, "eraseActor", new { person = GlobalId.Encode("Person", person) }, "erased");

        Assert.Empty(payload.Refusals());
        Assert.True(payload.GetProperty("erased").GetBoolean());
        foreach (string trace in s_traces)
            Assert.Empty(await FindAsync(server.Database, trace));
        string[] logNow = await LogAsync(server.Database);
        Assert.Equal(log, logNow.Take(log.Length));
        Assert.Equal(["DELETED HubContact ", "UPDATED Hub {}{}", "UPDATED Person "], logNow.Skip(log.Length).Select(line => string.Join(' ', line.Split('|')[1..])).Order(StringComparer.Ordinal));
        Assert.Equal(person, await server.Database.CountAsync($"SELECT reported_by_id FROM activities WHERE reported_by_id = {person}"));
        Assert.Equal(1, await server.Database.CountAsync($"SELECT count(*) FROM persons WHERE id = {person} AND erased_at IS NOT NULL"));
        Assert.Equal(1, await server.Database.CountAsync("SELECT count(*) FROM hub_contacts c JOIN hubs h ON h.id = c.hub_id WHERE h.slug = 'hub-oubli'"));
        Assert.NotEqual(JsonValueKind.Null, (await server.QueryAsync("query ($id: ID!) { node(id: $id) { id } }", new { id = activity.Id() })).GetProperty("node").ValueKind);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Who_writes_is_noted_from_the_first_write_on_and_may_erase_themselves(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);
        string token = TestIssuer.Shared.Token("administrator", subject: "selma-subject-4242", name: "Selma 4242", email: "selma.4242@hub.example");
        await server.MutateAsync(token, "updateMission", new { code = "EVALUATE_SERVICES", version = 1, name = "Évaluer" }, "mission { id }");
        long person = await server.Database.CountAsync("SELECT id FROM persons WHERE subject = 'selma-subject-4242'");
        Assert.Equal(person, await server.Database.CountAsync("SELECT person_id FROM changes WHERE record_type = 'Mission' ORDER BY id DESC LIMIT 1"));

        JsonElement payload = await server.MutateAsync(token, "eraseActor", new { person = GlobalId.Encode("Person", person) }, "erased");

        Assert.True(payload.GetProperty("erased").GetBoolean());
        Assert.Empty(await FindAsync(server.Database, "4242@"));
        Assert.Empty(await FindAsync(server.Database, "selma"));
        Assert.Equal(person, await server.Database.CountAsync("SELECT person_id FROM changes ORDER BY id DESC LIMIT 1"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Who_is_not_known_cannot_be_erased_and_who_is_erased_stays_so(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);
        foreach (string unknown in new[] { GlobalId.Encode("Person", 999_999), GlobalId.Encode("Hub", 1), "rien" })
        {
            JsonElement payload = await server.MutateAsync(MutationSender.Administrator, "eraseActor", new { person = unknown }, "erased");
            Assert.Equal(["UNKNOWN_RECORD at input.person"], payload.Refusals());
            Assert.False(payload.GetProperty("erased").GetBoolean());
        }
        string token = TestIssuer.Shared.Token("administrator", subject: "tom-subject");
        await server.MutateAsync(token, "createSource", new { slug = "source-de-tom", title = "Tom", publisher = "Tom" }, "source { id }");
        string person = GlobalId.Encode("Person", await server.Database.CountAsync("SELECT id FROM persons WHERE subject = 'tom-subject'"));
        Assert.Empty(await server.RefusedAsync("eraseActor", new { person }));
        string[] log = await LogAsync(server.Database);

        Assert.Empty(await server.RefusedAsync("eraseActor", new { person }));

        Assert.Equal(log, await LogAsync(server.Database));
    }

    /// <summary>The columns, of whatever type and table, that hold a text in any case.</summary>
    private static async Task<string[]> FindAsync(TestDatabase database, string text)
    {
        string[] columns = await RowsAsync(database, database.Options.Provider == DatabaseProvider.Sqlite
            ? "SELECT t.name || '.' || c.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table'"
            : "SELECT c.table_name || '.' || c.column_name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name) WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'");
        Assert.Contains("persons.name_folded", columns);
        Assert.Contains("changes.before", columns);
        string parameter = text.Replace("'", "''", StringComparison.Ordinal);
        List<string> found = [];
        // SQLite takes 500 at a time.
        foreach (string[][] some in columns.Select(column => column.Split('.')).Chunk(500))
        {
            found.AddRange(await RowsAsync(database, string.Join(" UNION ALL ", some.Select(column =>
                $"SELECT '{column[0]}.{column[1]}' WHERE EXISTS (SELECT 1 FROM \"{column[0]}\" WHERE lower(CAST(\"{column[1]}\" AS text)) LIKE '%{parameter}%')"))));
        }
        return [.. found];
    }

    private static Task<string[]> LogAsync(TestDatabase database) =>
        RowsAsync(database, "SELECT id || '|' || kind || '|' || record_type || '|' || coalesce(before, '') || coalesce(after, '') FROM changes ORDER BY id");

    private static async Task<string[]> RowsAsync(TestDatabase database, string sql)
    {
        await using DbConnection connection = await database.OpenAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        List<string> rows = [];
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return [.. rows];
    }
}
