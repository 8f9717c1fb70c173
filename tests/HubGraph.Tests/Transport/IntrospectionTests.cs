using HubGraph.Transport.Errors;

namespace HubGraph.Tests.Transport;

/// <summary>Whether clients may see the schema.</summary>
public sealed class IntrospectionTests
{
    private const string Misspelt = "query($n: String) { helo(name: $n) }";

    [Theory]
    [InlineData("{ __schema { queryType { name } } }")]
    [InlineData("{ hello ...F } fragment F on Query { __type(name: \"Query\") { name } }")]
    public async Task Hides_the_schema_where_it_is_told_to(string query)
    {
        await using StreamServer server = await StreamServer.StartAsync(options => options.Introspection = false);

        for (int i = 0; i < 2; i++)
            (await server.AskAsync(query)).ShouldRefuse(400, ErrorCodes.IntrospectionDisabled);
        Assert.Equal("""{"data":{"__typename":"Query"}}""", (await server.AskAsync("{ __typename }")).Text);
    }

    [Fact]
    public async Task Suggests_names_where_the_schema_is_shown_alone()
    {
        await using StreamServer open = await StreamServer.StartAsync(_ => { });
        await using StreamServer closed = await StreamServer.StartAsync(options => options.Introspection = false);

        Assert.Contains("'hello'", (await open.AskAsync(Misspelt)).Text, StringComparison.Ordinal);
        Answer answer = await closed.AskAsync(Misspelt);
        answer.ShouldRefuse(400, ErrorCodes.GraphQLValidationFailed);
        Assert.DoesNotContain("hello", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("name", (await closed.AskAsync("{ hello(nam: 1) }")).Error.GetProperty("message").GetString()!.Replace("'nam'", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
