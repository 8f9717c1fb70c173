using System.Text.Json;
using HubGraph.Concepts.Carriers;
using HubGraph.Concepts.Missions;
using HubGraph.Concepts.Sources;
using HubGraph.Data;
using HubGraph.Tests.Data;
using HubGraph.Tests.Planning.Oracle;

namespace HubGraph.Tests.Planning;

public sealed class ClientTextTests
{
    private static readonly string[] s_texts =
    [
        "'; DROP TABLE hubs; --", "' OR '1'='1", "\") OR 1=1 --", "\\'; --", "?1", "$1", "@p0", "{0}", "/* */", "100%", "100_", "100a", "a\\b", "a%b", "a_b", "axb", "a'b", "a’b", "[a-z]", "*", "^a", "\u001F",
    ];

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Whatever_a_client_writes_is_a_value(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await FillAsync(database);
        await using OracleServer server = new(database);
        foreach ((int index, string text) in s_texts.Index())
        {
            string variables = JsonSerializer.Serialize(new { text });
            foreach (string field in new[] { "slug", "rna" })
            {
                JsonElement data = await server.DataAsync($"query Q($text: String!) {{ eq: carriers(where: {{{field}: {{eq: $text}}}}) {{ nodes {{ slug {field} }} }} in: carriers(where: {{{field}: {{in: [$text]}}}}) {{ nodes {{ slug {field} }} }} }}", variables);
                foreach (JsonProperty list in data.EnumerateObject())
                    Assert.Equal(text, Assert.Single(list.Value.GetProperty("nodes").EnumerateArray()).GetProperty(field).GetString());
            }
            JsonElement found = await server.DataAsync("query Q($text: String!) { carrier(slug: $text) { name } }", variables);
            Assert.Equal($"{index}", found.GetProperty("carrier").GetProperty("name").GetString());
        }
        Assert.Equal(s_texts.Length, (await server.DataAsync("{ carriers { totalCount } }")).GetProperty("carriers").GetProperty("totalCount").GetInt32());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Metacharacters_of_patterns_are_plain_characters(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await FillAsync(database);
        await using OracleServer server = new(database);
        foreach (string text in s_texts.Concat(["%", "_", "\\", "'", "[", "a", "100", "--", "’"]))
        {
            JsonElement data = await server.DataAsync(
                "query Q($text: String!) { contains: carriers(where: {rna: {contains: $text}}) { totalCount } startsWith: carriers(where: {rna: {startsWith: $text}}) { totalCount } endsWith: carriers(where: {rna: {endsWith: $text}}) { totalCount } }",
                JsonSerializer.Serialize(new { text }));
            Assert.Equal(s_texts.Count(each => each.Contains(text, StringComparison.Ordinal)), Total("contains"));
            Assert.Equal(s_texts.Count(each => each.StartsWith(text, StringComparison.Ordinal)), Total("startsWith"));
            Assert.Equal(s_texts.Count(each => each.EndsWith(text, StringComparison.Ordinal)), Total("endsWith"));

            int Total(string name) => data.GetProperty(name).GetProperty("totalCount").GetInt32();
        }
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task An_item_of_a_list_is_one_item_whatever_it_holds(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        OracleWorld world = new();
        Source source = new() { Id = 1, Slug = "s", Title = "t", Publisher = "p" };
        Mission mission = new() { Id = 2, Code = "m", Name = "n", Source = source };
        mission.Tasks.AddRange(s_texts.Select((task, i) => new MissionTask { Position = i, Task = task }));
        world.Add(source);
        world.Add(mission);
        await using (HubGraphContext context = database.CreateContext())
            await world.SaveAsync(context);
        await using OracleServer server = new(database);
        JsonElement data = await server.DataAsync("{ mission(code: \"m\") { tasks } }");
        Assert.Equal(s_texts, data.GetProperty("mission").GetProperty("tasks").EnumerateArray().Select(task => task.GetString()!));
    }

    private static async Task FillAsync(TestDatabase database)
    {
        OracleWorld world = new();
        foreach ((int index, string text) in s_texts.Index())
            world.Add(new Carrier { Id = index + 1, Slug = text, Name = $"{index}", Rna = text });
        await using HubGraphContext context = database.CreateContext();
        await world.SaveAsync(context);
    }
}
