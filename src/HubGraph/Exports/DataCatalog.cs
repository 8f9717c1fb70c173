using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HubGraph.Docs;

namespace HubGraph.Exports;

/// <summary>
/// Describes all exports as <see href="https://semiceu.github.io/DCAT-AP/releases/3.0.0/">DCAT-AP</see> in JSON-LD, for catalogues of
/// open data that harvest it.
/// </summary>
internal static class DataCatalog
{
    /// <summary>What its address ends with.</summary>
    public const string File = "catalog.jsonld";

    private const string Authority = "http://publications.europa.eu/resource/authority/";

    private static readonly JsonSerializerOptions s_json =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    // File types that the European vocabulary has not are told by their media type alone.
    private static readonly (string Extension, string? Type, string Media)[] s_formats =
    [
        ("csv", "CSV", "text/csv"),
        ("xlsx", "XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("json", "JSON", "application/json"),
        ("jsonl", null, "application/jsonl"),
    ];

    /// <summary>The catalogue.</summary>
    /// <param name="server">The address that the server has for who asks, ending with a slash.</param>
    /// <param name="modified">When the data were changed last; null where they never were.</param>
    public static byte[] Of(IEnumerable<ExportTable> tables, string server, PublisherOptions publisher, DateTime? modified)
    {
        JsonObject catalog = Dated(modified, new JsonObject
        {
            ["@context"] = new JsonObject
            {
                ["dcat"] = "http://www.w3.org/ns/dcat#",
                ["dct"] = "http://purl.org/dc/terms/",
                ["foaf"] = "http://xmlns.com/foaf/0.1/",
                ["vcard"] = "http://www.w3.org/2006/vcard/ns#",
                ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
            },
            ["@id"] = $"{server}exports/{File}",
            ["@type"] = "dcat:Catalog",
            ["dct:title"] = French("HubGraph"),
            ["dct:description"] = French(
                "Les hubs territoriaux pour un numérique inclusif : leurs porteurs, leurs périmètres, leurs projets, leurs événements et "
                    + "leurs actions."),
            ["dct:language"] = Concept("language/FRA"),
            ["dct:license"] = Resource(publisher.License),
            ["dct:publisher"] = Publisher(server, publisher),
            ["dct:spatial"] = Concept("country/FRA"),
            ["foaf:homepage"] = Resource($"{server}docs/open-data"),
            ["dcat:service"] = new JsonObject
            {
                ["@id"] = $"{server}graphql",
                ["@type"] = "dcat:DataService",
                ["dct:title"] = French("API GraphQL de HubGraph"),
                ["dcat:endpointURL"] = Resource($"{server}graphql"),
                ["dcat:endpointDescription"] = Resource($"{server}schema.graphql"),
            },
        });
        catalog["dcat:dataset"] = new JsonArray(
            [
                .. tables.Select(table =>
                    Dataset(table.Dataset.Name, table.Dataset.Title, table.Dataset.Concept.Description, server, publisher, modified)),
            ]);
        return JsonSerializer.SerializeToUtf8Bytes(catalog, s_json);
    }

    private static JsonObject Dataset(
        string name, string title, string? description, string server, PublisherOptions publisher,
        DateTime? modified) => Dated(modified, new JsonObject
        {
            ["@id"] = $"{server}exports/{name}",
            ["@type"] = "dcat:Dataset",
            ["dct:identifier"] = $"hubgraph-{name}",
            ["dct:title"] = French(title),
            ["dct:description"] = new JsonObject { ["@value"] = description ?? title, ["@language"] = "en" },
            ["dct:language"] = Concept("language/FRA"),
            ["dct:license"] = Resource(publisher.License),
            ["dct:publisher"] = Publisher(server, publisher),
            ["dct:spatial"] = Concept("country/FRA"),
            ["dct:accrualPeriodicity"] = Concept("frequency/CONT"),
            ["dcat:theme"] = Concept("data-theme/SOCI"),
            ["dcat:keyword"] = new JsonArray([.. TableSchema.Keywords.Select(keyword => French(keyword))]),
            ["dcat:contactPoint"] = Contact(server, publisher),
            ["dcat:landingPage"] = Resource($"{server}docs/open-data"),
            ["dcat:distribution"] = new JsonArray(
            [.. s_formats.Select(format => Distribution(name, title, format, server, publisher, modified))]),
        });

    private static JsonObject Distribution(
        string name, string title, (string Extension, string? Type, string Media) format, string server, PublisherOptions publisher,
        DateTime? modified)
    {
        string address = $"{server}exports/{name}.{format.Extension}";
        JsonObject distribution = Dated(modified, new JsonObject
        {
            ["@id"] = address,
            ["@type"] = "dcat:Distribution",
            ["dct:title"] = French($"{title} ({format.Extension.ToUpperInvariant()})"),
            ["dct:license"] = Resource(publisher.License),
            ["dct:conformsTo"] = Resource($"{server}exports/{name}.schema.json"),
            ["dcat:accessURL"] = Resource(address),
            ["dcat:downloadURL"] = Resource(address),
            ["dcat:mediaType"] = Resource($"https://www.iana.org/assignments/media-types/{format.Media}"),
        });
        if (format.Type is { } type)
            distribution["dct:format"] = Concept($"file-type/{type}");
        return distribution;
    }

    private static JsonObject Publisher(string server, PublisherOptions publisher) => new()
    {
        ["@id"] = $"{server}docs/legal-notice",
        ["@type"] = "foaf:Agent",
        ["foaf:name"] = publisher.Name ?? "HubGraph",
    };

    private static JsonObject Contact(string server, PublisherOptions publisher)
    {
        JsonObject contact = new()
        {
            ["@id"] = $"{server}docs/legal-notice#contact",
            ["@type"] = "vcard:Organization",
            ["vcard:fn"] = publisher.Name ?? "HubGraph",
        };
        if (publisher.Email is { } email)
            contact["vcard:hasEmail"] = Resource($"mailto:{email}");
        return contact;
    }

    private static JsonObject Dated(DateTime? modified, JsonObject described)
    {
        if (modified is { } instant)
            described["dct:modified"] = new JsonObject { ["@value"] = $"{instant:yyyy-MM-dd'T'HH:mm:ss'Z'}", ["@type"] = "xsd:dateTime" };
        return described;
    }

    private static JsonObject French(string text) => new() { ["@value"] = text, ["@language"] = "fr" };

    private static JsonObject Resource(string address) => new() { ["@id"] = address };

    private static JsonObject Concept(string name) => Resource(Authority + name);
}
