using System.Text.Json;

namespace HubGraph.Tests.Transport;

public sealed class AuditTests(TransportServer server) : IClassFixture<TransportServer>
{
    [SkippableFact]
    public async Task Passes_the_official_audits_of_GraphQL_over_HTTP()
    {
        string output = await NodeClients.RunAsync("audit.mjs", server.Url.ToString());

        using JsonDocument audits = JsonDocument.Parse(output);
        Assert.True(audits.RootElement.GetArrayLength() >= 60, output);
        Assert.Empty(audits.RootElement.EnumerateArray()
            .Where(audit => audit.GetProperty("status").GetString() != "ok")
            .Select(audit => audit.GetRawText()));
    }

    [SkippableFact]
    public async Task A_client_can_rebuild_the_schema_by_introspection()
    {
        string sdl = await NodeClients.RunAsync("introspect.mjs", server.Url.ToString());

        Assert.Contains("page(first: Int): Int", sdl, StringComparison.Ordinal);
        Assert.Contains("type Subscription {", sdl, StringComparison.Ordinal);
    }
}
