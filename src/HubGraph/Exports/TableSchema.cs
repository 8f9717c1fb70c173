using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HubGraph.Docs;

namespace HubGraph.Exports;

/// <summary>
/// Describes an export as <see href="https://specs.frictionlessdata.io/table-schema/">Table Schema</see> and schema.data.gouv.fr
/// ask.
/// </summary>
internal static class TableSchema
{
    private static readonly JsonSerializerOptions s_json =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    // To be raised by hand: the last place for a description, the second for a new column, the first for one that goes or changes.
    private const string Version = "1.1.0";

    // When the first of these schemas was written, and when this version was: by hand, too.
    private const string Created = "2026-11-27";
    private const string LastModified = "2026-11-30";

    // The default has no milliseconds.
    private const string Instants = "%Y-%m-%dT%H:%M:%S.%fZ";

    /// <summary>What all exports are about.</summary>
    public static IReadOnlyList<string> Keywords { get; } = ["inclusion numérique", "médiation numérique", "hubs territoriaux"];

    /// <summary>The schema of an export.</summary>
    /// <param name="server">The address that the server has for who asks, ending with a slash.</param>
    public static byte[] Of(ExportTable table, string server, PublisherOptions publisher) =>
        JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["$schema"] = "https://frictionlessdata.io/schemas/table-schema.json",
            ["name"] = $"hubgraph-{table.Dataset.Name}",
            ["title"] = table.Dataset.Title,
            ["description"] = table.Dataset.Concept.Description,
            ["keywords"] = new JsonArray([.. Keywords.Select(keyword => (JsonNode)keyword)]),
            ["countryCode"] = "FR",
            ["homepage"] = $"{server}graphql",
            ["path"] = $"{server}exports/{table.Dataset.Name}.schema.json",
            ["resources"] = new JsonArray(new JsonObject
            {
                ["name"] = table.Dataset.Name,
                ["title"] = table.Dataset.Title,
                ["path"] = $"{server}exports/{table.Dataset.Name}.csv",
            }),
            ["version"] = Version,
            ["created"] = Created,
            ["lastModified"] = LastModified,
            ["licenses"] = Licenses(publisher),
            ["contributors"] = new JsonArray(new JsonObject { ["title"] = "HubGraph", ["role"] = "author" }),
            ["encoding"] = "utf-8",
            ["missingValues"] = new JsonArray(""),
            ["primaryKey"] = "id",
            ["fields"] = new JsonArray([.. table.Columns.Select(Field)]),
        }, s_json);

    /// <summary>All exports as a <see href="https://specs.frictionlessdata.io/data-package/">Data Package</see>.</summary>
    /// <inheritdoc cref="Of" path="/param[@name='server']"/>
    public static byte[] PackageOf(IEnumerable<ExportTable> tables, string server, PublisherOptions publisher) =>
        JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["profile"] = "data-package",
            ["name"] = "hubgraph",
            ["title"] = "HubGraph",
            ["homepage"] = $"{server}docs/open-data",
            ["licenses"] = Licenses(publisher),
            ["resources"] = new JsonArray([.. tables.Select(table => new JsonObject
            {
                ["profile"] = "tabular-data-resource",
                ["name"] = table.Dataset.Name,
                ["title"] = table.Dataset.Title,
                ["path"] = $"{server}exports/{table.Dataset.Name}.csv",
                ["schema"] = $"{server}exports/{table.Dataset.Name}.schema.json",
            })]),
        }, s_json);

    private static JsonArray Licenses(PublisherOptions publisher) => [new JsonObject { ["path"] = publisher.License }];

    private static JsonObject Field(ExportColumn column)
    {
        JsonObject field = new()
        {
            ["name"] = column.Name,
            ["description"] = column.Value.IsList ? $"{column.Value.Description} A list, with '{CsvFormat.ItemSeparator}' between its "
                + "items." : column.Value.Description,
            ["type"] = TypeOf(column),
            ["format"] = TypeOf(column) == "datetime" ? Instants : "default",
            ["example"] = Example(column),
        };
        if (Constraints(column) is { Count: > 0 } constraints)
            field["constraints"] = constraints;
        return field;
    }

    private static string TypeOf(ExportColumn column) => column.Value.IsList ? "string" : column.Value.Kind.TableType;

    private static JsonNode Example(ExportColumn column) => TypeOf(column) switch
    {
        "integer" => long.Parse(column.Value.Example!, CultureInfo.InvariantCulture),
        "number" => decimal.Parse(column.Value.Example!, CultureInfo.InvariantCulture),
        "boolean" => bool.Parse(column.Value.Example!),
        _ => column.Value.Example!,
    };

    private static JsonObject Constraints(ExportColumn column)
    {
        JsonObject constraints = [];
        if (column.Value.IsRequired)
            constraints["required"] = true;
        if (column.Name == "id")
            constraints["unique"] = true;
        if (column.Values is { } values && column.Value.IsList)
            constraints["pattern"] = $"({string.Join('|', values)})(\\|({string.Join('|', values)}))*";
        else if (column.Values is { } names)
            constraints["enum"] = new JsonArray([.. names.Select(name => (JsonNode)name)]);
        else if (column.Value.Kind.Pattern is { } pattern)
            constraints["pattern"] = pattern;
        return constraints;
    }
}
