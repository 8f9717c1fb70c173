using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Concepts.Activities;

[Collection(WritingServer.Collection)]
public sealed class LogProjectSupportTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Logs_a_support_and_answers_it(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string project = await server.NewProjectAsync("bretagne");

        JsonElement payload = await server.MutateAsync(ActivitySamples.Token, "logProjectSupport", ActivitySamples.Support(project), """
            activity { id performedOn durationMinutes scale summary supportKind otherSupportKind stage hub { slug } mission { code } department { code } region { code } }
            """);

        JsonElement activity = payload.Accepted().GetProperty("activity");
        string id = activity.GetProperty("id").GetString()!;
        Assert.Equal(
            $$$"""{"id":"{{{id}}}","performedOn":"2026-06-02","durationMinutes":60,"scale":"DEPARTMENT","summary":"Aide au plan de financement","supportKind":"FUNDING_SEARCH","otherSupportKind":null,"stage":"FUNDING","hub":{"slug":"bretagne"},"mission":{"code":"SUPPORT_PROJECTS"},"department":{"code":"35"},"region":{"code":"53"}}""",
            activity.GetRawText());

        JsonElement data = await server.QueryAsync("query ($id: ID!) { node(id: $id) { ... on FundedProject { supports { totalCount nodes { id } } } } }", new { id = project });
        Assert.Equal($$"""{"totalCount":1,"nodes":[{"id":"{{id}}"}]}""", data.GetProperty("node").GetProperty("supports").GetRawText());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Refuses_a_project_that_is_not_the_hubs_and_the_text_of_a_kind(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string own = await server.NewProjectAsync("bretagne");

        Assert.Equal(["PROJECT_OF_ANOTHER_HUB at input.fundedProject"], await RefusalsAsync(await server.NewProjectAsync("aura"), "{}"));
        Assert.Equal(["UNKNOWN_RECORD at input.fundedProject"], await RefusalsAsync(Fieldwork.UnknownId("FundedProject"), "{}"));
        Assert.Equal(["TEXT_REQUIRED at input.otherSupportKind"], await RefusalsAsync(own, """{"supportKind":"OTHER"}"""));
        Assert.Equal(["INVALID_VALUE at input.otherSupportKind"], await RefusalsAsync(own, """{"otherSupportKind":"Autre"}"""));
        Assert.Equal(["PLACE_CONFLICT at input.region", "UNKNOWN_RECORD at input.fundedProject"], await RefusalsAsync(Fieldwork.UnknownId("Event"), """{"region":"53"}"""));

        async Task<string[]> RefusalsAsync(string project, string changes) =>
            (await server.MutateAsync(ActivitySamples.Token, "logProjectSupport", ActivitySamples.Support(project).With(changes), "activity { id }")).Refusals();
    }
}
