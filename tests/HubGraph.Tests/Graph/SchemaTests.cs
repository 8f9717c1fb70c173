using System.Text.Json;
using GraphQL.Types;
using HubGraph.Data;
using HubGraph.Graph;
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
