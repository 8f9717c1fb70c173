using System.Text.RegularExpressions;
using HubGraph.Data;
using HubGraph.Host;

namespace HubGraph.Pages;

/// <summary>The dashboard: configuration section <c>Pages</c>.</summary>
internal sealed partial class PagesOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Pages";

    /// <summary>The origins whose pages may frame its views; * for any.</summary>
    public TextList FrameAncestors { get; set; } = [];

    /// <summary>Reads them. Throws <see cref="StartupException"/> for what is no origin.</summary>
    public static PagesOptions Read(IConfiguration configuration)
    {
        PagesOptions options = configuration.Read<PagesOptions>(Section);
        if (options.FrameAncestors.Find(origin => !Origin().IsMatch(origin)) is { } wrong)
            throw new StartupException(
                $"{Section}:{nameof(FrameAncestors)} holds \"{wrong}\", which is neither * nor an origin such as "
                    + "https://tableau.example.org or https://*.example.org.");
        return options;
    }

    // What a Content-Security-Policy takes, and nothing that ends it.
    [GeneratedRegex(@"^(\*|https?://(\*\.)?[a-z0-9.-]+(:[0-9]+)?)$")]
    private static partial Regex Origin();
}
