using System.Diagnostics;
using HubGraph.Data;
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
        await using WebhookWorld world = await WebhookWorld.StartAsync(provider, "--Webhooks:PerCaller", "100");
        for (int i = 0; i < Webhooks; i++)
            await world.RegisterAsync(("url", $"{world.Receiver.Url}/{i}"), ("document", document));
        await world.NoteAsync("All begin");
        await UntilAsync(Webhooks);
        int before = world.Receiver.All.Count;
        Stopwatch watch = Stopwatch.StartNew();

        for (int i = 0; i < Writes; i++)
            await world.NoteAsync($"Note {i}");
        await UntilAsync(Webhooks * (Writes + 1));

        double seconds = watch.Elapsed.TotalSeconds;
        int messages = world.Receiver.All.Count - before;
        output.WriteLine($"{provider} {document}: {messages} messages with {Webhooks * Writes} changes in {seconds:0.0} s: {messages / seconds:0} messages and {Webhooks * Writes / seconds:0} changes a second");
        string[][] each = [.. world.Receiver.All.GroupBy(message => message.Id.Split('_')[1]).Select(own => own.SelectMany(message => message.Cursors).ToArray())];
        Assert.Equal(Webhooks, each.Length);
        Assert.All(each, cursors => Assert.Equal(each[0], cursors));

        async Task UntilAsync(int changes)
        {
            while (world.Receiver.ChangeCount < changes)
                await world.Receiver.NextAsync();
        }
    }
}
