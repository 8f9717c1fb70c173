using System.Text.Json;

namespace HubGraph.Tests.Transport;

public sealed class AuditTests(TransportServer server) : IClassFixture<TransportServer>
{
    [SkippableFact]
    public async Task Passes_the_official_audits_of_GraphQL_over_HTTP()
    {
        string output = await NodeClients.Run("audit.mjs", server.Url.ToString());

        using JsonDocument audits = JsonDocument.Parse(output);
        Assert.True(audits.RootElement.GetArrayLength() >= 60, output);
        Assert.Empty(audits.RootElement.EnumerateArray()
            .Where(audit => audit.GetProperty("status").GetString() != "ok")
            .Select(audit => audit.GetRawText()));
    }
}
