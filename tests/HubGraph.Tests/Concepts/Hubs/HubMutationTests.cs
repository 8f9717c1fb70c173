using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Concepts.Hubs;

[Collection(nameof(WritableServers))]
public sealed class HubMutationTests(WritableServers servers)
{
    private const string Contacts =
        "SELECT coalesce((SELECT max(c.name || '|' || coalesce(c.role, '') || '|' || coalesce(c.email, '') || '|' || coalesce(c.phone, '')) FROM hub_contacts c JOIN hubs h ON h.id = c.hub_id WHERE h.slug = '{0}'), '')";

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_hub_is_created_as_given(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);

        JsonElement hub = await server.DoneAsync(
            "createHub",
            new { slug = "hub-neuf", name = "Hub neuf", nameSource = "press-release", number = 12, call = "ami-2020", note = "Une note.", website = "https://neuf.example/", contacts = new[] { new { name = "Ada Lunel", email = "ada@neuf.example" } } },
            "hub",
            "slug name nameSource { slug } number call { slug } note website version status closedOn");

        Assert.Equal("""{"slug":"hub-neuf","name":"Hub neuf","nameSource":{"slug":"press-release"},"number":12,"call":{"slug":"ami-2020"},"note":"Une note.","website":"https://neuf.example/","version":1,"status":null,"closedOn":null}""", hub.Json());
        Assert.Equal("Ada Lunel||ada@neuf.example|", await server.Database.ScalarAsync(Contacts.Replace("{0}", "hub-neuf", StringComparison.Ordinal)));
        Assert.Equal(["ALREADY_EXISTS at input.slug"], await server.RefusedAsync("createHub", new { slug = "hub-neuf", name = "Autre" }));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task All_that_is_wrong_is_told_together(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);
        object[] contacts = [new { name = "A", email = "sans-arobase" }, new { name = " ", phone = new string('1', 51) }];

        Assert.Equal(
            [
                "INVALID_VALUE at input.contacts.0.email", "INVALID_VALUE at input.contacts.1.phone", "INVALID_VALUE at input.number", "INVALID_VALUE at input.slug",
                "INVALID_VALUE at input.website", "TEXT_REQUIRED at input.contacts.1.name", "TEXT_REQUIRED at input.name", "TEXT_REQUIRED at input.note",
                "UNKNOWN_CALL at input.call", "UNKNOWN_SOURCE at input.nameSource",
            ],
            await server.RefusedAsync("createHub", new { slug = "Pas-bon", name = "", nameSource = "rien", number = 0, call = "rien", note = "", website = "ftp://x.example", contacts }));
        foreach (string slug in new[] { "", "a--b", "-a", "é", "a b", new string('a', 101) })
            Assert.Equal(["INVALID_VALUE at input.slug"], await server.RefusedAsync("createHub", new { slug, name = "Hub" }));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_is_left_out_stays_and_null_empties(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);
        await server.DoneAsync("createHub", new { slug = "hub-tenu", name = "Hub tenu", number = 3, note = "Une note.", website = "https://tenu.example" }, "hub");

        JsonElement hub = await server.DoneAsync("updateHub", new { slug = "hub-tenu", version = 1, note = (string?)null, call = "aap-2018" }, "hub", "number note website call { slug } version");

        Assert.Equal("""{"number":3,"note":null,"website":"https://tenu.example","call":{"slug":"aap-2018"},"version":2}""", hub.Json());
        Assert.Equal(["STALE_VERSION at input.version"], await server.RefusedAsync("updateHub", new { slug = "hub-tenu", version = 1, note = "Trop tard." }));
        Assert.Equal(["UNKNOWN_HUB at input.slug"], await server.RefusedAsync("updateHub", new { slug = "aucun", version = 1 }));
        Assert.Equal(
            ["INVALID_VALUE at input.number", "INVALID_VALUE at input.website", "STALE_VERSION at input.version", "TEXT_REQUIRED at input.note", "UNKNOWN_CALL at input.call"],
            await server.RefusedAsync("updateHub", new { slug = "hub-tenu", version = 9, number = 0, website = "tenu", note = " ", call = "rien" }));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Contacts_are_replaced_as_a_set_and_the_log_never_tells_them(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);
        object ada = new { name = "Ada Lunel-Secret", role = "Directrice de la lune", email = "ada-secret@hub.example", phone = "+33 1 99 00 11 22" };
        object bob = new { name = "Bob Lunel-Secret", role = "Médiateur de la lune", email = "bob-secret@hub.example", phone = "+33 1 99 00 33 44" };
        await server.DoneAsync("createHub", new { slug = "hub-joint", name = "Hub joint", contacts = new[] { ada, bob, bob } }, "hub");
        long kept = await server.Database.CountAsync("SELECT id FROM hub_contacts WHERE email = 'bob-secret@hub.example'");

        JsonElement hub = await server.DoneAsync("updateHub", new { slug = "hub-joint", version = 1, contacts = new[] { bob, new { name = "Cléo Lunel-Secret" } } }, "hub", "id version");

        // Whoever read the contacts before must read them again.
        Assert.Equal(2, hub.GetProperty("version").GetInt32());
        Assert.Equal(2, await server.Database.CountAsync("SELECT count(*) FROM hub_contacts c JOIN hubs h ON h.id = c.hub_id WHERE h.slug = 'hub-joint'"));
        Assert.Equal(kept, await server.Database.CountAsync("SELECT id FROM hub_contacts WHERE email = 'bob-secret@hub.example'"));
        await server.DoneAsync("updateHub", new { slug = "hub-joint", version = 2, contacts = Array.Empty<object>() }, "hub");

        Assert.Equal(6, await server.Database.CountAsync("SELECT count(*) FROM changes WHERE record_type = 'HubContact' AND hub_id = (SELECT id FROM hubs WHERE slug = 'hub-joint')"));
        foreach (string secret in new[] { "Lunel-Secret", "secret@hub", "99 00 11 22", "99 00 33 44", "Directrice de la lune", "Médiateur de la lune" })
            Assert.Equal(0, await server.Database.CountAsync($"SELECT count(*) FROM changes WHERE actor LIKE '%{secret}%' OR before LIKE '%{secret}%' OR after LIKE '%{secret}%'"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_new_name_leaves_the_old_one_with_its_end(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);
        await server.DoneAsync("createHub", new { slug = "hub-nomme", name = "Premier", nameSource = "anct-hubs" }, "hub");

        await server.DoneAsync("renameHub", new { slug = "hub-nomme", version = 1, name = "Deuxième", since = "2021-10-05", source = "corse" }, "hub");
        await server.DoneAsync("renameHub", new { slug = "hub-nomme", version = 2, name = "Troisième", since = "2022-03" }, "hub");
        JsonElement hub = await server.DoneAsync("renameHub", new { slug = "hub-nomme", version = 3, name = "Premier", source = "corse" }, "hub", "slug name nameSource { slug } version otherNames { nodes { name since until source { slug } } }");

        Assert.Equal(
            """{"slug":"hub-nomme","name":"Premier","nameSource":{"slug":"corse"},"version":4,"otherNames":{"nodes":[{"name":"Premier","since":null,"until":"2021-10-04","source":{"slug":"anct-hubs"}},{"name":"Deuxième","since":null,"until":"2022-03","source":{"slug":"corse"}},{"name":"Troisième","since":null,"until":null,"source":{"slug":"corse"}}]}}""",
            hub.Json());
        Assert.Equal(
            ["DATE_IN_FUTURE at input.since", "INVALID_VALUE at input.name", "STALE_VERSION at input.version", "UNKNOWN_SOURCE at input.source"],
            await server.RefusedAsync("renameHub", new { slug = "hub-nomme", version = 1, name = "Premier", since = "2999", source = "rien" }));
        Assert.Equal(["TEXT_REQUIRED at input.name"], await server.RefusedAsync("renameHub", new { slug = "hub-nomme", version = 4, name = " " }));
        Assert.Equal(["UNKNOWN_HUB at input.slug"], await server.RefusedAsync("renameHub", new { slug = "aucun", version = 1, name = "Nom" }));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_hub_closes_once(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);
        string slug = await server.CreateHubAsync("hub-ferme");
        string future = DateTime.UtcNow.AddDays(2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(["DATE_IN_FUTURE at input.closedOn"], await server.RefusedAsync("closeHub", new { slug, version = 1, closedOn = future }));
        Assert.Equal(["STALE_VERSION at input.version"], await server.RefusedAsync("closeHub", new { slug, version = 2, closedOn = "2024-06-30" }));
        Assert.Equal(["UNKNOWN_HUB at input.slug"], await server.RefusedAsync("closeHub", new { slug = "aucun", version = 1, closedOn = "2024-06-30" }));
        JsonElement hub = await server.DoneAsync("closeHub", new { slug, version = 1, closedOn = "2024-06-30" }, "hub", "status closedOn version");

        Assert.Equal("""{"status":"CLOSED","closedOn":"2024-06-30","version":2}""", hub.Json());
        Assert.Equal(["ALREADY_CLOSED at input.slug"], await server.RefusedAsync("closeHub", new { slug, version = 2, closedOn = "2024-07-31" }));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_hub_that_was_closed_by_mistake_is_reopened_and_its_history_says_why(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);
        string slug = await server.CreateHubAsync("hub-rouvert");
        Assert.Equal(["NOT_CLOSED at input.slug"], await server.RefusedAsync("reopenHub", new { slug, version = 1, reason = "Rien à rouvrir" }));
        await server.DoneAsync("closeHub", new { slug, version = 1, closedOn = "2024-06-30", source = "corse" }, "hub");

        Assert.Equal(["STALE_VERSION at input.version", "TEXT_REQUIRED at input.reason"], await server.RefusedAsync("reopenHub", new { slug, version = 1, reason = " " }));
        JsonElement hub = await server.DoneAsync(
            "reopenHub", new { slug, version = 2, reason = "Confondu avec un autre hub" }, "hub",
            "status closedOn statusSource { slug } statusAttestedOn version history(first: 1) { nodes { kind reason actor { name } before } }");

        Assert.Equal("null, null, null, null, 3", string.Join(", ", new[] { "status", "closedOn", "statusSource", "statusAttestedOn", "version" }.Select(field => hub.GetProperty(field).GetRawText())));
        JsonElement change = hub.GetProperty("history").GetProperty("nodes")[0];
        Assert.Equal(
            ("UPDATED", "Confondu avec un autre hub", "Root", "2024-06-30"),
            (change.GetProperty("kind").GetString(), change.GetProperty("reason").GetString(), change.GetProperty("actor").GetProperty("name").GetString(), change.GetProperty("before").GetProperty("closedOn").GetString()));
        await server.DoneAsync("closeHub", new { slug, version = 3, closedOn = "2025" }, "hub");
        JsonElement again = await server.DoneAsync("reopenHub", new { slug, version = 4, reason = "Encore", source = "corse" }, "hub", "status statusSource { slug } statusAttestedOn");
        Assert.Equal("""{"status":"ACTIVE","statusSource":{"slug":"corse"},"statusAttestedOn":"2022-12-19"}""", again.Json());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Of_many_who_write_at_once_one_does_and_the_others_are_told(DatabaseProvider provider)
    {
        const int Writers = 8;
        GraphServer server = await servers.OfAsync(provider);

        string[][] creations = await server.AtOnceAsync(Writers, "createHub", i => new { slug = "hub-dispute", name = $"Hub {i}" });
        string[][] updates = await server.AtOnceAsync(Writers, "updateHub", i => new { slug = "hub-dispute", version = 1, note = $"Note {i}" });

        Assert.Single(creations, refusals => refusals.Length == 0);
        Assert.Equal(Writers - 1, creations.Count(refusals => refusals is ["ALREADY_EXISTS at input.slug"]));
        Assert.Single(updates, refusals => refusals.Length == 0);
        Assert.Equal(Writers - 1, updates.Count(refusals => refusals is ["STALE_VERSION at input.version"]));
    }
}
