using System.Text.Json;
using HubGraph.Concepts.FundedProjects;
using HubGraph.Data;
using HubGraph.Data.Model;
using HubGraph.Data.Reference;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Concepts.FundedProjects;

[Collection(WritingServer.Collection)]
public sealed class FundedProjectTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Creates_a_project_and_answers_it(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);

        JsonElement created = (await server.CreateAsync(ProjectSamples.Project().With(("title", "Bus numérique unique")))).Accepted().GetProperty("fundedProject");

        string id = created.GetProperty("id").GetString()!;
        Assert.Equal(
            $$$$"""{"id":"{{{{id}}}}","version":1,"title":"Bus numérique unique","holderName":"Commune de Bruz","carrier":null,"commune":{"code":"35047"},"department":{"code":"35"},"region":{"code":"53"},"startsOn":"2026-01-15","endsOn":"2027-01-14","status":"IN_PROGRESS","budgetEuros":48250.75,"needs":["Des tablettes","Un chauffeur"],"needCodes":["APPUI_JURIDIQUE","STRUCTURER_UN_FONDS"],"inPriorityNeighbourhood":false,"inActionCoeurDeVille":false,"inRuralRevitalisation":true,"beneficiaries":800}""",
            created.GetRawText());
        JsonElement hub = (await server.QueryAsync("""{ hub(slug: "bretagne") { fundedProjects(where: {title: {contains: "numerique unique"}}) { nodes { id } } } }""")).GetProperty("hub");
        Assert.Equal($$"""[{"id":"{{id}}"}]""", hub.GetProperty("fundedProjects").GetProperty("nodes").GetRawText());
        Change line = Assert.Single(await server.ChangesOfAsync(id));
        Assert.Equal((ChangeKind.Created, "bretagne", "alice"), (line.Kind, await server.HubOfAsync(line), await server.WriterOfAsync(line)));
    }

    // As read in its public source (anct-cnum/suite-gestionnaire-numerique, besoin_subvention) on 30 November 2026.
    [Fact]
    public void Codes_of_needs_are_those_of_MIN() => Assert.Equal(
        [
            "etablir_un_diagnostic_territorial", "co_construire_la_feuille_de_route", "rediger_la_feuille_de_route", "appui_juridique", "structurer_un_fonds",
            "monter_dossiers_de_subvention", "animer_la_gouvernance", "structurer_une_filiere_de_reconditionnement", "collecter_des_donnees_territoriales",
            "sensibiliser_les_acteurs_aux_outils_existants", "appuyer_la_certification_qualiopi",
        ],
        Enum.GetValues<NeedCode>().Select(code => EnumNames.Of(code).ToLowerInvariant()));

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Needs_no_more_than_a_title_and_a_holder(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);

        JsonElement payload = await server.CreateAsync(new Dictionary<string, object?> { ["hub"] = "bretagne", ["title"] = "Idée", ["holderName"] = "Une association" });

        JsonElement created = payload.Accepted().GetProperty("fundedProject");
        Assert.Equal("PROPOSED", created.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, created.GetProperty("region").ValueKind);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Updates_what_is_given_and_empties_what_is_null(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string carrier = (await server.QueryAsync("{ carriers(first: 1) { nodes { slug } } }")).GetProperty("carriers").GetProperty("nodes")[0].GetProperty("slug").GetString()!;
        string id = (await server.CreateAsync(ProjectSamples.Project())).Accepted().GetProperty("fundedProject").GetProperty("id").GetString()!;

        JsonElement updated = await server.UpdateAsync(
            id, 1, $$"""{"status":"COMPLETED","budgetEuros":null,"beneficiaries":950,"commune":null,"region":"53","needs":["Un garage"],"needCodes":["APPUI_JURIDIQUE"],"carrier":"{{carrier}}","inPriorityNeighbourhood":true}""");

        Assert.Equal(
            $$$$"""{"id":"{{{{id}}}}","version":2,"title":"Bus numérique du pays de Bruz","holderName":"Commune de Bruz","carrier":{"slug":"{{{{carrier}}}}"},"commune":null,"department":null,"region":{"code":"53"},"startsOn":"2026-01-15","endsOn":"2027-01-14","status":"COMPLETED","budgetEuros":null,"needs":["Un garage"],"needCodes":["APPUI_JURIDIQUE"],"inPriorityNeighbourhood":true,"inActionCoeurDeVille":false,"inRuralRevitalisation":true,"beneficiaries":950}""",
            updated.Accepted().GetProperty("fundedProject").GetRawText());
        Change line = (await server.ChangesOfAsync(id))[^1];
        Assert.Contains("\"budgetEuros\":48250.75", line.Before, StringComparison.Ordinal);
        Assert.Contains("\"needs\":[\"Un garage\"]", line.After, StringComparison.Ordinal);
        Assert.Contains("\"needCodes\":[\"APPUI_JURIDIQUE\"]", line.After, StringComparison.Ordinal);
        Assert.DoesNotContain("title", line.After, StringComparison.Ordinal);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Has_a_reference_that_no_other_of_its_hub_has_and_that_the_public_does_not_see(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string reference = $"COOP-{Guid.NewGuid():n}", other = await server.NewProjectAsync("bretagne");
        Dictionary<string, object?> input = ProjectSamples.Project().With(("clientReference", reference));
        string id = (await server.CreateAsync(input)).Accepted().GetProperty("fundedProject").GetProperty("id").GetString()!;

        Assert.Equal(id, (await server.CreateAsync(input)).Accepted().GetProperty("fundedProject").GetProperty("id").GetString());
        Assert.Equal(["DUPLICATE_REFERENCE at input.clientReference"], (await server.CreateAsync(input.With(("title", "Un autre")))).Refusals());
        Assert.Equal(["ALREADY_EXISTS at input.clientReference"], (await server.UpdateAsync(other, 1, $$"""{"clientReference":"{{reference}}"}""")).Refusals());
        Assert.Empty((await server.UpdateAsync(id, 1, $$"""{"clientReference":"{{reference}}","beneficiaries":900}""")).Refusals());
        string query = $$"""{ node(id: "{{id}}") { ... on FundedProject { clientReference } } }""";
        Assert.Equal(reference, (await server.QueryAsync(query, token: ProjectSamples.Token)).GetProperty("node").GetProperty("clientReference").GetString());
        Assert.Equal("UNAUTHENTICATED", (await server.SendAsync(query)).Body.Code());
    }

    public static TheoryData<DatabaseProvider, string, string> Refusals() => MutationSender.OnBoth(
        ("""{"title":" ","holderName":""}""", "TEXT_REQUIRED at input.holderName, TEXT_REQUIRED at input.title"),
        ("""{"carrier":"atlantis"}""", "UNKNOWN_CARRIER at input.carrier"),
        ("""{"commune":"99999"}""", "UNKNOWN_PLACE at input.commune"),
        ("""{"department":"35","commune":"35047"}""", "PLACE_CONFLICT at input.department"),
        ("""{"endsOn":"2026-01-14"}""", "END_BEFORE_START at input.endsOn"),
        ("""{"budgetEuros":-0.01}""", "INVALID_VALUE at input.budgetEuros"),
        ("""{"budgetEuros":0.005}""", "INVALID_VALUE at input.budgetEuros"),
        ("""{"budgetEuros":1000000000.01}""", "INVALID_VALUE at input.budgetEuros"),
        ("""{"clientReference":" "}""", "TEXT_REQUIRED at input.clientReference"),
        ("""{"beneficiaries":-1,"needs":[""]}""", "INVALID_VALUE at input.beneficiaries, TEXT_REQUIRED at input.needs"));

    [SkippableTheory, MemberData(nameof(Refusals))]
    public async Task Tells_every_rule_that_a_project_breaks_and_writes_nothing(DatabaseProvider provider, string changes, string refusals)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string id = (await server.CreateAsync(ProjectSamples.Project())).Accepted().GetProperty("fundedProject").GetProperty("id").GetString()!;
        long lines = await server.CountChangesAsync();

        Assert.Equal(refusals, string.Join(", ", (await server.CreateAsync(ProjectSamples.Project().With(changes))).Refusals()));
        Assert.Equal(refusals, string.Join(", ", (await server.UpdateAsync(id, 1, changes)).Refusals()));
        Assert.Equal(lines, await server.CountChangesAsync());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Refuses_what_is_stale_or_unknown(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string id = await server.NewProjectAsync("bretagne");

        Assert.Equal(["STALE_VERSION at input.version"], (await server.UpdateAsync(id, 2, """{"title":""}""")).Refusals());
        Assert.Equal(["UNKNOWN_RECORD at input.id"], (await server.UpdateAsync(await server.NewEventAsync("bretagne"), 1, "{}")).Refusals());
        Assert.Equal(["UNKNOWN_HUB at input.hub"], (await server.CreateAsync(ProjectSamples.Project().With(("hub", "atlantis")), MutationSender.Administrator)).Refusals());
    }
}
