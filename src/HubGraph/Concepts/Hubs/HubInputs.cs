using System.ComponentModel;
using HubGraph.Concepts.Identifiers;
using HubGraph.Graph.Mutations;

namespace HubGraph.Concepts.Hubs;

[Description("Someone at a hub whom its partners may reach (contact). Personal data: the history never tells it.")]
public sealed record HubContactInput
{
    [Description("The person's name.")]
    public required string Name { get; init; }

    [Description("What the person does there, in words.")]
    public string? Role { get; init; }

    [Description("The person's e-mail address.")]
    public string? Email { get; init; }

    [Description("The person's telephone number.")]
    public string? Phone { get; init; }
}

[Description("A hub to create (hub pour un numérique inclusif).")]
public sealed record CreateHubInput
{
    [Description("Its natural key, such as hub-du-sud: lower-case words joined by hyphens. It never changes.")]
    public required string Slug { get; init; }

    [Description("Its name.")]
    public required string Name { get; init; }

    [Description("The slug of the source that states the name.")]
    public string? NameSource { get; init; }

    [Description("Its number in its call's list, if it has one.")]
    public int? Number { get; init; }

    [Description("The slug of the call that chose it, where one did.")]
    public string? Call { get; init; }

    [Description("Where sources conflict or are silent.")]
    public string? Note { get; init; }

    [Description("Its site on the web.")]
    public string? Website { get; init; }

    [Description("Whom its partners may reach (contacts).")]
    public IReadOnlyList<HubContactInput>? Contacts { get; init; }

    [Description("What other registers and programs call it (identifiants), 20 at the most.")]
    public IReadOnlyList<IdentifierInput>? Identifiers { get; init; }
}

[Description("What changes in a hub: what is left out stays as it is, null empties it.")]
public sealed record UpdateHubInput
{
    [Description("The slug of the hub.")]
    public required string Slug { get; init; }

    [Description("The version that was read.")]
    public required int Version { get; init; }

    [Description("Its number in its call's list.")]
    public Optional<int?> Number { get; init; }

    [Description("The slug of the call that chose it.")]
    public Optional<string?> Call { get; init; }

    [Description("Where sources conflict or are silent.")]
    public Optional<string?> Note { get; init; }

    [Description("Its site on the web.")]
    public Optional<string?> Website { get; init; }

    [Description("All those whom its partners may reach (contacts).")]
    public Optional<IReadOnlyList<HubContactInput>> Contacts { get; init; }

    [Description("All that other registers and programs call it (identifiants).")]
    public Optional<IReadOnlyList<IdentifierInput>> Identifiers { get; init; }
}

[Description("A new name of a hub. The old one stays among its other names.")]
public sealed record RenameHubInput
{
    [Description("The slug of the hub; it stays.")]
    public required string Slug { get; init; }

    [Description("The version that was read.")]
    public required int Version { get; init; }

    [Description("The new name.")]
    public required string Name { get; init; }

    [Description(
        "Since when it holds, as precisely as a source says it. The old name ends on the day before; for a month or a year, in it.")]
    public DateWithPrecision? Since { get; init; }

    [Description("The slug of the source that states it.")]
    public string? Source { get; init; }
}

[Description("A hub that closed.")]
public sealed record CloseHubInput
{
    [Description("The slug of the hub.")]
    public required string Slug { get; init; }

    [Description("The version that was read.")]
    public required int Version { get; init; }

    [Description("Its last day, as precisely as a source says it; not in the future.")]
    public required DateWithPrecision ClosedOn { get; init; }

    [Description("The slug of the source that states it.")]
    public string? Source { get; init; }

    [Description("The day of which the source says it; the source's own date if not given.")]
    public DateOnly? AttestedOn { get; init; }
}

[Description("A hub that was told to be closed, and is not.")]
public sealed record ReopenHubInput
{
    [Description("The slug of the hub.")]
    public required string Slug { get; init; }

    [Description("The version that was read.")]
    public required int Version { get; init; }

    [Description("Why it was wrong. The hub's changes tell it to its operators; it names nobody.")]
    public required string Reason { get; init; }

    [Description("The slug of the source that states that it is at work. Without one its status is not known.")]
    public string? Source { get; init; }

    [Description("The day of which the source says it; the source's own date if not given.")]
    public DateOnly? AttestedOn { get; init; }
}
