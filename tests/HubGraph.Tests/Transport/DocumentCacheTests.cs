using GraphQLParser;
using GraphQLParser.AST;
using HubGraph.Transport.Documents;
using HubGraph.Transport.Errors;
using HubGraph.Transport.Options;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Tests.Transport;

public sealed class DocumentCacheTests(TransportServer server) : IClassFixture<TransportServer>
{
    private static readonly GraphQLDocument s_document = Parser.Parse("{a}");

    [Fact]
    public void Remembers_no_more_documents_than_allowed_and_forgets_the_unused_first()
    {
        DocumentCache cache = new(new TransportOptions { CachedDocuments = 3 });
        foreach (string text in new[] { "a", "b", "c" })
            cache.Add(text, s_document);
        Assert.NotNull(cache.Find("a"));
        cache.Add("d", s_document);

        Assert.Equal(3, cache.Count);
        Assert.NotNull(cache.Find("a"));
        Assert.Null(cache.Find("b"));
        Assert.NotNull(cache.Find("d"));
    }

    [Fact]
    public void Remembers_no_more_characters_than_allowed()
    {
        DocumentCache cache = new(new TransportOptions { CachedCharacters = 10 });
        cache.Add("12345", s_document);
        cache.Add("67890", s_document);
        cache.Add("abc", s_document);
        cache.Add("longer than everything", s_document);

        Assert.Equal(2, cache.Count);
        Assert.Null(cache.Find("12345"));
        Assert.NotNull(cache.Find("abc"));
    }

    [Fact]
    public void Stays_within_its_bounds_when_many_threads_use_it()
    {
        DocumentCache cache = new(new TransportOptions { CachedDocuments = 50 });
        Parallel.For(0, 20_000, i =>
        {
            string text = $"{i % 200}";
            if (cache.Find(text) is null)
                cache.Add(text, s_document);
        });
        Assert.Equal(50, cache.Count);
        Assert.Equal(50, Enumerable.Range(0, 200).Count(i => cache.Find($"{i}") is not null));
    }

    [Fact]
    public async Task A_document_that_was_executed_is_remembered_and_one_that_was_refused_is_not()
    {
        DocumentCache cache = server.Services.GetRequiredService<DocumentCache>();
        await server.AskAsync("{ hello # remembered \n }");
        await server.AskAsync("{ nope # refused \n }");

        Assert.NotNull(cache.Find("{ hello # remembered \n }"));
        Assert.Null(cache.Find("{ nope # refused \n }"));
    }

    [Fact]
    public async Task Operations_of_a_cached_document_are_told_apart()
    {
        const string Query = "query A { hello } query B { text }";
        Assert.True((await server.AskAsync(Query, operationName: "A")).Data.TryGetProperty("hello", out _));
        Assert.True((await server.AskAsync(Query, operationName: "B")).Data.TryGetProperty("text", out _));
        (await server.AskAsync(Query)).ShouldRefuse(400, ErrorCodes.OperationResolutionFailure);
    }

    [Fact]
    public async Task Directives_of_a_cached_document_follow_the_variables()
    {
        const string Query = "query($with: Boolean!) { hello text @include(if: $with) }";
        Assert.False((await server.AskAsync(Query, new { with = false })).Data.TryGetProperty("text", out _));
        Assert.True((await server.AskAsync(Query, new { with = true })).Data.TryGetProperty("text", out _));
        (await server.AskAsync(Query, new { with = "yes" })).ShouldRefuse(400, ErrorCodes.BadUserInput);
        (await server.AskAsync(Query)).ShouldRefuse(400, ErrorCodes.BadUserInput);
    }

    [Fact]
    public async Task Rules_about_the_request_run_for_a_cached_document()
    {
        const string Allowed = """{"query":"{ hello self { hello } }"}""";
        const string Refused = """{"query":"{ hello self { hello } }","extensions":{"haste":true}}""";
        Assert.Equal(200, (await server.SendTextAsync(Allowed)).Status);
        (await server.SendTextAsync(Refused)).ShouldRefuse(400, "NO_HASTE");
        Assert.Equal(200, (await server.SendTextAsync(Allowed)).Status);
    }
}
