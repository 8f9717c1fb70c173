using GraphQL;
using GraphQL.Types;
using HubGraph.Concepts;
using HubGraph.Data;
using HubGraph.Data.Lookups;
using HubGraph.Data.Model;
using HubGraph.Graph.Changes;
using HubGraph.Graph.Mutations;
using HubGraph.Host.Auth;
using HubGraph.Planning.Execution;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Webhooks;

/// <summary>Webhooks: integrations have their own, administrators all.</summary>
internal static class WebhookMutations
{
    private static readonly CallerRole[] s_roles = [CallerRole.Integration, CallerRole.Administrator];
    private static readonly InputCopy<CreateWebhookInput, Webhook> s_creation = new("After", "Secret");
    private static readonly InputCopy<UpdateWebhookInput, Webhook> s_update = new();

    public static void AddTo(MutationType mutations)
    {
        Add<CreateWebhookInput>(
            "createWebhook",
            "Has changes delivered to an address as they happen, in their order, each at least once and signed after Standard Webhooks.",
            [
                WriteRules.InvalidValue, WriteRules.AddressNotPublic, WriteRules.DocumentUnfit, WriteRules.TooMany, WriteRules.UnknownHub,
                WriteRules.UnknownPlace,
            ],
            CreateAsync, tellsSecret: true);
        Add<UpdateWebhookInput>(
            "updateWebhook",
            "Changes where to a webhook is delivered, and what. Its secret stays, and its cursor: what was written since the last "
                + "delivery, and is asked for now, comes next.",
            [
                WriteRules.UnknownRecord, WriteRules.InvalidValue, WriteRules.AddressNotPublic, WriteRules.DocumentUnfit,
                WriteRules.UnknownHub, WriteRules.UnknownPlace,
            ],
            UpdateAsync);
        Add<RotateWebhookSecretInput>(
            "rotateWebhookSecret", "Gives a webhook a new secret. For a day, messages are signed with the old one, too.",
            [WriteRules.UnknownRecord], RotateAsync, tellsSecret: true);
        Add<ReplayWebhookInput>(
            "replayWebhook", "Delivers to a webhook from a change on, or goes on where it was given up.",
            [WriteRules.UnknownRecord], ReplayAsync);
        ObjectGraphType deletion = mutations.Payload("deleteWebhook", [WriteRules.UnknownRecord]);
        deletion.AddField(MutationType.Field<MutationOutcome>(
            "deleted", "Whether it is gone.", new NonNullGraphType(mutations.Scalars.Boolean), outcome => outcome.Record is not null));
        mutations.Add<DeleteWebhookInput>(
            "deleteWebhook", "Deletes a webhook and the log of its deliveries.", s_roles, deletion,
            (runner, context, input) => MutationOutcome.OfAsync(runner, context, s_roles, session => DeleteAsync(session, input)));

        void Add<TInput>(
            string name, string description, Rule[] rules, Func<MutationRunner, IResolveFieldContext, TInput, Task<object>> resolve,
            bool tellsSecret = false)
            where TInput : class
        {
            ObjectGraphType payload = mutations.Payload(name, rules);
            payload.AddField(mutations.Record(
                "webhook", "The webhook as it is now; null when it was refused.", nameof(Webhook),
                written => ((WebhookWritten)written).Webhook?.Id));
            if (tellsSecret)
            {
                payload.AddField(MutationType.Field<WebhookWritten>(
                    "secret",
                    "What messages are signed with, base64 behind whsec_. It is told here and never again; null when it was refused.",
                    mutations.Scalars.Text, written => written.Webhook?.Secret));
            }
            mutations.Add(name, description, s_roles, payload, resolve);
        }
    }

    private static async Task<object> CreateAsync(MutationRunner runner, IResolveFieldContext context, CreateWebhookInput input)
    {
        // Names are resolved and documents asked for nobody else.
        Rights.Demand(Caller.Of(context.User), s_roles);
        IServiceProvider services = context.RequestServices!;
        WebhookChecks checks = services.GetRequiredService<WebhookChecks>();
        IReadOnlyList<Violation> violations = await checks.CheckAsync(input.Url, input.Types, input.Document, context.CancellationToken);
        int most = services.GetRequiredService<WebhookOptions>().PerCaller;
        LogPosition start = await FeedArguments.StartAsync(context, input.After);
        return await WebhookWritten.OfAsync(runner, context, async session =>
        {
            LookupResult lookup = await session.FindAsync(s_creation.Ask(input));
            await session.IdentifyAsync();
            session.Refuse(violations);
            if (await Own(session).CountAsync(session.CancellationToken) >= most)
                session.Refuse(WriteRules.TooMany, "url", most);
            Webhook webhook = s_creation.Create(input, session.Refuse, lookup);
            (webhook.Secret, webhook.CreatedAt, webhook.OwnerId) = (WebhookSignature.NewSecret(), session.Now, session.PersonId);
            webhook.State = new WebhookState { PositionId = start.Id, PositionMark = start.Mark, HeldUntil = DateTime.UnixEpoch };
            session.Context.Add(webhook);
            return webhook;
        });
    }

    private static async Task<object> UpdateAsync(MutationRunner runner, IResolveFieldContext context, UpdateWebhookInput input)
    {
        Rights.Demand(Caller.Of(context.User), s_roles);
        WebhookChecks checks = context.RequestServices!.GetRequiredService<WebhookChecks>();
        IReadOnlyList<Violation> violations =
            await checks.CheckAsync(input.Url.Or(null!), input.Types.Or(null), input.Document.Or(null), context.CancellationToken);
        return await WebhookWritten.OfAsync(runner, context, async session =>
        {
            LookupResult lookup = await session.FindAsync(s_update.Ask(input));
            if (await ReadAsync(session, input.Id) is not { State: var state } webhook)
                return null;
            session.Refuse(violations);
            s_update.Apply(input, webhook, session.Refuse, lookup);
            // A message that was begun would hold something else now, and failures were those of what it was.
            (state.PendingId, state.Round) = (null, state.Round + 1);
            (state.Failures, state.FailingSince, state.NextAttemptAt) = (0, null, null);
            return webhook;
        });
    }

    private static Task<object> RotateAsync(MutationRunner runner, IResolveFieldContext context, RotateWebhookSecretInput input)
    {
        TimeSpan overlap = context.RequestServices!.GetRequiredService<WebhookOptions>().SecretOverlap;
        return WebhookWritten.OfAsync(runner, context, async session =>
        {
            if (await ReadAsync(session, input.Id) is not { } webhook)
                return null;
            (webhook.PreviousSecret, webhook.PreviousSecretUntil) = (webhook.Secret, session.Now + overlap);
            webhook.Secret = WebhookSignature.NewSecret();
            return webhook;
        });
    }

    private static async Task<object> ReplayAsync(MutationRunner runner, IResolveFieldContext context, ReplayWebhookInput input)
    {
        Rights.Demand(Caller.Of(context.User), s_roles);
        LogPosition? start = input.After is { } after ? await FeedArguments.StartAsync(context, after) : null;
        return await WebhookWritten.OfAsync(runner, context, async session =>
        {
            if (await ReadAsync(session, input.Id) is not { State: var state } webhook)
                return null;
            session.Touch(webhook);
            if (start is { } position)
                (state.PositionId, state.PositionMark, state.PendingId, state.Round) = (position.Id, position.Mark, null, state.Round + 1);
            (state.Failures, state.FailingSince, state.NextAttemptAt, state.DisabledAt, state.DisabledReason) = (0, null, null, null, null);
            return webhook;
        });
    }

    private static async Task<IRecord?> DeleteAsync(WriteSession session, DeleteWebhookInput input)
    {
        if (await ReadAsync(session, input.Id) is not { } webhook)
            return null;
        await session.Context.DeleteAsync<WebhookDelivery>(delivery => delivery.WebhookId == webhook.Id, session.CancellationToken);
        session.Context.RemoveRange([.. webhook.Types, webhook, webhook.State]);
        return webhook;
    }

    // Whoever delivers does not any more: it would go on with what it has read.
    private static async Task<Webhook?> ReadAsync(WriteSession session, RecordId<Webhook> id)
    {
        await session.IdentifyAsync();
        IQueryable<Webhook> webhooks = session.Caller.Role == CallerRole.Administrator ? session.Context.Set<Webhook>() : Own(session);
        if (await session.ReadAsync(webhooks.Include(webhook => webhook.State).Include(webhook => webhook.Types), id) is not { } known)
            return null;
        (known.State.Holder, known.State.HeldUntil) = (null, DateTime.UnixEpoch);
        return known;
    }

    private static IQueryable<Webhook> Own(WriteSession session)
    {
        long owner = session.PersonId ?? 0;
        return session.Context.Set<Webhook>().Where(webhook => webhook.OwnerId == owner);
    }
}

/// <summary>What a mutation of a webhook did.</summary>
internal sealed record WebhookWritten(Webhook? Webhook, IReadOnlyList<Violation> Violations) : IRefusable, IWritten
{
    public IReadOnlyList<WrittenRecord> Records => new MutationOutcome(Webhook, Violations).Records;

    /// <summary>Runs a write.</summary>
    public static async Task<object> OfAsync(MutationRunner runner, IResolveFieldContext context, Func<WriteSession, Task<Webhook?>> write)
    {
        WriteResult<Webhook> result = await runner.RunAsync(context, [CallerRole.Integration, CallerRole.Administrator], write);
        return new WebhookWritten(result.Value, result.Violations);
    }
}
