using System.Net;
using GraphQL.Types;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Graph;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Tests.Docs;

/// <summary>The schema as pages.</summary>
public class ReferenceTests
{
    [Fact]
    public async Task Each_element_of_the_schema_has_its_coordinate_as_an_anchor()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        ISchema schema = server.Services.GetRequiredService<ISchema>();
        List<string> missing = [];

        foreach (IGraphType type in schema.AllTypes.Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)))
        {
            HashSet<string> anchors = PageClient.Anchors(await server.Client.PageAsync($"/docs/reference/{type.Name}"));
            IEnumerable<string> fields = (type as IComplexGraphType)?.Fields.SelectMany(field => ((IEnumerable<QueryArgument>?)field.Arguments ?? []).Select(argument => $"{type.Name}.{field.Name}({argument.Name}:)").Prepend($"{type.Name}.{field.Name}")) ?? [];
            missing.AddRange(fields.Concat((type as EnumerationGraphType)?.Values.Select(value => $"{type.Name}.{value.Name}") ?? []).Where(coordinate => !anchors.Contains(coordinate)));
        }

        Assert.Empty(missing);
        Assert.Contains("@cost(weight:)", PageClient.Anchors(await server.Client.PageAsync("/docs/reference")));
    }

    [Fact]
    public async Task A_field_tells_what_it_means_what_it_costs_and_who_may_read_it()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        string contacts = Element(await server.Client.PageAsync("/docs/reference/Hub"), "Hub.contacts");
        string hub = Element(await server.Client.PageAsync("/docs/reference/Query"), "Query.hub");

        Assert.Contains("Costs 1. What is selected of its records counts as often as first or last says, 20 times without. Open to OPERATOR, INTEGRATION, ADMINISTRATOR.", contacts, StringComparison.Ordinal);
        Assert.Contains("href=\"../../docs/reference/HubContactConnection\"", contacts, StringComparison.Ordinal);
        Assert.Contains("href=\"#example-hub-", hub, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_example_opens_in_the_explorer_with_its_variables()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        string page = await server.Client.PageAsync("/docs/reference/Query");
        string link = PageClient.References(page).Single(reference => reference.Contains("graphql?query=", StringComparison.Ordinal) && reference.Contains("HubSheet", StringComparison.Ordinal));

        string answer = await server.Client.GetStringAsync(new Uri(new Uri(server.Client.BaseAddress!, "/docs/reference/Query"), link));

        Assert.Contains("Hub Bretagne", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coordinate_leads_to_its_place()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        using HttpResponseMessage response = await server.Client.AskAsync("/docs/reference/Hub.carriers(on:)");
        using HttpResponseMessage unknown = await server.Client.AskAsync("/docs/reference/Nothing.name");

        Assert.Equal("/docs/reference/Hub", response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal("#Hub.carriers(on:)", Uri.UnescapeDataString(response.RequestMessage.RequestUri.Fragment));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task A_server_that_hides_its_schema_has_no_reference()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: ["--Introspection:Enabled", "false"]);

        foreach (string address in new[] { "/docs/reference", "/docs/reference/Hub", "/docs/reference/Hub.name" })
        {
            using HttpResponseMessage response = await server.Client.AskAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
        Assert.DoesNotContain("docs/reference", await server.Client.PageAsync("/"), StringComparison.Ordinal);
        Assert.DoesNotContain("docs/reference", await server.Client.GetStringAsync("/llms.txt"), StringComparison.Ordinal);
    }

    private static string Element(string page, string coordinate)
    {
        string rest = page[page.IndexOf($"<section class=\"element\" id=\"{coordinate}\">", StringComparison.Ordinal)..];
        return rest[..rest.IndexOf("</section>", StringComparison.Ordinal)];
    }
}
