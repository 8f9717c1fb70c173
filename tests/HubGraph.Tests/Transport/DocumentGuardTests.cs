using System.Diagnostics;
using System.Text;
using GraphQL;
using GraphQLParser;
using HubGraph.Transport.Documents;
using HubGraph.Transport.Errors;
using HubGraph.Transport.Options;
using Xunit.Abstractions;

namespace HubGraph.Tests.Transport;

public sealed class DocumentGuardTests(TransportServer server, ITestOutputHelper output) : IClassFixture<TransportServer>
{
    private static readonly DocumentLimits s_limits = new();

    private static string Repeat(int count, Func<int, string> text) =>
        Enumerable.Range(0, count).Aggregate(new StringBuilder(), (all, i) => all.Append(text(i)).Append(' ')).ToString();

    private static string Nested(int depth, string open, string leaf) =>
        string.Concat(Enumerable.Repeat(open + "{", depth)) + leaf + new string('}', depth);

    public static TheoryData<string, string, string> DocumentsBeyondALimit => new()
    {
        { "characters", "{hello} #" + new string('x', 65_536), "characters" },
        { "tokens", "{hello(name:[" + Repeat(10_000, _ => "1") + "])}", "tokens" },
        { "long name", "{" + new string('h', 60_000) + "}", "characters in a name or number" },
        { "long number", "{page(first:" + new string('9', 60_000) + ")}", "characters in a name or number" },
        { "operations", Repeat(21, i => $"query Q{i}{{hello}}"), "operations" },
        { "fragments", "{hello}" + Repeat(201, i => $"fragment F{i} on Query{{hello}}"), "fragments" },
        { "spreads", "{" + Repeat(501, _ => "...F") + "} fragment F on Query{hello}", "fragment spreads" },
        { "fields", "{" + Repeat(1_001, i => $"f{i}") + "}", "fields" },
        { "two thousand equal fields", "{" + Repeat(2_000, _ => "hello") + "}", "fields" },
        { "two thousand equal selections", "{" + Repeat(2_000, _ => "self{hello}") + "}", "fields" },
        { "aliases", "{" + Repeat(201, i => $"a{i}:hello") + "}", "aliases" },
        { "directives", "{hello " + Repeat(201, _ => "@skip(if:false)") + "}", "directives" },
        { "variables", "query(" + Repeat(101, i => $"$v{i}:Int") + "){hello}", "variables" },
        { "sixty levels", "{" + Nested(60, "self", "hello") + "}", "nested fields" },
        { "depth through fragments", "{" + Nested(16, "self", "...F") + "} fragment F on Query{" + Nested(16, "self", "hello") + "}", "nested fields" },
        { "a thousand levels", "{" + Nested(1_000, "self", "hello") + "}", "nested selection sets" },
        { "inline fragments in a row", "{" + Repeat(101, i => $"...F{i}") + "}" + Repeat(101, i => $"fragment F{i} on Query{{...F{i + 1} hello}}"), "nested selection sets" },
        { "value depth", "{echo(of:" + new string('[', 21) + new string(']', 21) + ")}", "nested lists and objects in a value" },
        { "value far too deep", "{echo(of:" + new string('[', 30_000) + new string(']', 30_000) + ")}", "tokens" },
        { "deep literal", "{echo(of:" + new string('[', 4_000) + new string(']', 4_000) + ")}", "nested selection sets" },
        { "deep object", "{echo(of:" + string.Concat(Enumerable.Repeat("{a:", 60)) + "1" + new string('}', 60) + ")}", "nested lists and objects in a value" },
        { "bomb", "{...F0}" + Repeat(6, i => $"fragment F{i} on Query{{{Repeat(10, _ => $"...F{i + 1}")}}}") + "fragment F6 on Query{hello}", "selections after fragments are expanded" },
        { "great bomb", "{...F0}" + Repeat(90, i => $"fragment F{i} on Query{{...F{i + 1} ...F{i + 1}}}") + "fragment F90 on Query{hello}", "selections after fragments are expanded" },
        { "pairs", "{" + Repeat(480, _ => "self{hello}") + "}", "comparisons of selections" },
        { "pairs below", "{" + Repeat(20, _ => "self{" + Repeat(20, _ => "self{hello}") + "}") + "}", "comparisons of selections" },
        { "introspection of types of fields of types", "{__schema{types{fields{type{fields{type{fields{type{name}}}}}}}}}", "introspected values" },
        { "introspection many times over", "{" + Repeat(100, i => $"a{i}:__schema{{types{{fields{{name args{{name}}}}}}}}") + "}", "introspected values" },
    };

    [Theory]
    [MemberData(nameof(DocumentsBeyondALimit))]
    public async Task Refuses_a_document_beyond_a_limit_at_once(string name, string query, string limit)
    {
        Stopwatch clock = Stopwatch.StartNew();
        Answer answer = await server.AskAsync(query);
        output.WriteLine($"{name}: {query.Length} characters, {clock.Elapsed.TotalMilliseconds:F1} ms");

        answer.ShouldRefuse(400, ErrorCodes.DocumentLimitExceeded);
        Assert.Equal(limit, answer.Error.GetProperty("extensions").GetProperty("limit").GetString());
        Assert.Contains($" {answer.Error.GetProperty("extensions").GetProperty("maximum")} {limit}", answer.Text, StringComparison.Ordinal);
        Assert.True(clock.ElapsedMilliseconds < 2_000, $"{clock.Elapsed}");
    }

    public static TheoryData<string, string> CircularDocuments => new()
    {
        { "of one", "{...F} fragment F on Query{self{...F}}" },
        { "of two", "{...A} fragment A on Query{...B} fragment B on Query{...A}" },
        { "of ninety", "{...F0}" + Repeat(90, i => $"fragment F{i} on Query{{...F{(i + 1) % 90}}}") },
        { "unused", "{hello} fragment A on Query{self{...B}} fragment B on Query{self{...A}}" },
    };

    [Theory]
    [MemberData(nameof(CircularDocuments))]
    public async Task Refuses_fragments_that_form_a_circle(string name, string query)
    {
        output.WriteLine(name);
        (await server.AskAsync(query)).ShouldRefuse(400, ErrorCodes.GraphQLValidationFailed);
    }

    [Fact]
    public async Task Refuses_a_circle_of_a_thousand_fragments() =>
        (await server.AskAsync("{...F0}" + Repeat(1_000, i => $"fragment F{i} on Query{{...F{(i + 1) % 1_000}}}")))
            .ShouldRefuse(400, ErrorCodes.DocumentLimitExceeded);

    /// <summary>The worst that the limits let through, or nearly: validation of each must end soon.</summary>
    public static TheoryData<string, string> HeavyDocuments => new()
    {
        { "equal fields", "{" + Repeat(100, _ => "hello") + "}" },
        { "equal selections", "{" + Repeat(69, _ => "self{hello}") + "}" },
        { "equal selections, nested", "{" + Repeat(8, _ => "self{" + Repeat(8, _ => "self{hello}") + "}") + "}" },
        { "equal selections, thrice nested", "{" + Repeat(4, _ => "self{" + Repeat(4, _ => "self{" + Repeat(4, _ => "self{hello}") + "}") + "}") + "}" },
        { "aliased alike", "{" + Repeat(69, _ => "a:self{b:hello}") + "}" },
        { "conflicting arguments", "{" + Repeat(100, i => $"hello(name:\"{i}\")") + "}" },
        { "many fields", "{" + Repeat(950, i => $"unknown{i}") + "}" },
        { "many similar fields", "{" + Repeat(950, i => $"hell{i}") + "}" },
        { "many unknown fields on many lines", "{" + Repeat(950, i => $"\n u{i} #{new string('x', 50)}\n") + "}" },
        { "chain", "{...F0}" + Repeat(20, i => $"fragment F{i} on Query{{...F{i + 1} hello}}") + "fragment F20 on Query{hello}" },
        { "fragments side by side", "{" + Repeat(80, i => $"...F{i}") + "}" + Repeat(80, i => $"fragment F{i} on Query{{hello}}") },
        { "fragments under equal selections", "{" + Repeat(54, i => $"self{{...F{i}}}") + "}" + Repeat(54, i => $"fragment F{i} on Query{{self{{hello}}}}") },
        { "tree of fragments", "{...F0 ...F0}" + Repeat(5, i => $"fragment F{i} on Query{{self{{...F{i + 1} ...F{i + 1}}}}}") + "fragment F5 on Query{hello}" },
        { "diamonds", "{...F0}" + Repeat(9, i => $"fragment F{i} on Query{{a:self{{...F{i + 1}}} b:self{{...F{i + 1}}}}}") + "fragment F9 on Query{hello}" },
        { "operations over one fragment", Repeat(20, i => $"query Q{i}{{...F}}") + "fragment F on Query{" + Repeat(300, i => $"f{i}") + "}" },
        { "long list", "{echo(of:[[" + Repeat(9_900, _ => "1") + "]])}" },
        { "variables everywhere", "query(" + Repeat(100, i => $"$v{i}:String") + "){" + Repeat(200, i => $"a{i}:hello(name:$v{i % 100})") + "}" },
        { "spreads of unknown fragments", "{" + Repeat(220, i => $"...U{i}") + "}" },
        { "inline fragments", "{" + Repeat(95, i => $"...{{f{i}:hello}}") + "}" },
        { "inline fragments, nested", "{" + Nested(50, "... on Query", "hello") + "}" },
        { "inline fragments, nested through fragments", "{" + Nested(45, "...", "...F") + "} fragment F on Query{" + Nested(45, "...", "hello") + "}" },
        { "directives", "{" + Repeat(190, i => $"a{i}:hello @skip(if:false)") + "}" },
    };

    [Theory]
    [MemberData(nameof(HeavyDocuments))]
    public async Task Answers_the_heaviest_documents_within_the_limits_soon(string name, string query)
    {
        // Once to warm up; the second document is another one to the cache.
        string? operation = query.StartsWith("query Q0", StringComparison.Ordinal) ? "Q0" : null;
        await server.AskAsync(query, operationName: operation);
        Stopwatch clock = Stopwatch.StartNew();
        Answer answer = await server.AskAsync(query + "#", operationName: operation);
        string code = answer.Json.TryGetProperty("errors", out _) ? answer.Code! : "";
        output.WriteLine($"{name}: {query.Length} characters, {clock.Elapsed.TotalMilliseconds:F1} ms, {code} {(code == ErrorCodes.DocumentLimitExceeded ? answer.Error : "")}");
        Assert.NotEqual(ErrorCodes.DocumentLimitExceeded, code);
        Assert.True(clock.ElapsedMilliseconds < 2_000, $"{clock.Elapsed}");
    }

    [Fact]
    public void The_standard_introspection_query_is_within_every_limit()
    {
        const string TypeRef = "kind name ofType{kind name ofType{kind name ofType{kind name ofType{kind name ofType{kind name ofType{kind name ofType{kind name ofType{kind name ofType{kind name}}}}}}}}}";
        DocumentGuard.Check(Parser.Parse($$"""
            query IntrospectionQuery {
              __schema {
                description queryType { name kind } mutationType { name kind } subscriptionType { name kind }
                types { ...FullType }
                directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } }
              }
            }
            fragment FullType on __Type {
              kind name description specifiedByURL isOneOf
              fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
              inputFields(includeDeprecated: true) { ...InputValue }
              interfaces { ...TypeRef }
              enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
              possibleTypes { ...TypeRef }
            }
            fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
            fragment TypeRef on __Type { {{TypeRef}} }
            """), s_limits with { IntrospectedValues = s_limits.IntrospectedValues / 2 });
    }

    [Fact]
    public void A_large_dashboard_is_within_every_limit() =>
        DocumentGuard.Check(Parser.Parse("query Dashboard($from:Date,$to:Date,$region:String!){"
            + Repeat(40, i => $"panel{i}: statistics(where:{{region:{{code:{{eq:$region}}}},and:[{{day:{{gte:$from}}}},{{day:{{lt:$to}}}}]}},groupBy:[MONTH]){{...Panel nodes{{...Row hub{{...Hub region{{...Named}}}}}}}}")
            + "} fragment Panel on Statistics{totalCount pageInfo{hasNextPage endCursor}} fragment Row on Group{key count sum average hub{...Hub}} fragment Hub on Hub{id slug ...Named} fragment Named on Named{name}"), s_limits);

    [Fact]
    public void A_limit_that_is_met_exactly_is_not_passed() =>
        DocumentGuard.Check(Parser.Parse("{" + Nested(s_limits.Depth - 1, "self", "hello") + "}"), s_limits);

    [Fact]
    public void A_refusal_names_the_place()
    {
        ExecutionError error = Assert.ThrowsAny<ExecutionError>(() => DocumentGuard.Check(Parser.Parse("{\n a\n b\n}"), s_limits with { Fields = 1 }));
        Assert.Equal(3, Assert.Single(error.Locations!).Line);
    }
}
