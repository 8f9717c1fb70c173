using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Data;

/// <summary>The reference data as readers of the graph find them.</summary>
public sealed class ReferenceGraphTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task The_founding_document_stands_there_in_its_own_words(DatabaseProvider provider)
    {
        JsonElement data = await AskAsync(provider, """
            {
              second: call(slug: "ami-2020") {
                issuer isTargetListOpen targetNote perimeterNote applicantNote bonusNote bonuses { nodes { condition } } missions { nodes { statement } }
              }
              first: call(slug: "aap-2018") { issuer partners laureateCount laureateSource { slug } laureatesAnnouncedOn achievements { nodes { statement period source { slug } } } }
              figures(where: { source: { slug: { eq: "press-release" } } }) { nodes { code value unit asOf } }
              source(slug: "press-release") { publishedOn title omissions { nodes { entry reason } } }
            }
            """);

        JsonElement second = data.GetProperty("second"), first = data.GetProperty("first");
        Assert.True(second.GetProperty("isTargetListOpen").GetBoolean());
        Assert.StartsWith("couvrir, entre autres, les territoires encore dépourvus", second.GetProperty("targetNote").GetString(), StringComparison.Ordinal);
        Assert.EndsWith("si celui-ci implique un périmètre d'action couvrant une zone plus large", second.GetProperty("perimeterNote").GetString(), StringComparison.Ordinal);
        Assert.Contains("opérateurs publics...", second.GetProperty("applicantNote").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("des bonifications de 50 000€ pourront être ajoutées", second.GetProperty("bonusNote").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, Nodes(second, "bonuses").Count(bonus => bonus.GetProperty("condition").GetString()!.StartsWith("en cas d'intervention", StringComparison.Ordinal)));
        Assert.Contains(
            "Accompagner des projets afin d'apporter son regard d'expert et de donner l'impulsion nécessaire aux projets d'inclusion numérique sur le territoire",
            Nodes(second, "missions").Select(mission => mission.GetProperty("statement").GetString()));
        Assert.Equal(
            ("Banque des Territoires", """["Programme Société Numérique de l'ANCT"]""", 11, "press-release", "2019-06"),
            (first.GetProperty("issuer").GetString(), first.GetProperty("partners").Json(), first.GetProperty("laureateCount").GetInt32(),
                first.GetProperty("laureateSource").GetProperty("slug").GetString(), first.GetProperty("laureatesAnnouncedOn").GetString()));
        Assert.Equal(2, Nodes(first, "achievements").Count(achieved => achieved.GetProperty("period").GetString() == "durant le premier confinement"));
        Assert.Equal(
            ["hubs-of-first-call 11 hubs 2020-11-17", "people-far-from-digital 13000000 personnes 2020-11-17", "strategy-launched   2017-12", "strategy-report   2018-04"],
            Nodes(data, "figures").Select(figure => $"{figure.GetProperty("code")} {figure.GetProperty("value")} {figure.GetProperty("unit")} {figure.GetProperty("asOf")}").Order());
        Assert.Contains("Personal data.", Nodes(data.GetProperty("source"), "omissions").Select(omission => omission.GetProperty("reason").GetString()));
        Assert.EndsWith("sur l'ensemble du territoire", data.GetProperty("source").GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_sources_contradict_stands_on_the_record_with_all_sides(DatabaseProvider provider)
    {
        JsonElement data = await AskAsync(provider, """
            {
              hub(slug: "hub-du-sud") { conflicts { nodes { code shown shownInFrench sides { nodes { source { slug } } } } } }
              call(slug: "ami-2020") { knownAwardCount laureateCount awardedEuros conflicts { nodes { code } } }
              region(code: "984") { seat { code } conflicts { nodes { sides { nodes { source { slug } } } } } }
            }
            """);

        JsonElement conflict = Assert.Single(Nodes(data.GetProperty("hub"), "conflicts"));
        Assert.Equal(["press-release", "hub-du-sud"], Sources(conflict));
        Assert.NotEqual(conflict.GetProperty("shown").GetString(), conflict.GetProperty("shownInFrench").GetString());
        JsonElement call = data.GetProperty("call");
        Assert.Equal(["ami-2020-base-grant", "ami-2020-bonuses", "ami-2020-name", "hub-count-2022", "total-coverage"], Nodes(call, "conflicts").Select(one => one.GetProperty("code").GetString()).Order());
        Assert.Equal((1, 7, 262_500m), (call.GetProperty("knownAwardCount").GetInt32(), call.GetProperty("laureateCount").GetInt32(), call.GetProperty("awardedEuros").GetDecimal()));
        Assert.Equal("97416", data.GetProperty("region").GetProperty("seat").GetProperty("code").GetString());
        Assert.Contains("taaf", Sources(Assert.Single(Nodes(data.GetProperty("region"), "conflicts"))));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_territory_tells_the_year_of_its_population_and_is_found_by_codes_of_before(DatabaseProvider provider)
    {
        JsonElement data = await AskAsync(provider, """
            {
              mayotte: department(code: "976") { populationYear populationTable } mainland: region(code: "53") { populationYear } unknown: department(code: "975") { populationYear }
              saintBarthelemy: commune(code: "97123") { code } saintMartin: commune(code: "97127") { code } acoua: commune(code: "98501") { code }
              arrondissement: formerCommune(code: "13201") { commune { name } } merged: formerCommune(code: "01132") { name commune { name } }
            }
            """);

        Assert.Equal("""{"populationYear":2017,"populationTable":"Recensement de la population de Mayotte 2017"}""", data.GetProperty("mayotte").Json());
        Assert.Equal("""[{"populationYear":2023},{"populationYear":null}]""", $"[{data.GetProperty("mainland").Json()},{data.GetProperty("unknown").Json()}]");
        Assert.Equal(["97701", "97801", "97601"], new[] { "saintBarthelemy", "saintMartin", "acoua" }.Select(name => data.GetProperty(name).GetProperty("code").GetString()));
        Assert.Equal("""{"commune":{"name":"Marseille"}}""", data.GetProperty("arrondissement").Json());
        Assert.Equal("""{"name":"Crépieux-la-Pape","commune":{"name":"Rillieux-la-Pape"}}""", data.GetProperty("merged").Json());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Events_of_former_years_are_real_and_name_their_sources(DatabaseProvider provider)
    {
        JsonElement data = await AskAsync(provider, "{ events(order: [{ startsOn: ASC }]) { nodes { startsOn title venue isDemonstration source { slug } } } }");

        Assert.Equal(
            ["2019-06-24 gomet", "2019-10-24 hubik", "2021-11-17 nec974", "2021-12-06 innovavenir", "2022-03-02 les-bases", "2022-12-06 nec974-2022"],
            Nodes(data, "events").Where(held => !held.GetProperty("isDemonstration").GetBoolean())
                .Select(held => $"{held.GetProperty("startsOn")} {held.GetProperty("source").GetProperty("slug")}"));
    }

    private static async Task<JsonElement> AskAsync(DatabaseProvider provider, string query) => await (await GraphServer.SharedAsync(provider)).QueryAsync(query);

    private static JsonElement[] Nodes(JsonElement parent, string list) => [.. parent.GetProperty(list).GetProperty("nodes").EnumerateArray()];

    private static string[] Sources(JsonElement conflict) => [.. Nodes(conflict, "sides").Select(side => side.GetProperty("source").GetProperty("slug").GetString()!)];
}
