using System.ComponentModel;
using System.ComponentModel.DataAnnotations.Schema;
using HubGraph.Concepts;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Persons;
using HubGraph.Concepts.Territories;
using HubGraph.Data;

namespace HubGraph.Webhooks;

/// <summary>
/// An address to which changes are delivered. It holds secrets: the change log says that it changed, never what it holds.
/// </summary>
[Table("webhooks")]
public sealed class Webhook : IPersonalRecord
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;
    public required string Url { get; set; }

    /// <summary>The types of the records whose changes are sent; all where there are none.</summary>
    public List<WebhookType> Types { get; } = [];

    public long? HubId { get; set; }
    public Hub? Hub { get; set; }
    public long? RegionId { get; set; }
    public Region? Region { get; set; }

    /// <summary>The trusted document whose answer goes with each change, by the name of its address.</summary>
    public string? Document { get; set; }

    /// <summary>What messages are signed with: <c>whsec_…</c>.</summary>
    public required string Secret { get; set; }

    /// <summary>What they are signed with besides, while the receiver goes over to the new one.</summary>
    public string? PreviousSecret { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? PreviousSecretUntil { get; set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }

    public long? OwnerId { get; set; }
    public Person? Owner { get; set; }
    public long StateId { get; set; }
    public WebhookState State { get; set; } = null!;
    public List<WebhookDelivery> Deliveries { get; } = [];
}

/// <summary>A type of records whose changes are sent.</summary>
[Table("webhook_types")]
public sealed class WebhookType
{
    public long WebhookId { get; set; }

    /// <summary>As the graph names it, an interface for all that implement it.</summary>
    public required string RecordType { get; set; }
}

[Description("Why nothing is delivered to a webhook any more.")]
public enum WebhookDisabledReason
{
    [Description("The receiver answered 410: it is gone.")]
    Gone,

    [Description("Nothing could be delivered for a day.")]
    Failing,

    [Description("Its document is not among the trusted ones any more.")]
    DocumentUnknown,

    [Description("The database was put back, or brought from elsewhere, and does not have the last change that was delivered.")]
    ChangeUnknown,
}

/// <summary>
/// How far deliveries have come, and which server delivers. Whoever else writes it takes it from that server, which then finds
/// itself without it and reads it anew.
/// </summary>
[Table("webhook_states")]
public sealed class WebhookState : IUnlogged
{
    public long Id { get; set; }

    /// <summary>The server that delivers.</summary>
    public string? Holder { get; set; }

    /// <summary>Until when it does unless it says so again, UTC.</summary>
    public DateTime HeldUntil { get; set; }

    /// <summary>The last change that was delivered.</summary>
    public long PositionId { get; set; }
    public required string PositionMark { get; set; }

    /// <summary>The last change of the message that could not be delivered yet.</summary>
    public long? PendingId { get; set; }

    /// <summary>How often a delivery was begun anew: messages of each time have ids of their own.</summary>
    public int Round { get; set; }

    /// <summary>How often in a row it failed.</summary>
    public int Failures { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? FailingSince { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? NextAttemptAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? DisabledAt { get; set; }
    public WebhookDisabledReason? DisabledReason { get; set; }
}

[Description("How a delivery to a webhook ended.")]
public enum WebhookOutcome
{
    [Description("The receiver took it: it answered a status of 200 to 299.")]
    Delivered,

    [Description("The receiver answered another status; a redirect is not followed.")]
    Refused,

    [Description("The receiver did not answer in time.")]
    TimedOut,

    [Description("There was no connection, or it broke.")]
    ConnectionFailed,

    [Description("The address led to a private network.")]
    AddressNotPublic,
}

/// <summary>An attempt to deliver a message.</summary>
[Table("webhook_deliveries")]
public sealed class WebhookDelivery : IUnlogged
{
    public long Id { get; set; }
    public long WebhookId { get; set; }
    public Webhook Webhook { get; set; } = null!;

    /// <summary>The id of the message, which its further attempts have too.</summary>
    public required string MessageId { get; set; }

    /// <summary>Which attempt it is, from 1.</summary>
    public required int Attempt { get; set; }

    /// <summary>How many changes the message holds.</summary>
    public required int ChangeCount { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; set; }
    public required int Milliseconds { get; set; }
    public required WebhookOutcome Outcome { get; set; }
    public int? StatusCode { get; set; }

    /// <summary>The last change of the message.</summary>
    public required long ChangeId { get; set; }
    public required string ChangeMark { get; set; }
}
