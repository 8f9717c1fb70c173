using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Model;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Concepts.FundedProjects;

[Collection(WritingServer.Collection)]
public sealed class RecordFundingTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Adds_a_request_and_tells_what_became_of_it(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string project = await server.NewProjectAsync("bretagne");

        JsonElement added = (await server.AddAsync(project, """{"requestedEuros":12000.5}""")).Accepted().GetProperty("fundingLine");
        string id = added.GetProperty("id").GetString()!;
        Assert.Equal(
            $$$"""{"id":"{{{id}}}","version":1,"funder":"Banque des Territoires","requestedEuros":12000.5,"grantedEuros":null,"status":"SUBMITTED","decidedOn":null,"fundedProject":{"id":"{{{project}}}"}}""",
            added.GetRawText().Replace("12000.50", "12000.5", StringComparison.Ordinal));

        // A call with fixed grants may give more than was asked for.
        JsonElement decided = (await server.DecideAsync(id, 1, """{"status":"ACCEPTED","grantedEuros":15000,"decidedOn":"2026-05-04"}""")).Accepted().GetProperty("fundingLine");
        Assert.Equal("ACCEPTED 2026-05-04 2", $"{decided.GetProperty("status")} {decided.GetProperty("decidedOn")} {decided.GetProperty("version")}");
        Assert.Equal(15_000m, decided.GetProperty("grantedEuros").GetDecimal());
        Assert.Equal(12_000.5m, decided.GetProperty("requestedEuros").GetDecimal());

        JsonElement lines = (await server.QueryAsync("query ($id: ID!) { node(id: $id) { ... on FundedProject { version fundingLines { nodes { id } } } } }", new { id = project })).GetProperty("node");
        Assert.Equal($$$"""{"version":1,"fundingLines":{"nodes":[{"id":"{{{id}}}"}]}}""", lines.GetRawText());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Sent_again_under_its_reference_it_is_the_same_request(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string project = await server.NewProjectAsync("bretagne"), another = await server.NewProjectAsync("bretagne");
        const string Once = """{"requestedEuros":500,"clientReference":"demande-1"}""";

        string[] ids = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ => (await server.AddAsync(project, Once)).Accepted().GetProperty("fundingLine").GetProperty("id").GetString()!));

        Assert.Single(ids.Distinct());
        Assert.Equal(["DUPLICATE_REFERENCE at input.add.clientReference"], (await server.AddAsync(project, """{"requestedEuros":501,"clientReference":"demande-1"}""")).Refusals());
        Assert.Equal(["TEXT_REQUIRED at input.add.clientReference"], (await server.AddAsync(project, """{"clientReference":" "}""")).Refusals());
        Assert.NotEqual(ids[0], (await server.AddAsync(another, Once)).Accepted().GetProperty("fundingLine").GetProperty("id").GetString());
        // What became of it since is answered, not undone.
        (await server.DecideAsync(ids[0], 1, """{"status":"UNDER_REVIEW"}""")).Accepted();
        Assert.Equal("UNDER_REVIEW", (await server.AddAsync(project, Once)).Accepted().GetProperty("fundingLine").GetProperty("status").GetString());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task The_log_tells_the_hub_of_the_lines_project(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string id = (await server.AddAsync(await server.NewProjectAsync("bretagne"), "{}")).Accepted().GetProperty("fundingLine").GetProperty("id").GetString()!;
        (await server.DecideAsync(id, 1, """{"status":"REFUSED","decidedOn":"2026-05-04"}""")).Accepted();

        Change[] lines = await server.ChangesOfAsync(id);

        Assert.Equal([ChangeKind.Created, ChangeKind.Updated], lines.Select(line => line.Kind));
        foreach (Change line in lines)
            Assert.Equal(("bretagne", "alice"), (await server.HubOfAsync(line), await server.WriterOfAsync(line)));
        Assert.Equal("""{"decidedOn":"2026-05-04","status":"REFUSED"}""", lines[1].After);
    }

    public static TheoryData<DatabaseProvider, string, string> Refusals() => MutationSender.OnBoth(
        ("""{"funder":" "}""", "TEXT_REQUIRED at input.?.funder"),
        ("""{"grantedEuros":100}""", "GRANT_NOT_ACCEPTED at input.?.grantedEuros"),
        ("""{"status":"UNDER_REVIEW","grantedEuros":0}""", "GRANT_NOT_ACCEPTED at input.?.grantedEuros"),
        ("""{"status":"REFUSED","grantedEuros":1,"decidedOn":"2026-05-04"}""", "GRANT_NOT_ACCEPTED at input.?.grantedEuros"),
        ("""{"status":"ACCEPTED","grantedEuros":100}""", "DECISION_DATE_REQUIRED at input.?.decidedOn"),
        ("""{"status":"REFUSED"}""", "DECISION_DATE_REQUIRED at input.?.decidedOn"),
        ("""{"decidedOn":"2026-05-04"}""", "INVALID_VALUE at input.?.decidedOn"),
        ("""{"status":"ACCEPTED","decidedOn":"2099-01-01"}""", "DATE_IN_FUTURE at input.?.decidedOn"),
        ("""{"requestedEuros":-1,"grantedEuros":0.001}""", "INVALID_VALUE at input.?.grantedEuros, INVALID_VALUE at input.?.requestedEuros"));

    [SkippableTheory, MemberData(nameof(Refusals))]
    public async Task Tells_every_rule_that_a_request_breaks_and_writes_nothing(DatabaseProvider provider, string changes, string refusals)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string project = await server.NewProjectAsync("bretagne");
        string id = (await server.AddAsync(project, "{}")).Accepted().GetProperty("fundingLine").GetProperty("id").GetString()!;
        long lines = await server.CountChangesAsync();

        Assert.Equal(refusals.Replace("?", "add", StringComparison.Ordinal), string.Join(", ", (await server.AddAsync(project, changes)).Refusals()));
        Assert.Equal(refusals.Replace("?", "update", StringComparison.Ordinal), string.Join(", ", (await server.DecideAsync(id, 1, changes)).Refusals()));
        Assert.Equal(lines, await server.CountChangesAsync());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Refuses_what_is_stale_unknown_or_another_hubs(DatabaseProvider provider)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        string id = (await server.AddAsync(await server.NewProjectAsync("bretagne"), "{}")).Accepted().GetProperty("fundingLine").GetProperty("id").GetString()!;

        Assert.Equal(["STALE_VERSION at input.update.version"], (await server.DecideAsync(id, 2, """{"funder":""}""")).Refusals());
        Assert.Equal(["UNKNOWN_RECORD at input.update.id"], (await server.DecideAsync(Fieldwork.UnknownId("FundingLine"), 1, "{}")).Refusals());
        Assert.Equal(["TEXT_REQUIRED at input.add.funder", "UNKNOWN_RECORD at input.add.fundedProject"], (await server.AddAsync(id, """{"funder":""}""")).Refusals());

        (_, JsonElement added) = await server.TryMutateAsync(
            ProjectSamples.Token, "recordFunding", new { add = new { fundedProject = await server.NewProjectAsync("aura"), funder = "ANCT" } }, "fundingLine { id }");
        Assert.Equal("FORBIDDEN", added.Code());
        (_, JsonElement decided) = await server.TryMutateAsync(
            MutationSender.Operator("aura"), "recordFunding", new { update = new { id, version = 1, status = "ACCEPTED", decidedOn = "2026-05-04" } }, "fundingLine { id }");
        Assert.Equal("FORBIDDEN", decided.Code());
    }

    [SkippableTheory]
    [InlineData(DatabaseProvider.Sqlite, "{}")]
    [InlineData(DatabaseProvider.Sqlite, """{"add":null}""")]
    [InlineData(DatabaseProvider.Sqlite, """{"add":{"fundedProject":"x","funder":"y"},"update":{"id":"x","version":1}}""")]
    public async Task Adds_or_updates_and_never_both(DatabaseProvider provider, string input)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);

        (int status, JsonElement body) = await server.TryMutateAsync(ProjectSamples.Token, "recordFunding", JsonDocument.Parse(input).RootElement, "fundingLine { id }");

        Assert.Equal((400, "BAD_USER_INPUT"), (status, body.Code()));
    }
}
