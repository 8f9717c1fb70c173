using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using HubGraph.Data;

namespace HubGraph.Tests.Graph;

/// <summary>Values as other platforms write them.</summary>
public sealed class ValueFormTests
{
    [Theory]
    [InlineData("2026-05-04T12:30:00.123456789Z")]
    [InlineData("2026-05-04T12:30:00.1+02:00")]
    [InlineData("2026-05-04t12:30:00.000000000000z")]
    [InlineData("2026-05-04T12:30:00Z")]
    public async Task An_instant_may_have_any_number_of_decimals(string instant) =>
        Assert.False((await AskAsync("query ($at: DateTime) { events(where: { startsAt: { gt: $at } }) { totalCount } }", $$"""{"at":"{{instant}}"}""")).TryGetProperty("errors", out _));

    [Theory]
    [InlineData("2026-05-04T12:30:00Z\\n")]
    [InlineData("2026-05-04T12:30:00.Z")]
    [InlineData("2026-05-04T12:30:00")]
    [InlineData("2026-05-04 12:30:00Z")]
    [InlineData("٢٠٢٦-05-04T12:30:00Z")]
    public async Task What_is_no_instant_is_refused(string instant) =>
        Assert.True((await AskAsync("query ($at: DateTime) { events(where: { startsAt: { gt: $at } }) { totalCount } }", $$"""{"at":"{{instant}}"}""")).TryGetProperty("errors", out _));

    [Theory]
    [InlineData("2", true)]
    [InlineData("2.0", true)]
    [InlineData("2.000e0", true)]
    [InlineData("0.2E1", true)]
    [InlineData("2.5", false)]
    [InlineData("3000000000.0", false)]
    [InlineData("1e400", false)]
    [InlineData("\"2\"", false)]
    public async Task A_whole_number_is_an_Int_however_it_is_written(string number, bool isTaken)
    {
        JsonElement answer = await AskAsync("query ($first: Int) { hubs(first: $first) { nodes { id } } }", $$"""{"first":{{number}}}""");

        Assert.Equal(isTaken ? 2 : -1, answer.TryGetProperty("data", out JsonElement data) && data.ValueKind == JsonValueKind.Object ? data.GetProperty("hubs").GetProperty("nodes").GetArrayLength() : -1);
    }

    private static async Task<JsonElement> AskAsync(string query, string variables)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        using StringContent body = new($$"""{"query":{{JsonSerializer.Serialize(query)}},"variables":{{variables}}}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await server.Client.PostAsync("/graphql", body);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
