using HubGraph.Data;
using HubGraph.Data.Changes;
using HubGraph.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace HubGraph.Webhooks;

/// <summary>What became of deliveries to a webhook.</summary>
/// <param name="StateId">Its state.</param>
/// <param name="Position">The last change that was delivered.</param>
/// <param name="PendingId">The last change of the message that was not.</param>
/// <param name="Failures">How many attempts in a row failed, since when and until when it waits.</param>
/// <param name="Disabled">Why it was given up.</param>
/// <param name="Delivery">The attempt, for the log.</param>
internal sealed record WebhookProgress(
    long StateId, LogPosition Position, long? PendingId, WebhookFailures Failures, WebhookDisabledReason? Disabled,
    WebhookDelivery? Delivery);

/// <summary>Attempts that failed in a row.</summary>
internal sealed record WebhookFailures(int Count, DateTime? Since, DateTime? NextAt)
{
    public static WebhookFailures None { get; } = new(0, null, null);
}

/// <summary>Writes where deliveries stand, outside the change log.</summary>
internal sealed class WebhookStates(IDbContextFactory<HubGraphContext> contexts, TimeProvider time, WebhookOptions options)
{
    private const string Actor = "webhooks";

    /// <summary>A name for this server, as long as it runs.</summary>
    public string Holder { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Those that are delivered to, and by whom.</summary>
    public Task<WebhookLease[]> ReadAsync(CancellationToken stop) => contexts.ReadAsync(
        (context, own) => context.Set<WebhookState>().Where(state => state.DisabledAt == null)
            .Select(state => new WebhookLease(state.Id, state.Holder, state.HeldUntil)).ToArrayAsync(own),
        stop);

    /// <summary>Goes on delivering to those that this server delivers to.</summary>
    public Task RenewAsync(CancellationToken stop)
    {
        DateTime until = Now + options.Lease;
        return WriteOwnAsync(set => set.SetProperty(state => state.HeldUntil, until), stop);
    }

    /// <summary>Begins to deliver to those that nobody delivers to, and answers those that it got.</summary>
    public async Task<Webhook[]> TakeAsync(long[] states, CancellationToken stop)
    {
        DateTime now = Now, until = now + options.Lease;
        await WriteAsync(
            context => context.UpdateAsync<WebhookState>(
                state => EF.Parameter(states).Contains(state.Id) && (state.HeldUntil <= now || state.Holder == Holder),
                set => set.SetProperty(state => state.Holder, Holder).SetProperty(state => state.HeldUntil, until),
                stop),
            stop);
        return await contexts.ReadAsync(
            (context, own) => context.Set<Webhook>().AsNoTracking().Include(webhook => webhook.State).Include(webhook => webhook.Types)
                .Where(webhook => EF.Parameter(states).Contains(webhook.StateId) && webhook.State.Holder == Holder).ToArrayAsync(own),
            stop);
    }

    /// <summary>Lets others deliver at once.</summary>
    public Task ReleaseAsync(CancellationToken stop) =>
        WriteOwnAsync(
            set => set.SetProperty(state => state.Holder, (string?)null).SetProperty(state => state.HeldUntil, DateTime.UnixEpoch), stop);

    /// <summary>Forgets deliveries that are old.</summary>
    public Task ForgetAsync(CancellationToken stop)
    {
        DateTime before = Now - options.Retention;
        return WriteAsync(context => context.DeleteAsync<WebhookDelivery>(delivery => delivery.At < before, stop), stop);
    }

    /// <summary>Writes what became of several, each only while this server delivers to it; answers of which it does.</summary>
    public async Task<bool[]> WriteAsync(IReadOnlyList<WebhookProgress> all, CancellationToken stop)
    {
        bool[] held = new bool[all.Count];
        DateTime now = Now;
        await WriteAsync(
            async context =>
            {
                foreach ((int i, WebhookProgress progress) in all.Index().OrderBy(each => each.Item.StateId))
                {
                    held[i] = await UpdateAsync(context, progress, now, stop) == 1;
                    if (!held[i] || progress.Delivery is not { } delivery)
                        continue;
                    delivery.Id = 0;
                    context.Add(delivery);
                }
            },
            stop);
        return held;
    }

    private Task<int> UpdateAsync(HubGraphContext context, WebhookProgress progress, DateTime now, CancellationToken stop)
    {
        DateTime? disabledAt = progress.Disabled is null ? null : now;
        return context.UpdateAsync<WebhookState>(
            state => state.Id == progress.StateId && state.Holder == Holder,
            set => set
                .SetProperty(state => state.PositionId, progress.Position.Id)
                .SetProperty(state => state.PositionMark, progress.Position.Mark)
                .SetProperty(state => state.PendingId, progress.PendingId)
                .SetProperty(state => state.Failures, progress.Failures.Count)
                .SetProperty(state => state.FailingSince, progress.Failures.Since)
                .SetProperty(state => state.NextAttemptAt, progress.Failures.NextAt)
                .SetProperty(state => state.DisabledAt, disabledAt)
                .SetProperty(state => state.DisabledReason, progress.Disabled),
            stop);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private Task WriteOwnAsync(Action<UpdateSettersBuilder<WebhookState>> set, CancellationToken stop) =>
        WriteAsync(context => context.UpdateAsync(state => state.Holder == Holder, set, stop), stop);

    // A renewal and a journal may meet at the rows of several webhooks: who lost writes again, or else what was delivered
    // would be delivered once more.
    private Task WriteAsync(Func<HubGraphContext, Task> write, CancellationToken stop) => WriteAttempts.RunAsync(async () =>
    {
        await using HubGraphContext context = contexts.CreateDbContext();
        await using ChangeScope scope = await new ChangeLog(context, time).BeginAsync(Actor, stop);
        await write(context);
        await scope.CommitAsync(cancellationToken: stop);
    });
}

/// <summary>Who delivers to a webhook, and until when unless it says so again.</summary>
internal sealed record WebhookLease(long StateId, string? Holder, DateTime Until);
