using System.Text.Encodings.Web;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Planning;
using HubGraph.Tests.Graph.Activities;
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
        ["viewer"] = new { },
        ["hub-history"] = new { slug = "aura", first = 3 },
        ["log-animation"] = new { input = ActivitySamples.Animation() },
        ["log-activities"] = new
        {
            input = new
            {
                hub = "bretagne",
                mode = "ROW_BY_ROW",
                rows = new object[]
                {
                    new { animation = new { performedOn = "2026-05-04", durationMinutes = 90, summary = "Signature de la charte", department = "35", animationKind = "PARTNERSHIP", clientReference = "carnet-12" } },
                    new { animation = new { performedOn = "2026-05-05", durationMinutes = 2000, summary = "Atelier", commune = "99999", animationKind = "TRAINING_OF_PROFESSIONALS" } },
                },
            },
        },
        ["amend-activity"] = new { input = new { id = GlobalId.Encode("AnimationActivity", 1), version = 1, durationMinutes = 200, summary = "Réunion du réseau des médiatrices et médiateurs" } },
    };

    private static readonly string s_operator = MutationSender.Operator("bretagne", "aura");

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
        string document = await File.ReadAllTextAsync(Repository.File("schema", "operations", $"{name}.graphql"));
        bool writes = document.Contains("\nmutation ", StringComparison.Ordinal);

        await using GraphServer? own = writes ? await StartWithActivityAsync(provider) : null;
        JsonElement data = await (own ?? await DemonstrationServer.SharedAsync(provider)).QueryAsync(document, s_variables[name], s_operator);

        Snapshot.Match(JsonSerializer.Serialize(data, s_indented), name);
    }

    private static async Task<GraphServer> StartWithActivityAsync(DatabaseProvider provider)
    {
        GraphServer server = await GraphServer.StartAsync(provider);
        await server.MutateAsync(s_operator, "logAnimation", ActivitySamples.Animation(), "activity { id }");
        return server;
    }
}
