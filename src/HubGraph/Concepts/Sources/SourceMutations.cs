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
    private static readonly InputCopy<CreateSourceInput, Source> s_creation = new();

    public static void AddTo(MutationType mutations) => mutations.Add<CreateSourceInput>(
        "createSource", "Creates a source, which facts may name then.", Rights.Administrators, "source", nameof(Source),
        [WriteRules.TextRequired, WriteRules.InvalidValue, WriteRules.AlreadyExists], CreateAsync);

    private static async Task<IRecord?> CreateAsync(WriteSession session, CreateSourceInput input)
    {
        LookupResult lookup = await session.FindAsync(new LookupRequest().Add<Source>(input.Slug));
        session.RefuseTaken<Source>(lookup, input.Slug, "slug");
        ValueRules.CheckSlug(input.Slug, "slug", session.Refuse);
        Source source = s_creation.Create(input, session.Refuse);
        SourceRules.Check(source, session.Refuse);
        session.Context.Add(source);
        return source;
    }
}
