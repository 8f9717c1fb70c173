using System.Text.Json;
using GraphQL.Types;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Graph;
using HubGraph.Tests.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Tests.Graph;

public class SchemaTests
{
    [Fact]
    public async Task Is_the_committed_contract_byte_for_byte()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        string printed = SchemaPrinting.Print(server.Services.GetRequiredService<ISchema>());

        // After a change that is meant: dotnet run --project src/HubGraph -- schema print > schema/schema.graphql
        Assert.Equal(await File.ReadAllTextAsync(Repository.File("schema", "schema.graphql")), printed);
    }

    [SkippableFact]
    public async Task Is_what_each_graphql_js_that_people_use_learns_by_introspection()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        string versions = await NodeClients.RunAsync("introspect-all.mjs", new Uri(server.Client.BaseAddress!, "/graphql").ToString(), Repository.File("schema", "schema.graphql"));

        Assert.Equal(["15.11.0", "16.15.0", "17.1.0"], versions.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Says_of_itself_what_the_specification_asks_for()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        JsonElement data = await server.QueryAsync("""
            { __schema { directives { name isRepeatable args(includeDeprecated: true) { name isDeprecated } } }
              date: __type(name: "DateTime") { specifiedByURL isOneOf }
              sort: __type(name: "HubSortInput") { specifiedByURL isOneOf inputFields(includeDeprecated: true) { name } } }
            """);

        Assert.Equal("""{"specifiedByURL":"https://www.rfc-editor.org/rfc/rfc3339#section-5.6","isOneOf":null}""", data.GetProperty("date").GetRawText());
        Assert.True(data.GetProperty("sort").GetProperty("isOneOf").GetBoolean());
        Assert.Equal(JsonValueKind.Null, data.GetProperty("sort").GetProperty("specifiedByURL").ValueKind);
        JsonElement[] directives = [.. data.GetProperty("__schema").GetProperty("directives").EnumerateArray()];
        Assert.All(directives, directive => Assert.False(directive.GetProperty("isRepeatable").GetBoolean()));
        Assert.Equal(
            ["cost", "deprecated", "include", "listSize", "oneOf", "restricted", "skip", "specifiedBy"],
            directives.Select(directive => directive.GetProperty("name").GetString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Is_served_as_text()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        Assert.Equal(await File.ReadAllTextAsync(Repository.File("schema", "schema.graphql")), await server.Client.GetStringAsync("/schema.graphql"));
    }

    [Fact]
    public async Task Describes_every_type_field_argument_and_enum_value()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        JsonElement data = await server.QueryAsync("""
            { __schema { types { name description
                fields { name description args { name description } }
                inputFields { name description }
                enumValues { name description } } } }
            """);
        List<string> silent = [];

        foreach (JsonElement type in data.GetProperty("__schema").GetProperty("types").EnumerateArray())
        {
            string name = type.GetProperty("name").GetString()!;
            // What the GraphQL specification itself defines needs no description of ours.
            if (name.StartsWith("__", StringComparison.Ordinal) || name is "ID" or "Int" or "String" or "Boolean")
                continue;
            Check(type, name);
            foreach (string part in new[] { "fields", "inputFields", "enumValues" })
            {
                foreach (JsonElement member in Items(type, part))
                {
                    Check(member, $"{name}.{member.GetProperty("name")}");
                    foreach (JsonElement argument in member.TryGetProperty("args", out _) ? Items(member, "args") : [])
                        Check(argument, $"{name}.{member.GetProperty("name")}({argument.GetProperty("name")}:)");
                }
            }
        }

        Assert.Empty(silent);

        void Check(JsonElement element, string name)
        {
            if (string.IsNullOrWhiteSpace(element.GetProperty("description").GetString()))
                silent.Add(name);
        }

        static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
            element.GetProperty(name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];
    }
}
