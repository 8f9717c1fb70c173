using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Search;
using HubGraph.Tests.Data;

namespace HubGraph.Tests.Graph.Search;

/// <summary>What is found in the reference data and in the demonstration, which nobody writes to.</summary>
public sealed class SearchTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Case_accents_and_elisions_do_not_matter(DatabaseProvider provider)
    {
        GraphServer server = await GraphServer.SharedAsync(provider);
        string[] found = await server.FoundAsync("la Réunion");

        Assert.Contains("Region: La Réunion", found);
        Assert.Equal(found, await server.FoundAsync("LA REUNION"));
        string[] oise = await server.FoundAsync("val d'oise");
        Assert.Equal("Department: Val-d'Oise", oise[0]);
        Assert.Equal(oise, await server.FoundAsync("Val-d’Oise"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Only_the_last_word_is_found_from_its_beginning(DatabaseProvider provider)
    {
        GraphServer server = await GraphServer.SharedAsync(provider);

        Assert.Contains("Hub: Hub Bretagne", await server.FoundAsync("hub breta"));
        Assert.DoesNotContain("Hub: Hub Bretagne", await server.FoundAsync("breta hub"));
        Assert.Contains("Hub: Hub Bretagne", await server.FoundAsync("bretagne hub"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Other_forms_of_a_word_are_found(DatabaseProvider provider)
    {
        GraphServer server = await DemonstrationServer.SharedAsync(provider);

        string[] found = await server.FoundAsync("médiateurs numériques");
        Assert.Contains(found, each => each.Contains("Médiation numérique", StringComparison.Ordinal));
        Assert.Equal((await server.SearchAsync("aidants numériques x")).GetProperty("totalCount").GetInt32(), (await server.SearchAsync("aidant numérique x")).GetProperty("totalCount").GetInt32());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_place_is_found_by_its_code_and_told_apart_by_type(DatabaseProvider provider)
    {
        GraphServer server = await GraphServer.SharedAsync(provider);

        Assert.Equal(["Commune: Rennes"], await server.FoundAsync("35238"));
        Assert.Equal(["Region: Bretagne"], await server.FoundAsync("bretagne", ["REGION"]));
        Assert.All(await server.FoundAsync("bretagne", ["COMMUNE", "HUB"]), each => Assert.Matches("^(Commune|Hub): ", each));
        Assert.Empty(await server.FoundAsync("bretagne", []));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_commune_is_found_by_what_people_write_on_envelopes(DatabaseProvider provider)
    {
        GraphServer server = await GraphServer.SharedAsync(provider);

        Assert.Equal("Commune: Paris", (await server.FoundAsync("75013"))[0]);
        // A postal code of Marseille, and the INSEE code of Aix-en-Provence.
        Assert.Equal(["Commune: Marseille", "Commune: Aix-en-Provence"], await server.FoundAsync("13001"));
        Assert.Equal("Commune: Marseille", (await server.FoundAsync("Marseille 1er", ["COMMUNE"]))[0]);
        Assert.Equal("Commune: L'Aiguillon-la-Presqu'île", (await server.FoundAsync("La Faute-sur-Mer", ["COMMUNE"]))[0]);
        Assert.Equal("Commune: Rillieux-la-Pape", (await server.FoundAsync("Crépieux-la-Pape", ["COMMUNE"]))[0]);
        Assert.Equal("Commune: Saint-Denis", (await server.FoundAsync("St Denis", ["COMMUNE"]))[0]);
        Assert.Equal("Commune: Sainte-Marie", (await server.FoundAsync("Ste Marie", ["COMMUNE"]))[0]);
        Assert.Equal("Commune: Le Mans", (await server.FoundAsync("mans", ["COMMUNE"]))[0]);
        Assert.Equal("Commune: Les Ulis", (await server.FoundAsync("Ulis", ["COMMUNE"]))[0]);
        Assert.All(["Lyon 3e", "lyon 3ème", "Lyon 3eme"], text => Assert.Equal("Commune: Lyon", server.FoundAsync(text, ["COMMUNE"]).Result[0]));
        Assert.Equal(await server.FoundAsync("Saint-Denis", ["COMMUNE"]), await server.FoundAsync("Saint\u2011De\u00ADnis", ["COMMUNE"]));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_carrier_is_found_as_a_source_prints_it_and_as_it_writes_itself(DatabaseProvider provider)
    {
        GraphServer server = await GraphServer.SharedAsync(provider);

        foreach (string name in new[] { "IRTS APCA et Corse", "IRTS PACA et Corse" })
            Assert.Equal("Carrier: IRTS PACA et Corse", (await server.FoundAsync(name))[0]);
        Assert.Equal("Carrier: Médias-Cité", (await server.FoundAsync("Medias Cité"))[0]);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_is_called_just_so_comes_first_then_names_then_texts(DatabaseProvider provider)
    {
        GraphServer server = await DemonstrationServer.SharedAsync(provider);
        JsonElement[] lyon = [.. (await server.SearchAsync("lyon", first: 100)).Edges()];

        Assert.Equal("[Lyon]", lyon[0].GetProperty("title").Marked());
        Assert.Equal(lyon.Select(edge => edge.GetProperty("score").GetInt32()).OrderDescending(), lyon.Select(edge => edge.GetProperty("score").GetInt32()));
        bool[] inTitle = [.. (await server.SearchAsync("médiathèque", first: 100)).Edges().Select(edge => edge.GetProperty("title").EnumerateArray().Any(piece => piece.GetProperty("isMatch").GetBoolean()))];
        Assert.DoesNotContain(true, inTitle.SkipWhile(each => each));
        Assert.Contains(false, inTitle);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Pages_neither_skip_nor_repeat(DatabaseProvider provider)
    {
        GraphServer server = await DemonstrationServer.SharedAsync(provider);
        List<string> ids = [];
        string? after = null;
        JsonElement page;
        do
        {
            page = await server.SearchAsync("saint ma", first: 37, after: after);
            Assert.Equal(page.Edges().Select(edge => edge.GetProperty("node").Id()), page.GetProperty("nodes").EnumerateArray().Select(node => node.Id()));
            Assert.Equal(after is not null, page.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean());
            ids.AddRange(page.Edges().Select(edge => edge.GetProperty("node").Id()));
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }
        while (page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());

        Assert.Equal(page.GetProperty("totalCount").GetInt32(), ids.Count);
        Assert.True(ids.Count > 100);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [SkippableFact]
    public async Task Both_databases_answer_alike()
    {
        GraphServer sqlite = await DemonstrationServer.SharedAsync(DatabaseProvider.Sqlite);
        GraphServer postgresql = await DemonstrationServer.SharedAsync(DatabaseProvider.Postgresql);
        string[] words = ["saint", "Médiathèques", "numér", "forum", "aidants", "l'inclusion", "CA", "Côte", "œuvre", "coeur", "en", "de", "Villeneuve", "hub", "2", "35", "journées", "éch", "n"];
        Random dice = new(5);
        for (int i = 0; i < 60; i++)
        {
            string query = string.Join(' ', Enumerable.Range(0, dice.Next(1, 4)).Select(_ => words[dice.Next(words.Length)]).Append("bo"[..dice.Next(3)]));
            if (query.Replace(" ", "", StringComparison.Ordinal).Length < 4)
                continue;
            JsonElement one = await sqlite.SearchAsync(query);
            Assert.True(one.Json() == (await postgresql.SearchAsync(query)).Json(), query);
        }
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_search_reads_the_index(DatabaseProvider provider)
    {
        GraphServer server = await DemonstrationServer.SharedAsync(provider);
        await using HubGraphContext context = server.Database.CreateContext();
        await using System.Data.Common.DbCommand command = SearchReader.PageCommand(context, new SearchQuery("forum rennes", null), null, 21);
        command.CommandText = (provider == DatabaseProvider.Sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + command.CommandText;
        await command.Connection!.OpenAsync();
        List<string> plan = [];
        await using System.Data.Common.DbDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            plan.Add(reader.GetString(reader.FieldCount - 1));

        Assert.Contains(plan, line => line.Contains(provider == DatabaseProvider.Sqlite ? "search_terms VIRTUAL TABLE INDEX" : "ix_search_documents_terms", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, line => line is "SCAN d" || line.Contains("Seq Scan", StringComparison.Ordinal));
    }
}
