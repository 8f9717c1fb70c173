using System.Reflection;
using System.Text.RegularExpressions;
using HubGraph.Concepts;
using HubGraph.Concepts.Events;
using HubGraph.Planning.Mapping;
using HubGraph.Tests.Graph;
using HubGraph.Transport.Options;
using Mono.Cecil;
using NetArchTest.Rules;

namespace HubGraph.Tests;

/// <summary>The directions that the house is built in.</summary>
public partial class ArchitectureTests
{
    private static readonly Assembly s_program = typeof(HubGraph.Program).Assembly;

    [Fact]
    public void Entities_and_rules_know_no_database_and_no_graph()
    {
        Type[] inner = [.. s_program.GetTypes().Where(type => IsEntityOrRule(type) && type.DeclaringType is null)];
        Assert.Contains(typeof(Event), inner);
        Assert.Contains(typeof(EventRules), inner);

        TestResult result = Types.InAssembly(s_program).That().MeetCustomRule(new Among(inner))
            .ShouldNot().HaveDependencyOnAny("HubGraph.Data", "HubGraph.Graph", "HubGraph.Planning", "HubGraph.Host", "HubGraph.Commands", "GraphQL", "Microsoft.EntityFrameworkCore")
            .GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    [Theory]
    [InlineData("HubGraph.Data", new[] { "HubGraph.Graph", "HubGraph.Host", "HubGraph.Exports", "HubGraph.Commands", "HubGraph.Webhooks", "GraphQL" })]
    [InlineData("HubGraph.Graph", new[] { "HubGraph.Exports", "HubGraph.Commands", "HubGraph.Transport" })]
    [InlineData("HubGraph.Concepts", new[] { "HubGraph.Exports", "HubGraph.Commands" })]
    public void Inner_parts_know_nothing_of_outer_ones(string part, string[] outer)
    {
        TestResult result = Types.InAssembly(s_program).That().ResideInNamespaceStartingWith(part).ShouldNot().HaveDependencyOnAny(outer).GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    [Theory]
    [InlineData("src", "HubGraph")]
    [InlineData("src", "HubGraph.Planning")]
    [InlineData("src", "HubGraph.Transport")]
    [InlineData("tests", "HubGraph.Tests")]
    [InlineData("tests", "HubGraph.Benchmarks")]
    public void Namespaces_are_folders(string folder, string project)
    {
        string root = Repository.File(folder, project);
        foreach (string file in Sources(folder, project))
        {
            string place = Path.GetDirectoryName(Path.GetRelativePath(root, file))!;
            string expected = $"namespace {string.Join('.', [project, .. place.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)])}";
            string? named = File.ReadLines(file).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))?.TrimEnd(';');
            Assert.True(named is null || named == expected, $"{file}: {named} is not {expected}");
        }
    }

    [Theory]
    [InlineData("HubGraph.Transport", "HubGraph.Transport")]
    [InlineData("HubGraph", "HubGraph.Data")]
    [InlineData("HubGraph", "HubGraph.Host")]
    public void Folders_have_no_circles(string project, string folder) =>
        Assert.Equal([], new FolderGraph(Assembly.Load(project)).Circles(name => $"{name}.".StartsWith($"{folder}.", StringComparison.Ordinal)));

    [Fact]
    public void What_decides_over_an_execution_knows_nothing_of_the_wire()
    {
        TestResult result = Types.InAssembly(typeof(TransportOptions).Assembly)
            .That().ResideInNamespaceMatching(@"^HubGraph\.Transport\.(?!Http|Streams)")
            .ShouldNot().HaveDependencyOnAny("HubGraph.Transport.Http", "HubGraph.Transport.Streams")
            .GetResult();

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
    public void Planning_and_transport_speak_of_no_hub_and_no_country(string project)
    {
        foreach (string file in Sources("src", project))
            Assert.False(DomainWords().IsMatch(File.ReadAllText(file)), $"{file} speaks of the domain.");
    }

    [Fact]
    public void Only_the_data_layer_writes_sql()
    {
        foreach (string file in Sources("src", "HubGraph").Where(file => !file.Contains($"{Path.DirectorySeparatorChar}Data{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
            Assert.False(Writes().IsMatch(File.ReadAllText(file)), $"{file} writes beside the change log.");
    }

    [Theory]
    [InlineData("HubGraph.Planning")]
    [InlineData("HubGraph.Transport")]
    [InlineData("HubGraph")]
    public void What_returns_a_task_ends_in_Async(string project)
    {
        Type[] types = [.. Assembly.Load(project).GetTypes().Where(type => !type.Name.Contains('<', StringComparison.Ordinal) && !type.IsSubclassOf(typeof(Delegate)))];
        Assert.Empty(
            from type in types
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            where IsTask(method.ReturnType) && !method.IsSpecialName && !method.Name.EndsWith("Async", StringComparison.Ordinal)
                && method.Name != "Main" && method.Name.All(char.IsAsciiLetterOrDigit)
                // The platform's and the engine's own names.
                && method.GetBaseDefinition() == method && !type.GetInterfaces().Any(contract => contract.Assembly != type.Assembly && contract.GetMethod(method.Name) is not null)
            select $"{type.FullName}.{method.Name}");
    }

    [Theory]
    [InlineData("HubGraph.Planning")]
    [InlineData("HubGraph.Transport")]
    [InlineData("HubGraph")]
    public void Lines_have_at_most_140_characters(string project)
    {
        string[] longer =
        [
            .. from file in Sources("src", project)
               where !file.Split(Path.DirectorySeparatorChar).Contains("Migrations")
               from line in File.ReadLines(file).Index()
               where line.Item.Length > 140
               select $"{Path.GetRelativePath(Repository.File(), file)}:{line.Index + 1} has {line.Item.Length} characters.",
        ];
        Assert.True(longer.Length == 0, string.Join('\n', longer));
    }

    private static bool IsTask(Type type) =>
        type.IsAssignableTo(typeof(Task)) || type == typeof(ValueTask) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>));

    private static IEnumerable<string> Sources(string folder, string project) =>
        Directory.GetFiles(Repository.File(folder, project), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "node_modules"));

    private static bool IsEntityOrRule(Type type) =>
        type.Namespace?.StartsWith("HubGraph.Concepts", StringComparison.Ordinal) == true
        && (type.Namespace == "HubGraph.Concepts" || type.IsEnum || typeof(IRecord).IsAssignableFrom(type) || type.Name.EndsWith("Rules", StringComparison.Ordinal));

    private sealed class Among(IReadOnlyCollection<Type> types) : ICustomRule
    {
        private readonly HashSet<string> _names = [.. types.Select(type => type.FullName!)];

        public bool MeetsRule(TypeDefinition type) => _names.Contains(type.FullName);
    }

    [GeneratedRegex(@"\b(hubs?|carriers?|regions?|communes?|coverage|france|french|paris|euros?|cents?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex DomainWords();

    [GeneratedRegex(@"\b(ExecuteUpdate|ExecuteDelete|ExecuteSql\w*|INSERT INTO|DELETE FROM|UPDATE \w+ SET)\b")]
    private static partial Regex Writes();
}
