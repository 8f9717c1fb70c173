using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Planning.Mapping;
using HubGraph.Tests.Data;
using HubGraph.Tests.Planning.Library;

namespace HubGraph.Tests.Planning;

/// <summary>Each kind of field, restricted; each way to a record that left the graph.</summary>
public sealed class RestrictionTests
{
    private const string Every = "{ books(order: [{ id: ASC }]) { nodes { price label twice marks writer { name } loans { totalCount nodes { reader } edges { cursor } } } } }";
    private const string Nothing = """{"price":null,"label":null,"twice":null,"marks":null,"writer":null,"loans":null}""";

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Without_a_right_it_is_null_everywhere_with_an_error_for_each_field(DatabaseProvider provider)
    {
        await using LibraryServer server = await LibraryServer.StartAsync(provider);

        JsonElement answer = await server.AskAsync(Every);

        Assert.Equal([Nothing, Nothing, Nothing], Books(answer));
        JsonElement[] errors = [.. answer.GetProperty("errors").EnumerateArray()];
        Assert.Equal(["price", "label", "twice", "marks", "writer", "loans"], errors.Select(error => error.GetProperty("message").GetString()!.Split('.', '\'')[2]));
        Assert.All(errors, error => Assert.Equal("""["books","nodes"]""", error.GetProperty("path").GetRawText()));
        Assert.Equal(6, errors.Select(error => error.GetProperty("locations").GetRawText()).Distinct().Count());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task With_a_right_to_some_rows_it_is_null_on_the_others(DatabaseProvider provider)
    {
        await using LibraryServer server = await LibraryServer.StartAsync(provider);

        JsonElement answer = await server.AskAsync(Every, Reach.Some);

        Assert.False(answer.TryGetProperty("errors", out _));
        Assert.Equal([One(answer), Nothing, Nothing], Books(answer));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task With_a_right_to_all_rows_it_is_a_field_like_any_other(DatabaseProvider provider)
    {
        await using LibraryServer server = await LibraryServer.StartAsync(provider);

        JsonElement answer = await server.AskAsync(Every, Reach.All);

        Assert.False(answer.TryGetProperty("errors", out _));
        string[] books = [.. Books(answer)];
        Assert.Equal(One(answer), books[0]);
        Assert.StartsWith("""{"price":20,"label":"20 crowns","twice":40,"marks":["m2"],"writer":null,"loans":{"totalCount":1,"nodes":[{"reader":"reader 2"}]""", books[1], StringComparison.Ordinal);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task It_is_restricted_wherever_it_is_met(DatabaseProvider provider)
    {
        await using LibraryServer server = await LibraryServer.StartAsync(provider);

        JsonElement answer = await server.AskAsync(
            "{ a: books(order: [{ id: DESC }]) { nodes { author { books { nodes { x: price y: price loans { nodes { book { price title } } } } } } } } n: nodes(ids: [\"Qm9vazoy\", \"Qm9vazox\"]) { ...B } } fragment B on Book { marks }",
            Reach.Some);

        Assert.Equal(
            """{"a":{"nodes":[{"author":null},{"author":null},{"author":{"books":{"nodes":[{"x":10,"y":10,"loans":{"nodes":[{"book":{"price":10,"title":"One"}}]}}]}}}]},"n":[{"marks":null},{"marks":["m1"]}]}""",
            answer.GetProperty("data").GetRawText());
    }

    [SkippableTheory]
    [InlineData("order: [{ price: ASC }]")]
    [InlineData("order: [{ title: ASC }, { twice: DESC }]")]
    [InlineData("where: { price: { gt: 1 } }")]
    [InlineData("where: { twice: { neq: 1 } }")]
    [InlineData("where: { marks: { any: true } }")]
    [InlineData("where: { writer: null }")]
    [InlineData("where: { loans: { none: { reader: { eq: \"reader 1\" } } } }")]
    [InlineData("where: { author: { books: { some: { price: { eq: 10 } } } } }")]
    public async Task Only_a_right_to_all_rows_lets_a_filter_or_a_sort_name_it(string argument)
    {
        await using LibraryServer server = await LibraryServer.StartAsync(DatabaseProvider.Sqlite);
        string document = $"{{ books({argument}) {{ totalCount nodes {{ title }} }} }}";
        foreach (Reach reach in new[] { Reach.None, Reach.Some })
        {
            JsonElement answer = await server.AskAsync(document, reach);
            Assert.False(answer.TryGetProperty("data", out _));
            JsonElement error = Assert.Single(answer.GetProperty("errors").EnumerateArray());
            Assert.Equal("FORBIDDEN", error.GetProperty("extensions").GetProperty("code").GetString());
            Assert.Equal("""[{"line":1,"column":3}]""", error.GetProperty("locations").GetRawText());
        }
        Assert.False((await server.AskAsync(document, Reach.All)).TryGetProperty("errors", out _));
    }

    [SkippableTheory]
    [InlineData("{}", "One,Two,Three")]
    [InlineData("{ name: { neq: \"nobody\" } }", "One")]
    [InlineData("{ name: { eq: \"Blaise\" } }", "")]
    [InlineData("null", "Two,Three")]
    public async Task One_record_that_left_the_graph_is_met_by_no_filter(string author, string expected)
    {
        foreach (DatabaseProvider provider in Enum.GetValues<DatabaseProvider>())
        {
            await using LibraryServer server = await LibraryServer.StartAsync(provider);
            JsonElement answer = await server.AskAsync($"{{ books(where: {{ author: {author} }}, order: [{{ id: ASC }}]) {{ nodes {{ title author {{ name }} }} }} }}");
            Assert.Equal(expected, string.Join(',', answer.GetProperty("data").GetProperty("books").GetProperty("nodes").EnumerateArray().Select(book => book.GetProperty("title").GetString())));
            Assert.DoesNotContain("Blaise", answer.GetRawText(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_restricted_is_nullable_and_what_it_leads_to_no_node()
    {
        await using LibraryServer server = await LibraryServer.StartAsync(DatabaseProvider.Sqlite);

        JsonElement answer = await server.AskAsync("{ book: __type(name: \"Book\") { fields { name type { kind } } } loan: __type(name: \"Loan\") { interfaces { name } } }");

        Assert.Equal(
            ["id", "title"],
            answer.GetProperty("data").GetProperty("book").GetProperty("fields").EnumerateArray()
                .Where(field => field.GetProperty("type").GetProperty("kind").GetString() == "NON_NULL").Select(field => field.GetProperty("name").GetString()));
        Assert.Equal(0, answer.GetProperty("data").GetProperty("loan").GetProperty("interfaces").GetArrayLength());
    }

    private static string One(JsonElement answer)
    {
        string cursor = answer.GetProperty("data").GetProperty("books").GetProperty("nodes")[0].GetProperty("loans").GetProperty("edges")[0].GetProperty("cursor").GetString()!;
        return $$$"""{"price":10,"label":"10 crowns","twice":20,"marks":["m1"],"writer":{"name":"Ada"},"loans":{"totalCount":1,"nodes":[{"reader":"reader 1"}],"edges":[{"cursor":"{{{cursor}}}"}]}}""";
    }

    private static IEnumerable<string> Books(JsonElement answer) =>
        answer.GetProperty("data").GetProperty("books").GetProperty("nodes").EnumerateArray().Select(book => book.GetRawText());
}
