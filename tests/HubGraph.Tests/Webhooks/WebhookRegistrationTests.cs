using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Host.Auth;

namespace HubGraph.Tests.Webhooks;

/// <summary>Who may have changes delivered, where to, and what of.</summary>
public sealed class WebhookRegistrationTests
{
    private const string Public = "https://1.1.1.1/hook";

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task An_integration_sees_its_own_and_an_administrator_all(DatabaseProvider provider)
    {
        await using GraphServer server = await SmallWorld.StartAsync(provider);
        object input = new { url = Public, types = new[] { "Hub", "Activity" }, hub = "nord", region = "32", document = "records-by-id" };

        JsonElement created = await server.MutateAsync(MutationSender.Integration, "createWebhook", input, "webhook { url types hub { slug } region { code } document owner createdAt state { cursor disabledAt failures } deliveries { totalCount } } secret");
        await server.MutateAsync(MutationSender.Administrator, "createWebhook", new { url = Public }, "secret");

        Assert.Equal([], created.Refusals());
        Assert.StartsWith("whsec_", created.GetProperty("secret").GetString(), StringComparison.Ordinal);
        JsonElement webhook = created.GetProperty("webhook");
        Assert.Equal("""["Activity","Hub"]""", webhook.GetProperty("types").GetRawText());
        Assert.Equal(("nord", "32", "records-by-id"), (webhook.GetProperty("hub").GetProperty("slug").GetString(), webhook.GetProperty("region").GetProperty("code").GetString(), webhook.GetProperty("document").GetString()));
        Assert.EndsWith(" robot", webhook.GetProperty("owner").GetString(), StringComparison.Ordinal);
        string[] callers = [MutationSender.Integration, MutationSender.Administrator, TestIssuer.Shared.Token("integration", subject: "another"), MutationSender.Reader];
        int[] seen = await Task.WhenAll(callers.Select(CountAsync));
        Assert.Equal([1, 2, 0, 0], seen);

        async Task<int> CountAsync(string token) =>
            (await server.QueryAsync("{ viewer { webhooks { totalCount nodes { url } } } }", token: token)).GetProperty("viewer").GetProperty("webhooks").GetProperty("totalCount").GetInt32();
    }

    [Theory]
    [InlineData("anonymous", "UNAUTHENTICATED")]
    [InlineData("reader", "FORBIDDEN")]
    [InlineData("operator nord", "FORBIDDEN")]
    public async Task Others_may_have_none(string caller, string code)
    {
        GraphServer server = await SmallWorld.SharedAsync(DatabaseProvider.Sqlite);

        (_, JsonElement body) = await server.TryMutateAsync(TestCaller.Named(caller)?.Token, "createWebhook", new { url = Public }, "secret");

        Assert.Equal(code, body.Code());
    }

    [Theory]
    [InlineData("""{"url":"http://1.1.1.1/"}""", "INVALID_VALUE at input.url")]
    [InlineData("""{"url":"ftp://1.1.1.1/"}""", "INVALID_VALUE at input.url")]
    [InlineData("""{"url":"https://name:secret@1.1.1.1/"}""", "INVALID_VALUE at input.url")]
    [InlineData("""{"url":"hook"}""", "INVALID_VALUE at input.url")]
    [InlineData("""{"url":"https://localhost/"}""", "ADDRESS_NOT_PUBLIC at input.url")]
    [InlineData("""{"url":"https://127.1/"}""", "ADDRESS_NOT_PUBLIC at input.url")]
    [InlineData("""{"url":"https://2130706433/"}""", "ADDRESS_NOT_PUBLIC at input.url")]
    [InlineData("""{"url":"https://10.1.2.3/"}""", "ADDRESS_NOT_PUBLIC at input.url")]
    [InlineData("""{"url":"https://172.31.0.1/"}""", "ADDRESS_NOT_PUBLIC at input.url")]
    [InlineData("""{"url":"https://192.168.1.1/"}""", "ADDRESS_NOT_PUBLIC at input.url")]
    [InlineData("""{"url":"https://169.254.169.254/latest/meta-data"}""", "ADDRESS_NOT_PUBLIC at input.url")]
    [InlineData("""{"url":"https://100.64.0.1/"}""", "ADDRESS_NOT_PUBLIC at input.url")]
    [InlineData("""{"url":"https://0.0.0.0/"}""", "ADDRESS_NOT_PUBLIC at input.url")]
    [InlineData("""{"url":"https://[::1]/"}""", "ADDRESS_NOT_PUBLIC at input.url")]
    [InlineData("""{"url":"https://[fe80::1]/"}""", "ADDRESS_NOT_PUBLIC at input.url")]
    [InlineData("""{"url":"https://[fd00::1]/"}""", "ADDRESS_NOT_PUBLIC at input.url")]
    [InlineData("""{"url":"https://[::ffff:127.0.0.1]/"}""", "ADDRESS_NOT_PUBLIC at input.url")]
    [InlineData("""{"url":"https://[::ffff:a00:1]/"}""", "ADDRESS_NOT_PUBLIC at input.url")]
    [InlineData("""{"url":"https://[64:ff9b::7f00:1]/"}""", "ADDRESS_NOT_PUBLIC at input.url")]
    [InlineData("""{"url":"https://[2002:7f00:1::]/"}""", "ADDRESS_NOT_PUBLIC at input.url")]
    [InlineData("""{"url":"https://nowhere.invalid/"}""", "ADDRESS_NOT_PUBLIC at input.url")]
    [InlineData("""{"types":["Hub","Hubs"]}""", "INVALID_VALUE at input.types.1")]
    [InlineData("""{"hub":"ouest"}""", "UNKNOWN_HUB at input.hub")]
    [InlineData("""{"region":"99"}""", "UNKNOWN_PLACE at input.region")]
    [InlineData("""{"document":"nothing"}""", "DOCUMENT_UNFIT at input.document")]
    [InlineData("""{"document":"log-animation"}""", "DOCUMENT_UNFIT at input.document")]
    [InlineData("""{"document":"region-report"}""", "DOCUMENT_UNFIT at input.document")]
    [InlineData("""{"document":"hub-history"}""", "DOCUMENT_UNFIT at input.document")]
    public async Task What_cannot_be_delivered_is_refused(string changes, string refusals)
    {
        GraphServer server = await SmallWorld.SharedAsync(DatabaseProvider.Sqlite);

        JsonElement payload = await server.MutateAsync(MutationSender.Integration, "createWebhook", new Dictionary<string, object?> { ["url"] = Public }.With(changes), "secret");

        Assert.Equal(refusals, string.Join(", ", payload.Refusals()));
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("secret").ValueKind);
    }

    [Fact]
    public async Task There_are_as_many_as_may_be_and_a_cursor_must_be_one()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, TestTemplate.Empty, [.. TestIssuer.Shared.Settings, "--Webhooks:PerCaller", "1"]);
        await server.MutateAsync(MutationSender.Integration, "createWebhook", new { url = Public }, "secret");

        JsonElement second = await server.MutateAsync(MutationSender.Integration, "createWebhook", new { url = Public }, "secret");
        (_, JsonElement lost) = await server.TryMutateAsync(MutationSender.Administrator, "createWebhook", new { url = Public, after = "bm93aGVyZTo3" }, "secret");

        Assert.Equal("TOO_MANY at input.url", Assert.Single(second.Refusals()));
        Assert.Equal("BAD_CURSOR", lost.Code());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task The_change_log_tells_nobody_of_an_address_or_a_secret(DatabaseProvider provider)
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(provider);
        (string id, string secret) = await world.RegisterAsync();
        await world.Server.MutateAsync(MutationSender.Integration, "rotateWebhookSecret", new { id }, "webhook { id }");

        string all = (await world.Server.QueryAsync("{ changes(first: 100, types: [\"Webhook\"]) { nodes { kind before after record { id } } } }", token: MutationSender.Administrator)).GetRawText();
        string public_ = (await world.Server.QueryAsync("{ changes(first: 100, types: [\"Webhook\"]) { nodes { kind } } }")).GetRawText();

        Assert.Contains("UPDATED", all, StringComparison.Ordinal);
        Assert.DoesNotContain("hook\"", all, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, all, StringComparison.Ordinal);
        Assert.DoesNotContain("UPDATED", public_, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_changes_what_is_anothers()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(DatabaseProvider.Sqlite);
        (string id, _) = await world.RegisterAsync();
        string another = TestIssuer.Shared.Token("integration", subject: "another");

        foreach (string mutation in new[] { "rotateWebhookSecret", "replayWebhook", "deleteWebhook" })
            Assert.Equal("UNKNOWN_RECORD at input.id", Assert.Single((await world.Server.MutateAsync(another, mutation, new { id }, "__typename")).Refusals()));

        Assert.True((await world.Server.MutateAsync(MutationSender.Administrator, "deleteWebhook", new { id }, "deleted")).GetProperty("deleted").GetBoolean());
        Assert.Equal(0, await world.Server.Database.CountAsync("SELECT count(*) FROM webhook_states"));
    }
}
