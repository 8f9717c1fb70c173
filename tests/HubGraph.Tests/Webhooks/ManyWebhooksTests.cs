using System.Diagnostics;
using HubGraph.Data;
using HubGraph.Tests.Graph;
using Xunit.Abstractions;

namespace HubGraph.Tests.Webhooks;

/// <summary>Many webhooks at a time.</summary>
[Trait("Category", "Long")]
public sealed class ManyWebhooksTests(ITestOutputHelper output)
{
    private const int Webhooks = 50;
    private const int Writes = 400;

    [SkippableTheory]
    [InlineData(DatabaseProvider.Sqlite, null)]
    [InlineData(DatabaseProvider.Sqlite, "records-by-id")]
    [InlineData(DatabaseProvider.Postgresql, null)]
    [InlineData(DatabaseProvider.Postgresql, "records-by-id")]
    public async Task Each_gets_every_change_in_order(DatabaseProvider provider, string? document)
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync(provider, "--Webhooks:PerCaller", "100", "--Webhooks:MaxBytes", "1000");
        List<string> ids = [];
        for (int i = 0; i < Webhooks; i++)
            ids.Add((await world.RegisterAsync(("url", $"{world.Receiver.Url}/{i}"), ("document", document))).Id);
        await world.NoteAsync("All begin");
        await UntilAsync(Webhooks);
        int before = world.Receiver.All.Count;
        Stopwatch watch = Stopwatch.StartNew();

        for (int i = 0; i < Writes; i++)
            await world.NoteAsync($"Note {i}");
        await UntilAsync(Webhooks * (Writes + 1));

        Tell("as they are written", before, Webhooks * Writes);
        string[][] each = [.. world.Receiver.All.GroupBy(message => message.Id.Split('_')[1]).Select(own => own.SelectMany(message => message.Cursors).ToArray())];
        Assert.Equal(Webhooks, each.Length);
        Assert.All(each, cursors => Assert.Equal(each[0], cursors));

        // All of it again, at once.
        int delivered = world.Receiver.ChangeCount, again = Webhooks * (each[0].Length - 1);
        await Task.WhenAll(ids.Select(id => world.Server.MutateAsync(MutationSender.Integration, "replayWebhook", new { id, after = each[0][0] }, "webhook { id }")));
        await UntilAsync(delivered + 1);
        before = world.Receiver.All.Count;
        watch.Restart();
        await UntilAsync(delivered + again);
        Tell("again", before, again);

        void Tell(string how, int first, int changes)
        {
            (double seconds, int messages) = (watch.Elapsed.TotalSeconds, world.Receiver.All.Count - first);
            output.WriteLine($"{provider} {document} {how}: {messages} messages with {changes} changes in {seconds:0.0} s: {messages / seconds:0} messages and {changes / seconds:0} changes a second");
        }

        async Task UntilAsync(int changes)
        {
            while (world.Receiver.ChangeCount < changes)
                await world.Receiver.NextAsync();
        }
    }
}
