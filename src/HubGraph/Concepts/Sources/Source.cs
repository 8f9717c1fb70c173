namespace HubGraph.Concepts.Sources;

/// <summary>A publication that states facts of the programme.</summary>
public sealed class Source : IRecord
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;

    /// <summary>Natural key, such as <c>press-release</c>.</summary>
    public required string Slug { get; set; }

    public required string Title { get; set; }
    public required string Publisher { get; set; }
    public DateOnly? PublishedOn { get; set; }
    public string? Url { get; set; }
    public List<Omission> Omissions { get; } = [];
}
