using System.Net;
using HubGraph.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Host.Web;

/// <summary>Addresses with escapes.</summary>
public class AddressTests
{
    [Theory]
    [InlineData("graphql?query={hubs(where:{name:{contains:%22m%E9dias%22}}){totalCount}}", HttpStatusCode.BadRequest)]
    [InlineData("graphql?query={__typename}&variables={%22a%22:%22%ED%A0%80%22}", HttpStatusCode.BadRequest)]
    [InlineData("graphql?query={__typename}&variables={%22a%22:%22%C0%AF%22}", HttpStatusCode.BadRequest)]
    [InlineData("graphql?query={__typename}&x%E9=1", HttpStatusCode.BadRequest)]
    [InlineData("exports/hubs.csv?where={%22name%22:{%22contains%22:%22m%E9dias%22}}", HttpStatusCode.BadRequest)]
    [InlineData("graphql?query={hubs(where:{name:{contains:%22m%C3%A9dias%22}}){totalCount}}", HttpStatusCode.OK)]
    [InlineData("graphql?query={hubs(where:{name:{contains:%22100%%22}}){totalCount}}", HttpStatusCode.OK)]
    [InlineData("exports/hubs.csv?where={%22name%22:{%22contains%22:%22m%C3%A9dias%22}}", HttpStatusCode.OK)]
    public async Task What_is_no_UTF_8_is_refused(string address, HttpStatusCode status)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        using HttpResponseMessage answer = await server.Client.GetAsync(new Uri(server.Client.BaseAddress + address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));

        Assert.Equal(status, answer.StatusCode);
        if (status == HttpStatusCode.BadRequest)
            Assert.Contains("BAD_REQUEST", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
