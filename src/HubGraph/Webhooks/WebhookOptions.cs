using System.ComponentModel.DataAnnotations;

namespace HubGraph.Webhooks;

/// <summary>How webhooks are delivered to: configuration section <c>Webhooks</c>.</summary>
internal sealed class WebhookOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Webhooks";

    /// <summary>Whether this server delivers.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Whether addresses may be of this machine, and without encryption: for development.</summary>
    public bool AllowLoopback { get; set; }

    /// <summary>How many one caller may have.</summary>
    [Range(0, 10_000)]
    public int PerCaller { get; set; } = 20;

    /// <summary>How large a message of several changes may be, in bytes.</summary>
    [Range(1_000, 1_000_000)]
    public int MaxBytes { get; set; } = 20_000;

    /// <summary>How long a receiver may take until it has answered a status.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long it waits after a first failure; four times as long after each further one.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long it waits at the most.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "23:00:00")]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromHours(4);

    /// <summary>After how long without success it is given up.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "30.00:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(1);

    /// <summary>For how long messages are signed with the old secret besides the new one.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan SecretOverlap { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long the log of deliveries is kept.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "366.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long a server that says nothing is waited for before another one delivers in its place.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(15);
}
