using System.Text;
using System.Text.Json;
using CsCheck;
using GraphQL.Types;
using HubGraph.Data;
using HubGraph.Data.Model;
using HubGraph.Tests.Data;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Tests.Graph;

/// <summary>Whatever is selected, nobody reads of people whom no right shows them.</summary>
public sealed class PrivacyTests
{
    // What only those read whom the hub of the south concerns.
    private static readonly string[] s_south = ["Bruno Caron", "bruno@sud.example", "Élise Faure", "elise@sud.example", "+33 1 00 00 00 02", "carnet-sud-1"];

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task No_selection_shows_a_person_to_whom_it_may_not(DatabaseProvider provider)
    {
        GraphServer server = await SmallWorld.SharedAsync(provider);
        ISchema schema = server.Services.GetRequiredService<ISchema>();
        int shown = 0;
        await Gen.Int[0, int.MaxValue - 1].SampleAsync(
            async seed =>
            {
                string document = new RandomSelection(schema, new Random(seed)).Document();
                // Those who may read everything ask first and last: nothing that is remembered of them reaches others.
                shown += await TextsAsync(server, document, TestCaller.Administrator) is { } all && SmallWorld.Personal.Any(text => Shows(all, text)) ? 1 : 0;
                string anonymous = await TextsAsync(server, document, null);
                Assert.DoesNotContain(SmallWorld.Personal, text => Shows(anonymous, text));
                string north = await TextsAsync(server, document, TestCaller.Operator("nord"));
                Assert.DoesNotContain(s_south, text => Shows(north, text));
                Assert.Equal(anonymous, await TextsAsync(server, document, null));
            },
            iter: 250,
            threads: 1);
        Assert.True(shown > 25, $"{shown} selections that show a person to anyone are too few.");
    }

    private static bool Shows(string texts, string text) =>
        texts.Contains(text, StringComparison.Ordinal) || texts.Contains(TextFolding.Fold(text), StringComparison.Ordinal);

    // The answer, and what its ids and cursors hold.
    private static async Task<string> TextsAsync(GraphServer server, string document, TestCaller? caller)
    {
        (int status, JsonElement body) = await server.SendAsync(document, token: caller?.Token);
        Assert.True(status == 200, $"{body}\n{document}");
        StringBuilder texts = new();
        Read(body.GetProperty("data"), texts);
        return texts.ToString();
    }

    private static void Read(JsonElement element, StringBuilder texts)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                    Read(property.Value, texts);
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                    Read(item, texts);
                break;
            case JsonValueKind.String:
                string text = element.GetString()!;
                texts.Append(text).Append('\n');
                if (System.Buffers.Text.Base64Url.IsValid(text))
                    texts.Append(Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(text))).Append('\n');
                break;
            default:
                break;
        }
    }
}
