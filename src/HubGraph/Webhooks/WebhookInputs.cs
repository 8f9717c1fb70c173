using System.ComponentModel;
using HubGraph.Graph.Mutations;

namespace HubGraph.Webhooks;

[Description("An address to which changes are to be delivered (webhook).")]
public sealed record CreateWebhookInput
{
    [Description("Where to: an address that begins with https:// and leads to no private network.")]
    public required string Url { get; init; }

    [Description("The types of the records whose changes are sent, as recordType names them, such as Hub or Activity; all if not given.")]
    public IReadOnlyList<string>? Types { get; init; }

    [Description("The slug of the hub that the records belong to; all records if not given.")]
    public string? Hub { get; init; }

    [Description("The INSEE code of the region where the records lie, or lay until the change; all records if not given.")]
    public string? Region { get; init; }

    [Description(
        "The name of a trusted document whose answer goes with each change, as its address under /api has it, such as records-by-id. Of "
            + "its variables, id and ids are the record's id, hub and slug the slug of its hub; it may need no others, and select nothing "
            + "that is restricted. The change alone if not given.")]
    public string? Document { get; init; }

    [Description("A cursor of changes: what was written since comes first. Only what is new if not given.")]
    public string? After { get; init; }
}

[Description("What changes in a webhook: what is left out stays as it is, null empties it.")]
public sealed record UpdateWebhookInput
{
    [Description("The webhook.")]
    public required RecordId<Webhook> Id { get; init; }

    [Description("Where to: an address that begins with https:// and leads to no private network.")]
    public Optional<string> Url { get; init; }

    [Description("The types of the records whose changes are sent; all where there are none.")]
    public Optional<IReadOnlyList<string>?> Types { get; init; }

    [Description("The slug of the hub that the records belong to.")]
    public Optional<string?> Hub { get; init; }

    [Description("The INSEE code of the region where the records lie, or lay until the change.")]
    public Optional<string?> Region { get; init; }

    [Description("The name of a trusted document whose answer goes with each change.")]
    public Optional<string?> Document { get; init; }
}

[Description("A webhook to give a new secret.")]
public sealed record RotateWebhookSecretInput
{
    [Description("The webhook.")]
    public required RecordId<Webhook> Id { get; init; }
}

[Description("From where on a webhook is delivered to.")]
public sealed record ReplayWebhookInput
{
    [Description("The webhook.")]
    public required RecordId<Webhook> Id { get; init; }

    [Description(
        "A cursor of changes: what was written since is delivered, again where it was before. From where deliveries stopped if not given.")]
    public string? After { get; init; }
}

[Description("A webhook to delete.")]
public sealed record DeleteWebhookInput
{
    [Description("The webhook.")]
    public required RecordId<Webhook> Id { get; init; }
}
