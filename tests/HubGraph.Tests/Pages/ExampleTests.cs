using System.Text.Json;
using System.Text.Json.Nodes;
using GraphQL;
using GraphQL.Types;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Graph.Changes;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Tests.Pages;

/// <summary>The explorer's examples answer as they stand, with the variables that it fills in.</summary>
public class ExampleTests
{
    private static readonly JsonNode s_variables = JsonNode.Parse(File.ReadAllText(Repository.File("src", "HubGraph", "Pages", "explorer", "variables.json")))!;
    private static readonly string s_operator = MutationSender.Operator("bretagne", "aura");

    [Fact]
    public async Task Queries_answer()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        foreach (string file in Directory.GetFiles(Repository.File("schema", "operations"), "*.graphql"))
        {
            string document = await File.ReadAllTextAsync(file);
            if (document.Contains("\nquery ", StringComparison.Ordinal))
                await server.QueryAsync(document, s_variables[Path.GetFileNameWithoutExtension(file)], s_operator);
        }
    }

    [Fact]
    public async Task There_is_one_for_each_mutation_of_operators()
    {
        ISchema schema = (await GraphServer.SharedAsync(DatabaseProvider.Sqlite)).Services.GetRequiredService<ISchema>();
        string[] documents = [.. Directory.GetFiles(Repository.File("schema", "operations"), "*.graphql").Select(File.ReadAllText)];

        IEnumerable<string> without = schema.Mutation!.Fields
            .Where(field => field.FindAppliedDirective("restricted")!.FindArgument("to")!.Value is IEnumerable<object> roles && roles.Any(role => $"{role}".Equals("OPERATOR", StringComparison.OrdinalIgnoreCase)))
            .Select(field => field.Name)
            .Where(name => !documents.Any(document => document.Contains($"\n  {name}(input: $input)", StringComparison.Ordinal)));

        Assert.Empty(without);
        Assert.All(documents.Where(document => document.Contains("\nmutation ", StringComparison.Ordinal)), document => Assert.NotNull(s_variables[NameOf(document)]));
    }

    // LogAnimation is log-animation.
    private static string NameOf(string document) =>
        string.Concat(document.Split("\nmutation ")[1].Split('(')[0].Select((letter, i) => char.IsUpper(letter) ? $"{(i == 0 ? "" : "-")}{char.ToLowerInvariant(letter)}" : $"{letter}"));

    [Theory]
    [InlineData("follow-activities")]
    [InlineData("follow-changes")]
    [InlineData("follow-events")]
    public async Task Subscriptions_tell_what_happens(string name)
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite);
        using Follower follower = await Follower.StartAsync(server, await File.ReadAllTextAsync(Repository.File("schema", "operations", $"{name}.graphql")), s_variables[name]);

        await server.HappenAsync();

        Assert.Equal(JsonValueKind.String, (await follower.NextAsync()).GetProperty("cursor").ValueKind);
    }

    [Theory]
    [InlineData("log-animation")]
    [InlineData("log-activities")]
    [InlineData("create-event")]
    [InlineData("create-funded-project")]
    public async Task Mutations_write(string name)
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite);

        JsonElement data = await server.QueryAsync(await File.ReadAllTextAsync(Repository.File("schema", "operations", $"{name}.graphql")), s_variables[name], s_operator);

        Assert.Equal(JsonValueKind.Null, data.EnumerateObject().Single().Value.GetProperty("errors").ValueKind);
    }
}
