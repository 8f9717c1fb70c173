using System.Reflection;
using System.Text.RegularExpressions;
using HubGraph.Planning;
using HubGraph.Tests.Graph;
using HubGraph.Transport;
using NetArchTest.Rules;

namespace HubGraph.Tests;

/// <summary>The directions that the house is built in.</summary>
public partial class ArchitectureTests
{
    private static readonly Assembly s_program = typeof(HubGraph.Program).Assembly;

    [Theory]
    [InlineData("HubGraph.Domain", new[] { "HubGraph.Data", "HubGraph.Graph", "HubGraph.Commands", "HubGraph.Planning", "GraphQL", "Microsoft.EntityFrameworkCore" })]
    [InlineData("HubGraph.Data", new[] { "HubGraph.Graph", "HubGraph.Exports", "HubGraph.Imports", "HubGraph.Commands", "GraphQL" })]
    [InlineData("HubGraph.Graph", new[] { "HubGraph.Exports", "HubGraph.Imports", "HubGraph.Commands", "HubGraph.Transport" })]
    [InlineData("HubGraph.Imports", new[] { "HubGraph.Exports", "HubGraph.Commands" })]
    public void Inner_parts_know_nothing_of_outer_ones(string part, string[] outer)
    {
        TestResult result = Types.InAssembly(s_program).That().ResideInNamespaceStartingWith(part).ShouldNot().HaveDependencyOnAny(outer).GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    [Fact]
    public void Planning_and_transport_know_neither_each_other_nor_the_program()
    {
        Assert.DoesNotContain(typeof(MapCatalog).Assembly.GetReferencedAssemblies(), name => name.Name is "HubGraph" or "HubGraph.Transport");
        Assert.DoesNotContain(typeof(TransportOptions).Assembly.GetReferencedAssemblies(), name => name.Name is "HubGraph" or "HubGraph.Planning");
    }

    [Theory]
    [InlineData("HubGraph.Planning")]
    [InlineData("HubGraph.Transport")]
    public void Planning_and_transport_speak_of_no_hub(string project)
    {
        foreach (string file in Sources(project))
            Assert.False(DomainWords().IsMatch(File.ReadAllText(file)), $"{file} speaks of the domain.");
    }

    [Fact]
    public void Only_the_data_layer_writes_sql()
    {
        foreach (string file in Sources("HubGraph").Where(file => !file.Contains($"{Path.DirectorySeparatorChar}Data{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
            Assert.False(Writes().IsMatch(File.ReadAllText(file)), $"{file} writes beside the change log.");
    }

    private static IEnumerable<string> Sources(string project) =>
        Directory.GetFiles(Repository.File("src", project), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

    [GeneratedRegex(@"\b(hubs?|carriers?|regions?|communes?|coverage)\b", RegexOptions.IgnoreCase)]
    private static partial Regex DomainWords();

    [GeneratedRegex(@"\b(ExecuteUpdate|ExecuteDelete|ExecuteSql\w*|INSERT INTO|DELETE FROM|UPDATE \w+ SET)\b")]
    private static partial Regex Writes();
}
