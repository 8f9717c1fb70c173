using System.Text.Json;
using GraphQL;
using GraphQL.Types;
using HubGraph.Transport.Responses;

namespace HubGraph.Pages;

/// <summary>What a page says of a region without a script.</summary>
internal sealed record RegionFigures(string Code, string Name, string Status, int? Population, IReadOnlyList<Named> Hubs);

/// <summary>What a page says of a hub without a script.</summary>
internal sealed record HubFigures(string Slug, string Name, IReadOnlyList<Named> Carriers, IReadOnlyList<Named> Regions);

/// <summary>A record by its natural key and its name.</summary>
internal sealed record Named(string Key, string Name);

/// <summary>The hubs and regions of today.</summary>
/// <param name="HasInvented">Whether some records are invented, for a demonstration.</param>
internal sealed record Figures(IReadOnlyList<RegionFigures> Regions, IReadOnlyList<HubFigures> Hubs, bool HasInvented);

/// <summary>
/// Reads what pages say without a script, by the documents that everybody may send, once for each version of the data and hour: all
/// readers see the same, and who comes while one reads waits for it.
/// </summary>
internal sealed class FigureReader(
    IDocumentExecuter executer, ISchema schema, IGraphQLTextSerializer serializer, IServiceProvider services, IDataVersions versions,
    TimeProvider time) : IDisposable
{
    // Invented records lie in a database of their own, so the oldest tells, whatever was tried out there since.
    private const string Invented = "{ activities(last: 1) { nodes { isDemonstration } } }";
    private readonly SemaphoreSlim _reading = new(1);
    private volatile Tuple<string, Figures>? _current;

    /// <summary>The figures of now; null where they cannot be read, which the script tells and gets over.</summary>
    public async Task<Figures?> TryAsync(CancellationToken cancellation)
    {
        // What is true today is not so for ever.
        string version = $"{await versions.CurrentAsync(cancellation)} {time.GetUtcNow():yyyy-MM-ddTHH}";
        if (Current(version) is { } known)
            return known;
        await _reading.WaitAsync(cancellation);
        try
        {
            if (Current(version) is { } meanwhile)
                return meanwhile;
            Figures? figures = await ReadAsync(cancellation);
            if (figures is not null)
                _current = Tuple.Create(version, figures);
            return figures;
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private Figures? Current(string version) => _current is { } current && current.Item1 == version ? current.Item2 : null;

    private async Task<Figures?> ReadAsync(CancellationToken cancellation)
    {
        if (await AskAsync(Known("national-map"), [], cancellation) is not { } regions
            || await AskAsync(Invented, [], cancellation) is not { } invented)
            return null;
        List<HubFigures> hubs = [];
        for (string? after = null; ;)
        {
            if (await AskAsync(Known("hub-directory"), new() { ["first"] = 100, ["after"] = after }, cancellation) is not { } page)
                return null;
            JsonElement list = page.GetProperty("hubs"), info = list.GetProperty("pageInfo");
            hubs.AddRange(Nodes(list).Select(hub => new HubFigures(
                Text(hub, "slug"),
                Text(hub, "name"),
                [.. Nodes(hub.GetProperty("carriers")).Select(one => Of(one.GetProperty("carrier"), "slug"))],
                [.. Nodes(hub.GetProperty("regions")).Select(region => Of(region, "code"))])));
            if (!info.GetProperty("hasNextPage").GetBoolean())
                break;
            after = Text(info, "endCursor");
        }
        return new Figures(
            [.. Nodes(regions.GetProperty("regions")).Select(region => new RegionFigures(
                Text(region, "code"),
                Text(region, "name"),
                Text(region, "coverageStatus"),
                region.GetProperty("population") is { ValueKind: JsonValueKind.Number } population ? population.GetInt32() : null,
                [.. Nodes(region.GetProperty("hubs")).Select(hub => Of(hub, "slug"))]))],
            hubs,
            Nodes(invented.GetProperty("activities")).Any(activity => activity.GetProperty("isDemonstration").GetBoolean()));
    }

    private async Task<JsonElement?> AskAsync(string document, Dictionary<string, object?> variables, CancellationToken cancellation)
    {
        ExecutionResult result = await executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = schema,
            Query = document,
            Variables = new Inputs(variables),
            RequestServices = services,
            UserContext = new Dictionary<string, object?>(),
            CancellationToken = cancellation,
        });
        return result.Errors is { Count: > 0 }
            ? null
            : JsonSerializer.Deserialize<JsonElement>(serializer.Serialize(result)).GetProperty("data");
    }

    private static string Known(string operation)
    {
        using StreamReader text = new(typeof(FigureReader).Assembly.GetManifestResourceStream($"operations/{operation}.graphql")!);
        return text.ReadToEnd();
    }

    private static JsonElement.ArrayEnumerator Nodes(JsonElement list) => list.GetProperty("nodes").EnumerateArray();

    private static string Text(JsonElement record, string field) => record.GetProperty(field).GetString()!;

    private static Named Of(JsonElement record, string key) => new(Text(record, key), Text(record, "name"));
}
