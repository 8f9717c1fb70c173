using System.Net;
using System.Text;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Data;
using HubGraph.Tests.Faults;

namespace HubGraph.Tests.Graph;

/// <summary>What surrounds the graph: browsers of other origins, and those who watch over the server.</summary>
public class ServiceTests
{
    [Fact]
    public async Task Lets_a_page_of_any_origin_read_without_credentials()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        using HttpRequestMessage preflight = new(HttpMethod.Options, "/graphql");
        preflight.Headers.Add("Origin", "https://tableau-de-bord.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "content-type");
        using HttpResponseMessage allowed = await server.Client.SendAsync(preflight);
        using HttpRequestMessage query = new(HttpMethod.Post, "/graphql") { Content = new StringContent("""{"query":"{ hubs { totalCount } }"}""", Encoding.UTF8, "application/json") };
        query.Headers.Add("Origin", "https://tableau-de-bord.example");
        using HttpResponseMessage answer = await server.Client.SendAsync(query);

        Assert.Equal(HttpStatusCode.NoContent, allowed.StatusCode);
        Assert.Equal("*", Assert.Single(allowed.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Is_alive_while_it_runs_and_ready_while_its_database_answers(DatabaseProvider provider)
    {
        TestDatabase database = await TestDatabases.CreateAsync(provider);
        await using GraphServer server = await GraphServer.StartAsync(database);

        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/health/live")).StatusCode);
        Assert.Matches("""^{"status":"Healthy","version":"[0-9.]+","checks":{"database":{"status":"Healthy","description":"The database answers.","data":{"pendingMigrations":0}}}}$""", await server.Client.GetStringAsync("/health/ready"));
        await database.DisposeAsync();

        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/health/live")).StatusCode);
        // What was found out is good for a second.
        await FaultServer.UntilAsync(async () => (await server.Client.GetAsync("/health/ready")).StatusCode, status => status == HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Answers_GET_too()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        string answer = await server.Client.GetStringAsync("/graphql?query=query($slug:String!){hub(slug:$slug){name}}&variables={\"slug\":\"aura\"}");

        Assert.Equal("""{"data":{"hub":{"name":"Hub AURA"}},"extensions":{"cost":{"fieldCost":1,"typeCost":2}}}""", answer);
    }
}
