using System.ComponentModel;
using HubGraph.Data.Lookups;
using HubGraph.Graph.Mutations;

namespace HubGraph.Concepts.Sources;

[Description("A publication that states facts of the programme to create (source).")]
public sealed record CreateSourceInput
{
    [Description("Its natural key, such as press-release: lower-case words joined by hyphens. It never changes.")]
    public required string Slug { get; init; }

    [Description("What it is called.")]
    public required string Title { get; init; }

    [Description("Who published it.")]
    public required string Publisher { get; init; }

    [Description("When it was published, if it says so.")]
    public DateOnly? PublishedOn { get; init; }

    [Description("Where it stands on the web.")]
    public string? Url { get; init; }
}

/// <summary>Sources, which facts name.</summary>
internal static class SourceMutations
{
    public static void AddTo(MutationType mutations) => mutations.Add<CreateSourceInput>(
        "createSource", "Creates a source, which facts may name then.", Rights.Administrators, "source", nameof(Source),
        [WriteRules.TextRequired, WriteRules.InvalidValue, WriteRules.AlreadyExists], CreateAsync);

    private static async Task<IRecord?> CreateAsync(WriteSession session, CreateSourceInput input)
    {
        Lookup lookup = await session.FindAsync(new Wanted { Sources = { input.Slug } });
        session.RefuseTaken(lookup, FoundKind.Source, input.Slug, "slug");
        ValueRules.CheckSlug(input.Slug, "slug", session.Refuse);
        Source source = new() { Slug = input.Slug, Title = input.Title, Publisher = input.Publisher, PublishedOn = input.PublishedOn, Url = input.Url };
        SourceRules.Check(source, session.Refuse);
        session.Context.Add(source);
        return source;
    }
}
