using System.Text.Json;

namespace HubGraph.Benchmarks;

/// <summary>A query of the benchmarks.</summary>
/// <param name="Name">What it is called in tables.</param>
/// <param name="Path">Where the bare endpoint answers it.</param>
/// <param name="Document">The GraphQL document.</param>
/// <param name="TakesSlug">Whether its variables are the slugs of the hubs, one after the other.</param>
internal sealed record BenchmarkQuery(string Name, string Path, string Document, bool TakesSlug = false)
{
    /// <summary>The four queries that the project is measured by.</summary>
    public static readonly IReadOnlyList<BenchmarkQuery> All =
    [
        new("hubs, carriers, regions", "/hubs", "{ hubs(first: 11) { nodes { name carriers { nodes { carrier { name } } } regions { nodes { name } } } } }"),
        new("20 filtered events, count", "/events", """{ events(where: {hub: {slug: {eq: "aura"}}}, order: [{startsAt: DESC}], first: 20) { totalCount nodes { title startsAt participants hub { name } region { name } } } }"""),
        new("10 hubs × 5 × 3", "/projects", "{ hubs(first: 10) { nodes { name fundedProjects(first: 5) { nodes { title budgetEuros supports(first: 3) { nodes { performedOn durationMinutes supportKind } } } } } } }"),
        new("one hub by slug", "/hub", "query ($slug: String!) { hub(slug: $slug) { name number call { name } } }", TakesSlug: true),
    ];

    /// <summary>The bodies that a client sends, one after the other.</summary>
    public IReadOnlyList<string> Bodies(IReadOnlyList<string> slugs) => TakesSlug
        ? [.. slugs.Select(slug => JsonSerializer.Serialize(new { query = Document, variables = new { slug } }))]
        : [JsonSerializer.Serialize(new { query = Document })];
}
