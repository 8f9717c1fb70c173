using System.Text;
using System.Text.Json;
using CsCheck;
using GraphQL;
using GraphQL.Types;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Data;
using HubGraph.Tests.Planning.Oracle;

namespace HubGraph.Tests.Planning;

/// <summary>The planner's answers against those of LINQ over the same entities in memory.</summary>
public sealed class OracleTests
{
    private const int DatabaseCount = 30;
    private const int QuestionCount = 36;

    // What restricted fields lead to and the change log have tests of their own; of small objects there are no lists at the root.
    private static readonly string[] s_unknown = ["Change", "HubContact", "HubGrant", "Identifier", "PartnerStructure", "Person", "Webhook", "WebhookDelivery"];

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task The_server_answers_random_questions_as_LINQ_does(DatabaseProvider provider)
    {
        int answered = 0;
        await new OracleCases(QuestionCount).SampleAsync(
            async made => answered += await CheckAsync(provider, made),
            iter: DatabaseCount,
            threads: 1,
            print: made => $"{made.World.Count} records");
        Assert.True(answered >= 1_000, $"{answered} cases are too few.");
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task The_server_answers_over_HTTP_as_LINQ_does(DatabaseProvider provider) =>
        await new OracleCases(questions: 10).SampleAsync(made => CheckAsync(provider, made, overHttp: true), iter: 2, threads: 1);

    [Fact]
    public async Task The_oracle_knows_the_whole_schema()
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.Empty);
        await using OracleServer server = new(database);
        Assert.Equal(
            OracleConcepts.All.Select(concept => concept.Name).Concat(s_unknown).Order(),
            server.Schema.AllTypes.Where(type => type.Name.EndsWith("FilterInput", StringComparison.Ordinal) && !type.Name.Contains("Operation") && !type.Name.EndsWith("ListFilterInput", StringComparison.Ordinal))
                .Select(type => type.Name[..^"FilterInput".Length]).Order());
        foreach (OracleConcept concept in OracleConcepts.All)
        {
            Assert.Equal(["id", .. concept.Fields.Select(field => field.Name)], FieldsOf(server.Schema, concept.Name));
            Assert.Equal(
                concept.Fields.Where(field => field.Use.HasFlag(OracleUse.Filter)).Select(field => field.Name).Concat(["and", "id", "or"]).Order(StringComparer.Ordinal),
                FieldsOf(server.Schema, $"{concept.Name}FilterInput").Order(StringComparer.Ordinal));
            Assert.Equal(["id", .. concept.Fields.Where(field => field.Use.HasFlag(OracleUse.Sort)).Select(field => field.Name)], FieldsOf(server.Schema, $"{concept.Name}SortInput"));
        }
    }

    private static IEnumerable<string> FieldsOf(ISchema schema, string type) =>
        ((IComplexGraphType)schema.AllTypes[type]!).Fields.Where(field => field.FindAppliedDirective("restricted") is null && field.Name != "history" && !field.Name.EndsWith("Statistics", StringComparison.Ordinal)).Select(field => field.Name);

    private static async Task<int> CheckAsync(DatabaseProvider provider, OracleCase made, bool overHttp = false)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await using (HubGraphContext context = database.CreateContext())
            await made.World.SaveAsync(context);
        await using OracleServer server = new(database);
        using HttpClient? http = overHttp ? await server.ListenAsync() : null;
        OracleCursors cursors = new();
        DateOnly today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTime.UtcNow, "Europe/Paris"));
        foreach (OracleQuestion question in made.Questions)
        {
            foreach (OracleCursor cursor in question.Cursors.Where(cursor => !cursors.Knows(cursor)))
                await LearnAsync(server, made.World, cursor, cursors);
            (string document, string variables) = (question.Document(cursors), question.VariablesAsJson(cursors));
            JsonElement answer = http is null ? await server.AskAsync(document, variables) : await PostAsync(http, document, variables);
            string? difference = answer.TryGetProperty("errors", out JsonElement errors)
                ? $"The server refuses it: {errors}"
                : OracleComparison.Difference(new OracleAnswer(made.World, today).To(question), answer.GetProperty("data"), cursors);
            Assert.True(difference is null, $"{difference}\n{document}\n{variables}\n{answer}");
        }
        return made.Questions.Count;
    }

    private static async Task<JsonElement> PostAsync(HttpClient http, string document, string variables)
    {
        string request = $$"""{"query": {{JsonSerializer.Serialize(document)}}, "variables": {{variables}}}""";
        string executed = await PostAsync(http, request);
        // What comes again takes another way to the same answer.
        Assert.Equal(executed, await PostAsync(http, request));
        return JsonDocument.Parse(executed).RootElement;
    }

    private static async Task<string> PostAsync(HttpClient http, string request)
    {
        using StringContent body = new(request, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await http.PostAsync(http.BaseAddress, body);
        return await response.Content.ReadAsStringAsync();
    }

    // Asks for the record's cursor, in its list at the root or, without one, in that of a record that leads to it.
    private static async Task LearnAsync(OracleServer server, OracleWorld world, OracleCursor cursor, OracleCursors cursors)
    {
        OracleConcept concept = cursor.Order.Concept;
        OracleInput where = new OracleObject([("id", new OracleObject([("eq", new OracleScalar("ID", OracleKind.Code, OracleValues.IdOf(cursor.Record)))]))]);
        OracleSelected edges = new(null, "edges", [], [new OracleSelected(null, "cursor", [], null, [])], []);
        OracleSelected List(string name) => new(null, name, [("order", cursor.Order.Argument), ("where", where)], [edges], []);
        OracleSelection selection = List(concept.Plural);
        if (concept.Plural.Length == 0)
        {
            (object parent, OracleMany relation) = OracleConcepts.All
                .Where(each => each.Implementations.Count == 0)
                .SelectMany(each => each.Fields.OfType<OracleMany>().Where(many => many.Target == concept.Name).SelectMany(many => each.All(world).Select(record => (record, many))))
                .First(pair => pair.many.Get(world, pair.record).Contains(cursor.Record));
            OracleFragment fragment = new(null, parent.GetType().Name, [List(relation.Name)], []);
            selection = new OracleSelected(null, "node", [("id", new OracleScalar("ID", OracleKind.Code, OracleValues.IdOf(parent)))], [fragment], []);
        }
        string document = new OracleQuestion([selection], [], []).Document(cursors);
        JsonElement data = await server.DataAsync(document);
        JsonElement list = data.EnumerateObject().Single().Value;
        if (concept.Plural.Length == 0)
            list = list.EnumerateObject().Single().Value;
        JsonElement found = list.GetProperty("edges");
        Assert.True(found.GetArrayLength() == 1, $"{document}\n{data}");
        Assert.True(cursors.Agrees(cursor, found[0].GetProperty("cursor").GetString()!));
    }
}
