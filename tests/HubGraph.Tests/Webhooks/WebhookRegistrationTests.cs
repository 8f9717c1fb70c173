using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Reference;
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

    public static TheoryData<string, string> Refusals() => new()
    {
        { """{"url":"http://1.1.1.1/"}""", "INVALID_VALUE at input.url" },
        { """{"url":"ftp://1.1.1.1/"}""", "INVALID_VALUE at input.url" },
        { """{"url":"https://name:secret@1.1.1.1/"}""", "INVALID_VALUE at input.url" },
        { """{"url":"hook"}""", "INVALID_VALUE at input.url" },
        { """{"url":"https://localhost/"}""", "ADDRESS_NOT_PUBLIC at input.url" },
        { """{"url":"https://127.1/"}""", "ADDRESS_NOT_PUBLIC at input.url" },
        { """{"url":"https://2130706433/"}""", "ADDRESS_NOT_PUBLIC at input.url" },
        { """{"url":"https://10.1.2.3/"}""", "ADDRESS_NOT_PUBLIC at input.url" },
        { """{"url":"https://172.31.0.1/"}""", "ADDRESS_NOT_PUBLIC at input.url" },
        { """{"url":"https://192.168.1.1/"}""", "ADDRESS_NOT_PUBLIC at input.url" },
        { """{"url":"https://169.254.169.254/latest/meta-data"}""", "ADDRESS_NOT_PUBLIC at input.url" },
        { """{"url":"https://100.64.0.1/"}""", "ADDRESS_NOT_PUBLIC at input.url" },
        { """{"url":"https://0.0.0.0/"}""", "ADDRESS_NOT_PUBLIC at input.url" },
        { """{"url":"https://[::1]/"}""", "ADDRESS_NOT_PUBLIC at input.url" },
        { """{"url":"https://[fe80::1]/"}""", "ADDRESS_NOT_PUBLIC at input.url" },
        { """{"url":"https://[fd00::1]/"}""", "ADDRESS_NOT_PUBLIC at input.url" },
        { """{"url":"https://[::ffff:127.0.0.1]/"}""", "ADDRESS_NOT_PUBLIC at input.url" },
        { """{"url":"https://[::ffff:a00:1]/"}""", "ADDRESS_NOT_PUBLIC at input.url" },
        { """{"url":"https://[64:ff9b::7f00:1]/"}""", "ADDRESS_NOT_PUBLIC at input.url" },
        { """{"url":"https://[2002:7f00:1::]/"}""", "ADDRESS_NOT_PUBLIC at input.url" },
        { """{"url":"https://nowhere.invalid/"}""", "ADDRESS_NOT_PUBLIC at input.url" },
        { """{"types":["Hub","Hubs"]}""", "INVALID_VALUE at input.types.1" },
        { """{"hub":"ouest"}""", "UNKNOWN_HUB at input.hub" },
        { """{"region":"99"}""", "UNKNOWN_PLACE at input.region" },
        { """{"document":"nothing"}""", "DOCUMENT_UNFIT at input.document" },
        { """{"document":"log-animation"}""", "DOCUMENT_UNFIT at input.document" },
        { """{"document":"region-report"}""", "DOCUMENT_UNFIT at input.document" },
        { """{"document":"hub-history"}""", "DOCUMENT_UNFIT at input.document" },
    };

    [Theory, MemberData(nameof(Refusals))]
    public async Task What_cannot_be_delivered_is_refused(string changes, string refusals)
    {
        GraphServer server = await SmallWorld.SharedAsync(DatabaseProvider.Sqlite);

        JsonElement payload = await server.MutateAsync(MutationSender.Integration, "createWebhook", new Dictionary<string, object?> { ["url"] = Public }.With(changes), "secret");

        Assert.Equal(refusals, string.Join(", ", payload.Refusals()));
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("secret").ValueKind);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Nor_does_one_become_what_cannot_be_delivered(DatabaseProvider provider)
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(provider, "--Webhooks:AllowLoopback", "false");
        const string Selection = "url types hub { slug } region { code } document";
        JsonElement created = await world.Server.MutateAsync(MutationSender.Integration, "createWebhook", new { url = Public, types = new[] { "Hub" }, hub = "nord", document = "records-by-id" }, $"webhook {{ id {Selection} }}");
        string id = created.Accepted().GetProperty("webhook").GetProperty("id").GetString()!;

        foreach (object?[] refusal in (IEnumerable<object?[]>)Refusals())
        {
            Dictionary<string, object?> input = new Dictionary<string, object?> { ["id"] = id }.With((string)refusal[0]!);
            JsonElement payload = await world.Server.MutateAsync(MutationSender.Integration, "updateWebhook", input, "webhook { id }");
            Assert.Equal(refusal[1], string.Join(", ", payload.Refusals()));
        }

        Assert.Equal("""{"url":"https://1.1.1.1/hook","types":["Hub"],"hub":{"slug":"nord"},"region":null,"document":"records-by-id"}""", (await world.ReadAsync(Selection)).GetRawText());
        Assert.Equal("FORBIDDEN", (await world.Server.TryMutateAsync(MutationSender.Reader, "updateWebhook", new { id, url = Public }, "__typename")).Body.Code());
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

        foreach (string mutation in new[] { "updateWebhook", "rotateWebhookSecret", "replayWebhook", "deleteWebhook" })
            Assert.Equal("UNKNOWN_RECORD at input.id", Assert.Single((await world.Server.MutateAsync(another, mutation, new { id }, "__typename")).Refusals()));

        Assert.True((await world.Server.MutateAsync(MutationSender.Administrator, "deleteWebhook", new { id }, "deleted")).GetProperty("deleted").GetBoolean());
        Assert.Equal(0, await world.Server.Database.CountAsync("SELECT count(*) FROM webhook_states"));
    }
}
