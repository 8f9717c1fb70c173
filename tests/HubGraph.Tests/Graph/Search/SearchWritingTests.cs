using System.Text.Json;
using HubGraph.Concepts.Hubs;
using HubGraph.Data;
using HubGraph.Data.Search;
using HubGraph.Data.Startup;
using HubGraph.Tests.Concepts.Events;
using HubGraph.Tests.Concepts.FundedProjects;
using HubGraph.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace HubGraph.Tests.Graph.Search;

/// <summary>What is written is found at once.</summary>
[Collection(nameof(WritableServers))]
public sealed class SearchWritingTests(WritableServers servers)
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_hub_is_found_by_all_its_names_until_it_is_deleted(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);
        await SmallWorld.WriteAsync(server, context => context.Add(new Hub { Slug = "zorblax", Name = "Hub Zorblax", OtherNames = { new HubName { Name = "Maison Quivrelle" } } }));

        Assert.Equal(["Hub: Hub Zorblax"], await server.FoundAsync("zorblax"));
        JsonElement edge = Assert.Single((await server.SearchAsync("maison quivrelles")).Edges());
        Assert.Equal(("Hub Zorblax", "[Maison] [Quivrelle]"), (edge.GetProperty("title").Marked(), edge.GetProperty("snippet").Marked()));

        await SmallWorld.WriteAsync(server, context => context.Hubs.Single(hub => hub.Slug == "zorblax").Name = "Hub Pimprenaud");
        Assert.Equal(["Hub: Hub Pimprenaud"], await server.FoundAsync("pimprenaud quivrel"));
        Assert.Empty(await server.FoundAsync("zorblax"));

        await SmallWorld.WriteAsync(server, context => context.RemoveRange(context.HubNames.Where(name => name.Name == "Maison Quivrelle")));
        Assert.Empty(await server.FoundAsync("quivrelle"));
        await SmallWorld.WriteAsync(server, context => context.RemoveRange(context.Hubs.Where(hub => hub.Slug == "zorblax")));
        Assert.Empty(await server.FoundAsync("pimprenaud"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_name_that_has_the_word_comes_before_a_text_that_has_it(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);
        string id = await server.CreatedAsync(EventSamples.Ahead().With(("title", "Agenda de l’été"), ("summary", "Des « trimoulettes » <b>numériques</b> & l’œuvre de chacun")));
        await ProjectSamples.CreateAsync(server, ProjectSamples.Project().With(("title", "Zones à trimoulette")));

        JsonElement[] found = [.. (await server.SearchAsync("TRIMOULETTES")).Edges()];
        Assert.Equal(["FundedProject", "Event"], found.Select(edge => edge.GetProperty("node").GetProperty("__typename").GetString()));
        Assert.Equal(("Zones à [trimoulette]", JsonValueKind.Null), (found[0].GetProperty("title").Marked(), found[0].GetProperty("snippet").ValueKind));
        Assert.Equal(
            ("Agenda de l’été", "Les Champs libres · Des « [trimoulettes] » <b>numériques</b> & l’œuvre de chacun"),
            (found[1].GetProperty("title").Marked(), found[1].GetProperty("snippet").Marked()));

        await EventSamples.UpdateAsync(server, id, 1, """{ "summary": "Autre chose" }""");
        Assert.Equal(["FundedProject: Zones à trimoulette"], await server.FoundAsync("trimoulette"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_is_restricted_is_not_searched(DatabaseProvider provider)
    {
        await using GraphServer server = await SmallWorld.StartAsync(provider);

        foreach (string personal in SmallWorld.Personal)
            Assert.Empty(await server.FoundAsync(personal));
        Assert.Empty(await server.FoundAsync("animation"));
        Assert.NotEmpty(await server.FoundAsync("projet"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_an_older_analysis_wrote_is_written_anew(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider);
        await using (GraphServer server = await GraphServer.StartAsync(database))
        {
            string[] before = await server.FoundAsync("saint bretagne");
            string[] hubs = await server.FoundAsync("hub", ["HUB"]);
            Assert.NotEmpty(before);
            await database.ScalarAsync(provider == DatabaseProvider.Sqlite ? "INSERT INTO search_terms (search_terms) VALUES ('delete-all')" : "UPDATE search_documents SET terms = ''");
            await database.ScalarAsync("UPDATE installation SET search_version = 0");
            Assert.Equal(0, await database.CountAsync("SELECT min(search_version) FROM installation"));
            await DatabaseStartup.PrepareAsync(database.Options, NullLogger.Instance);

            // Not what was remembered of the first time.
            Assert.Equal(before, await server.FoundAsync("Saint Bretagne"));
            Assert.Equal(hubs, await server.FoundAsync("HUB", ["HUB"]));
            Assert.Equal(SearchWord.Version, await database.CountAsync("SELECT search_version FROM installation"));
        }
    }
}
