namespace HubGraph.Docs;

/// <summary>A guide, in one language.</summary>
/// <param name="Name">Its name in addresses: <c>errors</c>, or <c>errors.fr</c> in French.</param>
/// <param name="Title">Its first heading.</param>
/// <param name="Summary">What the index says of it; the first sentence below the heading where it says nothing.</param>
/// <param name="Markdown">Its text.</param>
/// <param name="Body">Its text as HTML.</param>
/// <param name="Headings">The headings that divide it.</param>
/// <param name="Sections">What is searched of it.</param>
internal sealed record Guide(
    string Name, string Title, string Summary, string Markdown, Markup Body, IReadOnlyList<(
        string Anchor, string Text)> Headings, IReadOnlyList<GuideSection> Sections)
{
    /// <summary>How the names of guides in French end.</summary>
    public const string French = ".fr";

    /// <summary>The name of the guide that leads to all others.</summary>
    public const string Index = "index";

    /// <summary>Whether it is in French.</summary>
    public bool IsFrench => Name.EndsWith(French, StringComparison.Ordinal);

    /// <summary>Its name without the language.</summary>
    public string Subject => IsFrench ? Name[..^French.Length] : Name;

    /// <summary>Its address, from where the server's addresses begin.</summary>
    public string Address => Name == Index ? "docs/" : $"docs/{Name}";
}

/// <summary>What stands below a heading of a guide, as plain text.</summary>
internal sealed record GuideSection(string? Anchor, string Heading, string Text);
