using System.Text.Json;
using HubGraph.Transport.Errors;

namespace HubGraph.Tests.Transport;

public sealed class LeakTests(TransportServer server) : IClassFixture<TransportServer>
{
    [Theory]
    [InlineData("fail")]
    [InlineData("missing")]
    public async Task An_exception_becomes_an_error_that_only_the_log_explains(string field)
    {
        Answer answer = await server.AskAsync($"{{ me: self {{ {field} }} }}");

        Assert.Equal(200, answer.Status);
        Assert.Equal(ErrorCodes.InternalServerError, answer.Code);
        Assert.Equal(["me", field], answer.Error.GetProperty("path").EnumerateArray().Select(step => step.GetString()));
        string requestId = answer.Error.GetProperty("extensions").GetProperty("requestId").GetString()!;
        Assert.Contains(server.Log, line => line.Contains(requestId, StringComparison.Ordinal) && line.Contains("Exception", StringComparison.Ordinal));
        ShouldTellNothing(answer);
    }

    [Fact]
    public async Task The_class_of_an_inner_exception_is_not_a_code()
    {
        Answer answer = await server.AskAsync("{ wrapped }");
        Assert.Equal(ErrorCodes.InternalServerError, answer.Code);
        ShouldTellNothing(answer);
    }

    [Fact]
    public async Task A_value_that_cannot_be_written_ends_in_a_clean_error()
    {
        Answer answer = await server.AskAsync("{ hello unwritable }");
        answer.ShouldRefuse(500, ErrorCodes.InternalServerError);
        ShouldTellNothing(answer);
    }

    [Theory]
    [InlineData("query($on: Date) { day(on: $on) }", "2024-99-99")]
    [InlineData("query($on: Int) { page(first: $on) }", "abc")]
    public async Task A_bad_value_is_named_without_the_text_of_an_exception(string query, string on)
    {
        Answer answer = await server.AskAsync(query, new { on });
        answer.ShouldRefuse(400, ErrorCodes.BadUserInput);
        Assert.Contains("$on", answer.Text, StringComparison.Ordinal);
        ShouldTellNothing(answer);
    }

    [Theory]
    [InlineData("{ hello(name: \"abc) }")]
    [InlineData("{ hello @ }")]
    [InlineData("\u0000")]
    [InlineData("{ \"\"\" }")]
    public async Task A_syntax_error_names_its_place_and_nothing_else(string query)
    {
        Answer answer = await server.AskAsync(query);
        answer.ShouldRefuse(400, ErrorCodes.GraphQLParseFailed);
        Assert.Equal(1, answer.Error.GetProperty("locations")[0].GetProperty("line").GetInt32());
        Assert.StartsWith("Syntax error: ", answer.Error.GetProperty("message").GetString(), StringComparison.Ordinal);
        ShouldTellNothing(answer);
    }

    [Fact]
    public async Task The_number_of_errors_is_capped()
    {
        string unknown = string.Join(' ', Enumerable.Range(0, 500).Select(i => $"unknown{i}"));
        Assert.Equal(20, (await server.AskAsync($"{{ {unknown} }}")).Json.GetProperty("errors").GetArrayLength());

        Answer failing = await server.AskAsync("{ list(count: 1000) { coded } }");
        Assert.Equal(20, failing.Json.GetProperty("errors").GetArrayLength());
        Assert.Equal(1000, failing.Data.GetProperty("list").GetArrayLength());
    }

    [Fact]
    public async Task A_message_quotes_no_more_than_a_little()
    {
        Answer answer = await server.AskAsync("{ hello }", operationName: new string('x', 100_000));
        answer.ShouldRefuse(400, ErrorCodes.OperationResolutionFailure);
        Assert.True(answer.Text.Length < 1_200, answer.Text);
    }

    [Fact]
    public async Task An_error_shows_one_code_and_no_engine_detail()
    {
        Answer answer = await server.AskAsync("{ helo }");
        JsonElement extensions = answer.Error.GetProperty("extensions");
        Assert.Equal(["code"], extensions.EnumerateObject().Select(member => member.Name));
    }

    private static void ShouldTellNothing(Answer answer)
    {
        foreach (string telling in new[] { "Exception", "SELECT", "secret", "/srv", "   at ", "System.", "recognized", "spec.graphql.org" })
            Assert.DoesNotContain(telling, answer.Text, StringComparison.Ordinal);
    }
}
