using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Graph;
using HubGraph.Tests.Concepts.Workshops;
using HubGraph.Tests.Data;
using HubGraph.Tests.Docs;
using HubGraph.Tests.Graph;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace HubGraph.Tests.Concepts;

/// <summary>A folder and a line of the catalogue are a concept: all that the program does with its own, it does with this one.</summary>
public sealed class AddedConceptTests
{
    private static readonly ConceptCatalog s_concepts = new(
        Concept.Of(model => new WorkshopMap(model), WorkshopMutations.AddTo, new WorkshopSearch()));

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_folder_and_a_line_are_written_read_found_exported_and_followed(DatabaseProvider provider)
    {
        await using GraphServer server = await StartAsync(provider);
        JsonElement first = await CreateAsync(server, "bretagne-1", "Premiers pas à Rennes", "EVERYBODY", "2026-01-15");
        await CreateAsync(server, "bretagne-2", "Aider sans faire à la place", "HELPERS", "2026-02-20");
        await UpdateAsync(server, new { id = first.Id(), version = 1, participants = 12 });

        Assert.Equal(
            ["""{"slug":"bretagne-2","participants":null}""", """{"slug":"bretagne-1","participants":12}"""],
            await ReadAsync(server, "workshops { nodes { slug participants } }", "workshops", "nodes"));
        Assert.Equal(
            ["""{"slug":"bretagne-2"}""", """{"slug":"bretagne-1"}"""],
            await ReadAsync(server, "workshops(order: [{ title: ASC }]) { nodes { slug } }", "workshops", "nodes"));
        Assert.Equal(
            ["""{"slug":"bretagne-1","hub":{"name":"Hub Bretagne"}}"""],
            await ReadAsync(server, "workshops(where: { title: { contains: \"RENNES\" }, audience: { eq: EVERYBODY }, hub: { slug: { eq: \"bretagne\" } } }) { nodes { slug hub { name } } }", "workshops", "nodes"));
        Assert.Equal(
            "{\"title\":\"Premiers pas à Rennes\",\"history\":{\"nodes\":[{\"kind\":\"UPDATED\"},{\"kind\":\"CREATED\"}]}}",
            (await server.QueryAsync("{ workshop(slug: \"bretagne-1\") { title history { nodes { kind } } } }")).GetProperty("workshop").Json());
        Assert.Equal(
            ["""{"audience":"EVERYBODY","count":1,"participants":{"sum":12}}""", """{"audience":"HELPERS","count":1,"participants":{"sum":null}}"""],
            await ReadAsync(server, "workshopStatistics(groupBy: [AUDIENCE]) { nodes { audience count participants { sum } } }", "workshopStatistics", "nodes"));
        Assert.Equal(
            ["""{"__typename":"Workshop","slug":"bretagne-1"}"""],
            await ReadAsync(server, "search(query: \"premier pas\", types: [WORKSHOP]) { nodes { __typename ... on Workshop { slug } } }", "search", "nodes"));
        Assert.Equal(
            ["""{"recordType":"Workshop","kind":"CREATED"}""", """{"recordType":"Workshop","kind":"CREATED"}""", """{"recordType":"Workshop","kind":"UPDATED"}"""],
            await ReadAsync(server, "changes(types: [\"Workshop\"], hub: \"bretagne\") { nodes { recordType kind } }", "changes", "nodes"));
        Assert.Equal(
            [
                "slug,title,audience,audience_label,held_on,participants,hub_slug,hub_name",
                "bretagne-1,Premiers pas à Rennes,EVERYBODY,tout public,2026-01-15,12,bretagne,Hub Bretagne",
                "bretagne-2,Aider sans faire à la place,HELPERS,aidants,2026-02-20,,bretagne,Hub Bretagne",
            ],
            (await server.Client.GetStringAsync("/exports/workshops.csv")).Trim('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void The_guide_shows_the_folder()
    {
        string folder = Repository.File("tests", "HubGraph.Tests", "Concepts", "Workshops");
        string guide = Guide.Named("add-a-concept.md").Text;

        Assert.All(Directory.GetFiles(folder), file => Assert.Contains(
            $"```cs tests/HubGraph.Tests/Concepts/Workshops/{Path.GetFileName(file)}\n{File.ReadAllText(file)[(File.ReadAllText(file).IndexOf("\nnamespace", StringComparison.Ordinal) + 1)..]}```",
            guide, StringComparison.Ordinal));
    }

    private static async Task<JsonElement> CreateAsync(GraphServer server, string slug, string title, string audience, string heldOn)
    {
        object input = new { slug, title, audience, heldOn, hub = "bretagne" };
        return (await server.MutateAsync(MutationSender.Operator("bretagne"), "createWorkshop", input, "workshop { id }")).Accepted().GetProperty("workshop");
    }

    private static async Task UpdateAsync(GraphServer server, object input) =>
        (await server.MutateAsync(MutationSender.Operator("bretagne"), "updateWorkshop", input, "workshop { id }")).Accepted();

    private static async Task<string[]> ReadAsync(GraphServer server, string field, params string[] way)
    {
        JsonElement list = way.Aggregate(await server.QueryAsync($"{{ {field} }}"), (value, name) => value.GetProperty(name));
        return [.. list.EnumerateArray().Select(each => each.Json())];
    }

    // What "dotnet ef migrations add" would write, without a file.
    private static async Task<GraphServer> StartAsync(DatabaseProvider provider)
    {
        TestDatabase database = await TestDatabases.CreateAsync(provider);
        await using HubGraphContext before = database.CreateContext();
        await using HubGraphContext after = new HubGraphContextFactory(database.Options) { Declarations = s_concepts }.CreateDbContext();
        IReadOnlyList<MigrationOperation> steps = after.GetService<IMigrationsModelDiffer>().GetDifferences(Of(before).GetRelationalModel(), Of(after).GetRelationalModel());
        foreach (MigrationCommand command in after.GetService<IMigrationsSqlGenerator>().Generate(steps, Of(after)))
            await after.Database.ExecuteSqlRawAsync(command.CommandText);
        return await GraphServer.StartAsync(database, s_concepts);

        static IModel Of(HubGraphContext context) => context.GetService<IDesignTimeModel>().Model;
    }
}
