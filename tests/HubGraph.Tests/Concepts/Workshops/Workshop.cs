using System.ComponentModel;
using System.ComponentModel.DataAnnotations.Schema;
using HubGraph.Concepts;
using HubGraph.Concepts.Hubs;

namespace HubGraph.Tests.Concepts.Workshops;

[Description("For whom a workshop is.")]
public enum WorkshopAudience
{
    [Description("For everybody (tout public).")]
    Everybody,

    [Description("For those who help others (aidants).")]
    Helpers,
}

/// <summary>A workshop that a hub holds (atelier).</summary>
[Table("workshops")]
public sealed class Workshop : IRecord
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;

    /// <summary>Natural key, such as <c>bretagne-2026-1</c>.</summary>
    public required string Slug { get; set; }

    public required string Title { get; set; }
    public required WorkshopAudience Audience { get; set; }
    public required DateOnly HeldOn { get; set; }
    public int? Participants { get; set; }
    public long HubId { get; set; }
    public Hub Hub { get; set; } = null!;
}
