using System.Globalization;
using System.Text.Json;

namespace HubGraph.Benchmarks;

/// <summary>What the values of varying queries are drawn from.</summary>
internal sealed record BenchmarkValues(IReadOnlyList<string> Slugs, IReadOnlyList<string> Codes);

/// <summary>A query whose values differ in each request.</summary>
/// <param name="Name">What it is called in tables.</param>
/// <param name="Path">Where the bare endpoint answers it.</param>
/// <param name="Document">The GraphQL document.</param>
/// <param name="Draw">Draws its variables; the bare endpoint knows them by their order.</param>
internal sealed record VaryingQuery(string Name, string Path, string Document, Func<Random, BenchmarkValues, object> Draw)
{
    // More than a server could remember the answers or the requests of.
    private const int Requests = 20_000;

    // Demonstration activities and events lie in five years and a half from here on.
    private static readonly DateOnly s_first = new(2021, 1, 5);
    private const int Days = 5 * 365;

    public static readonly IReadOnlyList<VaryingQuery> All =
    [
        new("a commune by any code", "/commune", "query ($code: String!) { commune(code: $code) { name population department { name } region { name } } }",
            (random, values) => new { code = values.Codes[random.Next(values.Codes.Count)] }),
        new("20 events, any hub and day", "/events-from", "query ($hub: String!, $from: Date!) { events(where: {hub: {slug: {eq: $hub}}, startsOn: {gte: $from}}, order: [{startsAt: DESC}], first: 20) { nodes { title startsAt participants hub { name } region { name } } } }",
            (random, values) => new { hub = values.Slugs[random.Next(values.Slugs.Count)], from = Text(Day(random)) }),
        new("months of any hub and year", "/months", "query ($hub: String!, $from: Date!, $to: Date!) { activityStatistics(where: {hub: {slug: {eq: $hub}}, performedOn: {gte: $from, lte: $to}}, period: MONTH) { nodes { period { start } count durationMinutes { sum } } } }",
            (random, values) =>
            {
                DateOnly from = Day(random);
                return new { hub = values.Slugs[random.Next(values.Slugs.Count)], from = Text(from), to = Text(from.AddYears(1).AddDays(-1)) };
            }),
    ];

    /// <summary>The bodies that a client sends, one after the other: the same in each run.</summary>
    public IReadOnlyList<string> Bodies(BenchmarkValues values)
    {
        Random random = new(1);
        return [.. Enumerable.Range(0, Requests).Select(_ => JsonSerializer.Serialize(new { query = Document, variables = Draw(random, values) }))];
    }

    private static DateOnly Day(Random random) => s_first.AddDays(random.Next(Days));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
