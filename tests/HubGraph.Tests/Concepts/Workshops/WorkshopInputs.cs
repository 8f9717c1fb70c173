using System.ComponentModel;
using HubGraph.Graph.Mutations;

namespace HubGraph.Tests.Concepts.Workshops;

[Description("A workshop to create (atelier).")]
public sealed record CreateWorkshopInput
{
    [Description("Its natural key: lower-case words joined by hyphens. It never changes.")]
    public required string Slug { get; init; }

    [Description("What it is called.")]
    public required string Title { get; init; }

    [Description("For whom it is.")]
    public required WorkshopAudience Audience { get; init; }

    [Description("The day on which it takes place.")]
    public required DateOnly HeldOn { get; init; }

    [Description("The slug of the hub that holds it.")]
    public required string Hub { get; init; }
}

[Description("What changes in a workshop: what is left out stays as it is.")]
public sealed record UpdateWorkshopInput
{
    [Description("The workshop.")]
    public required RecordId<Workshop> Id { get; init; }

    [Description("The version that was read.")]
    public required int Version { get; init; }

    [Description("What it is called.")]
    public Optional<string> Title { get; init; }

    [Description("How many people came.")]
    public Optional<int?> Participants { get; init; }
}
