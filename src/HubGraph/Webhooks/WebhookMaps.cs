using HubGraph.Concepts.Persons;
using HubGraph.Data.Model;
using HubGraph.Graph;
using HubGraph.Graph.Changes;
using HubGraph.Planning.Mapping;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Webhooks;

internal sealed class WebhookMap : EntityMap<Webhook>
{
    /// <summary>The field by which somebody's own are told.</summary>
    public const string Owner = "owner";

    public WebhookMap(IReadOnlyModel model)
        : base(model, "", "An address to which changes are delivered as they happen, after Standard Webhooks (webhook).")
    {
        string persons = Tables.Of<Person>(model), owner = Column(w => w.OwnerId).Name;
        Field(w => w.Url, "Where to.");
        List(w => w.Types, t => t.RecordType, "The types of the records whose changes are sent; all where there are none.");
        One(w => w.Hub, "The hub whose records it is about, if about one's alone.");
        One(w => w.Region, "The region where the records lie that it is about, if about one's alone.");
        Field(
            w => w.Document,
            "The trusted document whose answer goes with each change, by the name of its address under /api; null for none.");
        Field(w => w.CreatedAt, "When it was created, UTC.");
        Field(w => w.PreviousSecretUntil, "Until when messages are signed with the old secret, too; null where there is none.");
        Expression(
            Owner, "Who created it: the issuer of the token and who it is to that one.", ValueKind.Text,
            row => $"(SELECT p.issuer || ' ' || p.subject FROM {persons} p WHERE p.id = {row}.{owner})").Filter();
        One(w => w.State, "How far deliveries have come.");
        Many(w => w.Deliveries, "What was delivered, or could not be, in the last 30 days, the latest first.");
    }
}

internal sealed class WebhookStateMap : EntityMap<WebhookState>
{
    public WebhookStateMap(IReadOnlyModel model)
        : base(model, "", "How far the deliveries to a webhook have come.")
    {
        Computed(
            "cursor", "The place of the last change that was delivered, as cursors of changes have it.",
            [s => s.PositionMark, s => s.PositionId],
            row => ChangeCursor.Write(new LogPosition(row.Text(0), row.Number(1))));
        Field(s => s.Failures, "How many attempts in a row failed; 0 while all is well.");
        Field(s => s.FailingSince, "Since when, UTC.");
        Field(s => s.NextAttemptAt, "When it is tried again, UTC.");
        Field(s => s.DisabledAt, "When it was given up, UTC; null while it is delivered to. replayWebhook goes on.");
        Field(s => s.DisabledReason, "Why it was given up.");
    }
}

internal sealed class WebhookDeliveryMap : EntityMap<WebhookDelivery>
{
    public WebhookDeliveryMap(IReadOnlyModel model)
        : base(model, "", "An attempt to deliver a message to a webhook.")
    {
        Field(d => d.At, "When, UTC.").Filter().Sort();
        Field(d => d.MessageId, "The message's webhook-id, which its further attempts have too.").Exact().Filter();
        Field(d => d.Attempt, "Which attempt it was, from 1.");
        Field(d => d.ChangeCount, "How many changes the message held.");
        Field(d => d.Outcome, "How it ended.").Filter();
        Field(d => d.StatusCode, "The status that the receiver answered, if it did.");
        Field(d => d.Milliseconds, "How long it took.");
        Computed(
            "cursor", "The place of the last change in it, as cursors of changes have it.", [d => d.ChangeMark, d => d.ChangeId],
            row => ChangeCursor.Write(new LogPosition(row.Text(0), row.Number(1))));
        DefaultOrderBy("id", descending: true);
    }
}
