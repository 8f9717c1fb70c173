using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Planning;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Rest;
using HubGraph.Tests.Transport;
using HubGraph.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StandardWebhooks;
using StandardWebhooks.Diagnostics;

namespace HubGraph.Tests.Webhooks;

/// <summary>What a receiver gets, and when.</summary>
public sealed class WebhookDeliveryTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Changes_come_in_the_order_of_the_log_and_each_once(DatabaseProvider provider)
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(provider);
        await world.RegisterAsync();

        for (int i = 0; i < 30; i++)
            await world.NoteAsync($"Note {i}", hub: 1 + (i % 2));

        List<JsonElement> changes = await world.Receiver.ChangesAsync(30);
        string[] feed = [.. (await world.Server.QueryAsync("{ changes(first: 100, types: [\"Hub\"]) { edges { cursor } } }")).GetProperty("changes").GetProperty("edges").EnumerateArray().Select(edge => edge.GetProperty("cursor").GetString()!)];
        Assert.Equal(feed[^30..], changes.Select(change => change.GetProperty("cursor").GetString()!));
        Assert.Equal(("UPDATED", "Hub", "nord"), (changes[0].GetProperty("kind").GetString(), changes[0].GetProperty("recordType").GetString(), changes[0].GetProperty("hub").GetString()));
        Assert.Equal(world.Receiver.All.Count, world.Receiver.All.Select(message => message.Id).Distinct().Count());
    }

    [SkippableFact]
    public async Task The_reference_libraries_verify_every_message()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(DatabaseProvider.Sqlite);
        (_, string secret) = await world.RegisterAsync();
        await world.NoteAsync("Été, cœur et « guillemets »");
        Received message = await world.Receiver.NextAsync();

        new StandardWebhook(secret).Verify(message.Body, Headers(message));
        Assert.Throws<WebhookVerificationException>(() => new StandardWebhook(secret).Verify(message.Body + " ", Headers(message)));
        Assert.Equal("1", (await NodeClients.RunAsync("webhooks.mjs", secret, message.ToJson())).Trim());
    }

    [SkippableFact]
    public async Task While_a_secret_is_rotated_both_verify()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(DatabaseProvider.Sqlite);
        (string id, string old) = await world.RegisterAsync();
        JsonElement rotated = await world.Server.MutateAsync(MutationSender.Integration, "rotateWebhookSecret", new { id }, "webhook { previousSecretUntil } secret");
        string secret = rotated.Accepted().GetProperty("secret").GetString()!;
        await world.NoteAsync("Un");
        Received both = await world.Receiver.NextAsync();

        Assert.NotEqual(old, secret);
        Assert.Equal("1", (await NodeClients.RunAsync("webhooks.mjs", old, both.ToJson())).Trim());
        Assert.Equal("1", (await NodeClients.RunAsync("webhooks.mjs", secret, both.ToJson())).Trim());
        Assert.Equal(2, both.Signature.Split(' ').Length);
    }

    [Fact]
    public async Task After_the_overlap_the_old_secret_signs_nothing()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(DatabaseProvider.Sqlite, "--Webhooks:SecretOverlap", "0");
        (string id, _) = await world.RegisterAsync();
        await world.Server.MutateAsync(MutationSender.Integration, "rotateWebhookSecret", new { id }, "secret");
        await world.NoteAsync("Un");

        Assert.Single((await world.Receiver.NextAsync()).Signature.Split(' '));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Only_what_was_asked_for_comes(DatabaseProvider provider)
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(provider);
        await world.RegisterAsync(("types", new[] { "Activity" }), ("hub", "nord"), ("region", "32"));

        await world.NoteAsync("Nothing of an activity");
        await SmallWorld.WriteAsync(world.Server, context => context.Activities.Find(3L)!.Summary = "Of the south");
        await SmallWorld.WriteAsync(world.Server, context => context.Activities.Find(1L)!.Summary = "Of the north");

        JsonElement change = Assert.Single(await world.Receiver.ChangesAsync(1));
        Assert.Equal(SmallWorld.Animation(1), change.GetProperty("recordId").GetString());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_is_changed_goes_on_from_where_it_was_with_the_secret_that_it_had(DatabaseProvider provider)
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(provider);
        await using Receiver next = await Receiver.StartAsync();
        (string id, string secret) = await world.RegisterAsync(("types", new[] { "Hub" }), ("hub", "nord"), ("document", "records-by-id"));
        await world.NoteAsync("Avant");
        await world.Receiver.ChangesAsync(1);
        string before = await DeliveredAsync();
        await world.NoteAsync("D’un autre hub", hub: 2);

        // What the other hub wrote since the last delivery is asked for now.
        JsonElement payload = await world.Server.MutateAsync(
            MutationSender.Integration, "updateWebhook", new { id, url = next.Url, hub = (string?)null, document = (string?)null }, "webhook { url types hub { slug } document state { cursor } }");
        List<JsonElement> changes = await next.ChangesAsync(1);
        await world.NoteAsync("Après");
        changes.AddRange(await next.ChangesAsync(1));

        JsonElement changed = payload.Accepted().GetProperty("webhook");
        Assert.Equal($$$"""{"url":"{{{next.Url}}}","types":["Hub"],"hub":null,"document":null,"state":{"cursor":"{{{before}}}"}}""", changed.GetRawText());
        Assert.Equal(["sud", "nord"], changes.Select(change => change.GetProperty("hub").GetString()));
        Assert.All(changes, change => Assert.False(change.TryGetProperty("answer", out _)));
        Received first = next.All.First();
        new StandardWebhook(secret).Verify(first.Body, Headers(first));
        Assert.Single(world.Receiver.All);

        async Task<string> DeliveredAsync() =>
            (await world.UntilAsync("state { cursor } deliveries { totalCount }", webhook => webhook.GetProperty("deliveries").GetProperty("totalCount").GetInt32() == 1))
                .GetProperty("state").GetProperty("cursor").GetString()!;
    }

    [Fact]
    public async Task A_new_address_is_tried_at_once_where_the_old_one_failed()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(DatabaseProvider.Sqlite, "--Webhooks:FirstPause", "01:00:00", "--Webhooks:LongestPause", "01:00:00");
        (string id, _) = await world.RegisterAsync(("url", "http://127.0.0.1:1/"));
        await world.NoteAsync("Perdue ?");
        await world.UntilAsync("state { failures }", webhook => webhook.GetProperty("state").GetProperty("failures").GetInt32() == 1);

        await world.Server.MutateAsync(MutationSender.Integration, "updateWebhook", new { id, url = world.Receiver.Url }, "webhook { id }");

        Assert.Equal("nord", Assert.Single(await world.Receiver.ChangesAsync(1)).GetProperty("hub").GetString());
    }

    [Fact]
    public async Task A_document_goes_along_as_its_address_answers_it()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(DatabaseProvider.Sqlite);
        await world.RegisterAsync(("document", "records-by-id"));
        await world.NoteAsync("Autre");
        JsonElement change = Assert.Single(await world.Receiver.ChangesAsync(1));

        (_, JsonElement answer) = await world.Server.RestAsync($"/api/records-by-id?ids={change.GetProperty("recordId").GetString()}");

        Assert.Equal(answer.GetRawText(), change.GetProperty("answer").GetRawText());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_was_removed_comes_as_deleted_and_its_document_tells_that_it_is_gone(DatabaseProvider provider)
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(provider);
        await world.RegisterAsync(("types", new[] { "Award" }), ("document", "records-by-id"));
        JsonElement granted = await world.Server.MutateAsync(MutationSender.Administrator, "grantAward", new { hub = "nord", amountEuros = 1000 }, "award { id }");
        string id = granted.Accepted().GetProperty("award").GetProperty("id").GetString()!;
        Assert.Equal(id, Assert.Single(await world.Receiver.ChangesAsync(1)).GetProperty("recordId").GetString());

        (await world.Server.MutateAsync(MutationSender.Administrator, "removeAward", new { id, version = 1, reason = "Saisi à tort" }, "hub { slug }")).Accepted();

        JsonElement removed = Assert.Single(await world.Receiver.ChangesAsync(1));
        Assert.Equal(("DELETED", id, "nord"), (removed.GetProperty("kind").GetString(), removed.GetProperty("recordId").GetString(), removed.GetProperty("hub").GetString()));
        Assert.Equal("[null]", removed.GetProperty("answer").GetProperty("data").GetProperty("nodes").GetRawText());
        Assert.DoesNotContain("Saisi à tort", removed.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_personal_comes()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(DatabaseProvider.Sqlite);
        await world.RegisterAsync();
        await SmallWorld.WriteAsync(world.Server, context => context.HubContacts.Find(1L)!.Name = "Une autre");
        await world.NoteAsync("Après");

        Assert.Equal("Hub", Assert.Single(await world.Receiver.ChangesAsync(1)).GetProperty("recordType").GetString());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_fails_is_tried_again_as_the_same_message_before_anything_else(DatabaseProvider provider)
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(provider);
        await world.RegisterAsync();
        int calls = 0;
        world.Receiver.Answer = (http, _) =>
        {
            http.Response.StatusCode = Interlocked.Increment(ref calls) <= 3 ? StatusCodes.Status500InternalServerError : StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        };
        await world.NoteAsync("Un");
        Received first = await world.Receiver.NextAsync();
        await world.NoteAsync("Deux");

        Received[] again = [await world.Receiver.NextAsync(), await world.Receiver.NextAsync(), await world.Receiver.NextAsync()];
        Received next = await world.Receiver.NextAsync();

        Assert.All(again, message => Assert.Equal((first.Id, first.Body), (message.Id, message.Body)));
        Assert.NotEqual(first.Id, next.Id);
        JsonElement log = await world.UntilAsync("deliveries(first: 10) { totalCount nodes { messageId attempt outcome statusCode changeCount cursor } } state { failures cursor }", webhook => webhook.GetProperty("deliveries").GetProperty("totalCount").GetInt32() == 5);
        Assert.Equal([1, 4, 3, 2, 1], log.GetProperty("deliveries").GetProperty("nodes").EnumerateArray().Select(delivery => delivery.GetProperty("attempt").GetInt32()));
        Assert.Equal(["DELIVERED", "DELIVERED", "REFUSED", "REFUSED", "REFUSED"], log.GetProperty("deliveries").GetProperty("nodes").EnumerateArray().Select(delivery => delivery.GetProperty("outcome").GetString()));
        Assert.Equal((0, next.Cursors.Last()), (log.GetProperty("state").GetProperty("failures").GetInt32(), log.GetProperty("state").GetProperty("cursor").GetString()));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Who_is_gone_gets_nothing_more_until_it_asks_again(DatabaseProvider provider)
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(provider);
        (string id, _) = await world.RegisterAsync();
        world.Receiver.AnswerStatus(StatusCodes.Status410Gone);
        await world.NoteAsync("Un");
        Received gone = await world.Receiver.NextAsync();
        JsonElement state = (await world.UntilAsync("state { disabledAt disabledReason failures }", webhook => webhook.GetProperty("state").GetProperty("disabledAt").ValueKind == JsonValueKind.String)).GetProperty("state");
        Assert.Equal("GONE", state.GetProperty("disabledReason").GetString());

        world.Receiver.Answer = null;
        await world.NoteAsync("Deux");
        (await world.Server.MutateAsync(MutationSender.Integration, "replayWebhook", new { id }, "webhook { state { disabledAt failures } }")).Accepted();

        List<JsonElement> changes = await world.Receiver.ChangesAsync(2);
        Assert.Equal(gone.Cursors.First(), changes[0].GetProperty("cursor").GetString());
    }

    [Fact]
    public async Task Who_fails_for_long_is_given_up()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(DatabaseProvider.Sqlite, "--Webhooks:GiveUpAfter", "00:00:00.5");
        await world.RegisterAsync();
        world.Receiver.AnswerStatus(StatusCodes.Status500InternalServerError);
        await world.NoteAsync("Un");

        JsonElement webhook = await world.UntilAsync("state { disabledReason } deliveries { totalCount }", webhook => webhook.GetProperty("state").GetProperty("disabledReason").ValueKind == JsonValueKind.String);

        Assert.Equal("FAILING", webhook.GetProperty("state").GetProperty("disabledReason").GetString());
        Assert.True(webhook.GetProperty("deliveries").GetProperty("totalCount").GetInt32() > 1);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Whatever_was_delivered_is_delivered_again_from_any_change_on(DatabaseProvider provider)
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(provider);
        (string id, _) = await world.RegisterAsync();
        for (int i = 0; i < 4; i++)
            await world.NoteAsync($"Note {i}");
        List<JsonElement> changes = await world.Receiver.ChangesAsync(4);
        string[] cursors = [.. changes.Select(change => change.GetProperty("cursor").GetString()!)];
        await world.UntilAsync("state { cursor }", webhook => webhook.GetProperty("state").GetProperty("cursor").GetString() == cursors[^1]);

        await world.Server.MutateAsync(MutationSender.Integration, "replayWebhook", new { id, after = cursors[1] }, "webhook { id }");

        string[] ids = [.. world.Receiver.All.Select(message => message.Id)];
        Received replayed = await world.Receiver.NextAsync();
        Assert.Equal(cursors[2..], replayed.Cursors);
        Assert.DoesNotContain(replayed.Id, ids);
    }

    [Fact]
    public async Task A_new_one_may_begin_with_what_was()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(DatabaseProvider.Sqlite);
        JsonElement edges = (await world.Server.QueryAsync("{ changes(first: 100) { edges { cursor } } }")).GetProperty("changes").GetProperty("edges");
        await world.RegisterAsync(("after", edges[0].GetProperty("cursor").GetString()));

        Assert.Equal(edges[1].GetProperty("cursor").GetString(), (await world.Receiver.NextAsync()).Cursors.First());
    }

    [Fact]
    public async Task Much_goes_in_messages_of_20_kilobytes()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(DatabaseProvider.Sqlite);
        await world.RegisterAsync();
        world.Receiver.AnswerStatus(StatusCodes.Status500InternalServerError);
        await world.NoteAsync("Un");
        await world.Receiver.NextAsync();
        for (int i = 0; i < 200; i++)
            await world.NoteAsync($"Note {i}");
        world.Receiver.Answer = null;

        HashSet<string> cursors = [];
        while (cursors.Count < 201)
            cursors.UnionWith((await world.Receiver.NextAsync()).Cursors);

        Assert.InRange(world.Receiver.All.Max(message => message.Body.Length), 10_000, 20_000);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(DatabaseProvider.Sqlite);
        await using Receiver other = await Receiver.StartAsync();
        await world.RegisterAsync();
        world.Receiver.Answer = (http, _) =>
        {
            http.Response.Redirect(other.Url, permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        };
        await world.NoteAsync("Un");

        JsonElement delivery = (await world.UntilAsync("deliveries { nodes { outcome statusCode } }", webhook => webhook.GetProperty("deliveries").GetProperty("nodes").GetArrayLength() > 1)).GetProperty("deliveries").GetProperty("nodes")[0];

        Assert.Equal(("REFUSED", 307), (delivery.GetProperty("outcome").GetString(), delivery.GetProperty("statusCode").GetInt32()));
        Assert.Empty(other.All);
    }

    [Fact]
    public async Task Who_does_not_answer_is_left_and_who_answers_without_end_holds_nobody_up()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(DatabaseProvider.Sqlite, "--Webhooks:Timeout", "00:00:00.5");
        await world.RegisterAsync();
        int calls = 0;
        world.Receiver.Answer = async (http, _) =>
        {
            if (Interlocked.Increment(ref calls) == 1)
            {
                await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return;
            }
            http.Response.StatusCode = StatusCodes.Status200OK;
            byte[] much = new byte[65_536];
            if (calls < 4)
            {
                while (!http.RequestAborted.IsCancellationRequested)
                    await http.Response.Body.WriteAsync(much);
            }
        };
        await world.NoteAsync("Un");
        Assert.Single((await world.Receiver.NextAsync()).Changes);
        await world.NoteAsync("Deux");
        await world.NoteAsync("Trois");

        JsonElement nodes = (await world.UntilAsync("deliveries { nodes { outcome } }", webhook => webhook.GetProperty("deliveries").GetProperty("nodes").GetArrayLength() >= 3)).GetProperty("deliveries").GetProperty("nodes");

        Assert.Equal(["TIMED_OUT", "DELIVERED"], nodes.EnumerateArray().Reverse().Take(2).Select(delivery => delivery.GetProperty("outcome").GetString()));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_is_old_is_forgotten(DatabaseProvider provider)
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(provider, "--Webhooks:Enabled", "false");
        (string id, _) = await world.RegisterAsync();
        GlobalId.TryDecode(id, out _, out long webhook);
        await SmallWorld.WriteAsync(world.Server, context => context.AddRange(new[] { 1, 29, 31, 100 }.Select(days => new WebhookDelivery
        {
            WebhookId = webhook,
            MessageId = $"{days}",
            Attempt = 1,
            ChangeCount = 1,
            At = DateTime.UtcNow.AddDays(-days),
            Milliseconds = 1,
            Outcome = WebhookOutcome.Delivered,
            ChangeId = 1,
            ChangeMark = "m",
        })));

        await world.Server.Services.GetRequiredService<WebhookStates>().ForgetAsync(CancellationToken.None);

        JsonElement deliveries = (await world.ReadAsync("deliveries(order: [{ at: ASC }]) { nodes { messageId } }")).GetProperty("deliveries").GetProperty("nodes");
        Assert.Equal(["29", "1"], deliveries.EnumerateArray().Select(delivery => delivery.GetProperty("messageId").GetString()));
    }

    private static HeaderDictionary Headers(Received message) =>
        new() { ["webhook-id"] = message.Id, ["webhook-timestamp"] = message.Timestamp, ["webhook-signature"] = message.Signature };
}
