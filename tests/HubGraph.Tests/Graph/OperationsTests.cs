using System.Text.Encodings.Web;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Planning;
using Snapshooter.Xunit;

namespace HubGraph.Tests.Graph;

/// <summary>The documents of real clients, each against its snapshot, the same on both databases.</summary>
public class OperationsTests
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, object> s_variables = new()
    {
        ["call-sheet"] = new { slug = "ami-2020" },
        ["commune-copy"] = new { },
        ["communes-by-postal-code"] = new { postalCode = "01400" },
        ["events-agenda"] = new { hub = "aura", first = 3 },
        ["funded-projects"] = new { contains = "mediation", first = 3 },
        ["hub-directory"] = new { },
        ["hub-sheet"] = new { slug = "bretagne" },
        ["latest-activities"] = new { first = 6, withTags = true },
        ["national-map"] = new { on = "2020-11-17" },
        ["records-by-id"] = new { ids = new[] { GlobalId.Encode("Hub", 1), GlobalId.Encode("Region", 999), GlobalId.Encode("Carrier", 2), GlobalId.Encode("Hub", 1) } },
        ["region-report"] = new { code = "84", from = "2025-01-01", to = "2025-12-31" },
        ["white-zones"] = new { on = "2020-11-17" },
    };

    public static TheoryData<string, DatabaseProvider> All()
    {
        TheoryData<string, DatabaseProvider> all = [];
        foreach (string file in Directory.GetFiles(Repository.File("schema", "operations"), "*.graphql"))
        {
            all.Add(Path.GetFileNameWithoutExtension(file), DatabaseProvider.Sqlite);
            all.Add(Path.GetFileNameWithoutExtension(file), DatabaseProvider.Postgresql);
        }
        return all;
    }

    [SkippableTheory]
    [MemberData(nameof(All))]
    public async Task Answers_as_before(string name, DatabaseProvider provider)
    {
        GraphServer server = await DemonstrationServer.SharedAsync(provider);
        string document = await File.ReadAllTextAsync(Repository.File("schema", "operations", $"{name}.graphql"));

        JsonElement data = await server.QueryAsync(document, s_variables[name]);

        Snapshot.Match(JsonSerializer.Serialize(data, s_indented), name);
    }
}
