using System.Runtime.CompilerServices;
using HubGraph.Data.Changes;
using HubGraph.Data.Model;
using HubGraph.Graph.Changes;
using HubGraph.Planning.Execution;
using HubGraph.Planning.Mapping;
using HubGraph.Transport.Documents;

namespace HubGraph.Webhooks;

/// <summary>What runs of deliveries share.</summary>
internal sealed record WebhookServices(
    ChangeFollower Follower, WebhookContents Contents, WebhookSender Sender, WebhookJournal Journal, WebhookOptions Options,
    MapCatalog Maps, TimeProvider Time);

/// <summary>
/// Delivers to one webhook, from where its state says it is, in the order of the log: a message waits until the one before it was taken.
/// </summary>
internal sealed class WebhookRun(WebhookServices services, Webhook webhook)
{
    private readonly WebhookState _state = webhook.State;
    private LogPosition _position = new(webhook.State.PositionMark, webhook.State.PositionId);
    private WebhookFailures _failures = new(webhook.State.Failures, webhook.State.FailingSince, webhook.State.NextAttemptAt);

    /// <summary>Delivers until it is stopped, given up, or another server does.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        NamedOperation? document = services.Contents.Find(webhook.Document);
        if (webhook.Document is not null && document is null)
        {
            await GiveUpAsync(WebhookDisabledReason.DocumentUnknown);
            return;
        }
        try
        {
            await foreach (Batch batch in BatchesAsync(document, stop))
            {
                if (!await DeliverAsync(batch, stop))
                    return;
            }
        }
        catch (ChangeLogReplacedException)
        {
            await GiveUpAsync(WebhookDisabledReason.ChangeUnknown);
        }
    }

    /// <summary>The changes of a message.</summary>
    private sealed record Batch(IReadOnlyList<byte[]> Changes, LogPosition Last);

    // What is there at once goes together, as much as fits.
    private async IAsyncEnumerable<Batch> BatchesAsync(NamedOperation? document, [EnumeratorCancellation] CancellationToken stop)
    {
        string[] types = [.. webhook.Types.SelectMany(type => FeedArguments.ConcreteOf(services.Maps, type.RecordType))];
        // As anybody: nothing of persons, and so not of webhooks.
        ChangeFilter filter = new() { Types = types.Length == 0 ? null : types, HubId = webhook.HubId, RegionId = webhook.RegionId };
        long? pending = _state.PendingId;
        List<byte[]> changes = [];
        LogPosition last = default;
        int size = 0;
        await using IAsyncEnumerator<ChangeLine> lines =
            services.Follower.FollowAsync(_position, filter, ReadCaller.Server, stop).GetAsyncEnumerator(stop);
        ValueTask<bool> next = lines.MoveNextAsync();
        while (true)
        {
            // A message that was begun holds the same when it is tried again by another server.
            if (changes.Count > 0 && (last.Id >= pending || !next.IsCompleted))
            {
                yield return Take();
                pending = null;
            }
            if (!await next)
                yield break;
            ChangeLine line = lines.Current;
            byte[] change = await services.Contents.OfAsync(webhook, document, line, stop);
            bool isBeyond = pending is { } limit ? line.Id > limit : size + change.Length > services.Options.MaxBytes - Envelope;
            if (changes.Count > 0 && isBeyond)
            {
                yield return Take();
                pending = null;
            }
            changes.Add(change);
            (size, last) = (size + change.Length + 1, line.Position);
            next = lines.MoveNextAsync();
        }

        Batch Take()
        {
            Batch batch = new(changes, last);
            (changes, size) = ([], 0);
            return batch;
        }
    }

    // Around the changes.
    private const int Envelope = 100;

    // Whether it goes on.
    private async Task<bool> DeliverAsync(Batch batch, CancellationToken stop)
    {
        string id = FormattableString.Invariant($"msg_{webhook.Id}_{_state.Round}_{_position.Id}_{batch.Last.Id}");
        WebhookMessage message = new(id, WebhookContents.Message(services.Time.GetUtcNow(), batch.Changes));
        while (true)
        {
            if (_failures.NextAt is { } due && due - Now is { Ticks: > 0 } wait)
                await Task.Delay(wait, services.Time, stop);
            DateTime at = Now;
            WebhookAnswer answer = await services.Sender.SendAsync(webhook, message, stop);
            WebhookDelivery delivery = new()
            {
                WebhookId = webhook.Id,
                MessageId = id,
                Attempt = _failures.Count + 1,
                ChangeCount = batch.Changes.Count,
                At = at,
                Milliseconds = (int)answer.Took.TotalMilliseconds,
                Outcome = answer.Outcome,
                StatusCode = answer.Status,
                ChangeId = batch.Last.Id,
                ChangeMark = batch.Last.Mark,
            };
            if (answer.Outcome == WebhookOutcome.Delivered)
            {
                (_position, _failures) = (batch.Last, WebhookFailures.None);
                return await WriteAsync(null, null, delivery);
            }
            _failures = new WebhookFailures(_failures.Count + 1, _failures.Since ?? at, Now + PauseAfter(_failures.Count));
            WebhookDisabledReason? disabled = answer.Status == StatusCodes.Status410Gone ? WebhookDisabledReason.Gone
                : Now - _failures.Since >= services.Options.GiveUpAfter ? WebhookDisabledReason.Failing : null;
            if (!await WriteAsync(batch.Last.Id, disabled, delivery) || disabled is not null)
                return false;
        }
    }

    private Task<bool> GiveUpAsync(WebhookDisabledReason reason) => WriteAsync(_state.PendingId, reason, null);

    private Task<bool> WriteAsync(long? pending, WebhookDisabledReason? disabled, WebhookDelivery? delivery) =>
        services.Journal.WriteAsync(new WebhookProgress(_state.Id, _position, pending, _failures, disabled, delivery));

    private TimeSpan PauseAfter(int failures) =>
        services.Options.FirstPause * Math.Pow(4, Math.Min(failures, 16)) is var pause && pause < services.Options.LongestPause
            ? pause : services.Options.LongestPause;

    private DateTime Now => services.Time.GetUtcNow().UtcDateTime;
}
