using System.Text.RegularExpressions;

namespace HubGraph.Docs;

/// <summary>Says in the legal pages what the settings tell of the publisher, and that they do not where they do not.</summary>
internal static partial class PublisherText
{
    /// <summary>Fills in <c>{{publisher}}</c> and its like.</summary>
    /// <param name="guide">The name of the guide, which says its language.</param>
    /// <param name="markdown">Its text.</param>
    /// <param name="publisher">What is known.</param>
    public static string Fill(string guide, string markdown, PublisherOptions publisher)
    {
        bool french = guide.EndsWith(Guide.French, StringComparison.Ordinal);
        return Place().Replace(markdown, place => place.Groups[1].Value switch
        {
            "publisher" => publisher.Name is { Length: > 0 } name
                ? Lines(
                    $"**{Plain(name)}**",
                    Line("Address", "Adresse", publisher.Address),
                    Line("Registration", "Identification", publisher.Registration),
                    Line("Telephone", "Téléphone", publisher.Telephone),
                    Line("Electronic mail", "Courriel", publisher.Email))
                : Say("Nobody is named as the publisher of this server.", "Personne n’est désigné comme éditeur de ce serveur."),
            "director" =>
                Or(
                    publisher.Director,
                    "Nobody is named as the director of the publication.",
                    "Personne n’est désigné comme directeur ou directrice de la publication."),
            "host" => Or(publisher.Host, "Who hosts this server is not told.", "L’hébergeur de ce serveur n’est pas indiqué."),
            "contact" => Or(publisher.Email, "No address to write to is given.", "Aucune adresse où écrire n’est indiquée."),
            "data-protection" =>
                Or(
                    publisher.DataProtectionEmail ?? publisher.Email,
                    "Nobody is named to ask about personal data.",
                    "Personne n’est désigné pour les questions sur les données personnelles."),
            "accessibility-audit" =>
                Or(publisher.AccessibilityAudit, "No audit of this server is told of.", "Aucun audit de ce serveur n’est indiqué."),
            _ => place.Value,
        });

        string Say(string inEnglish, string inFrench) => french ? inFrench : inEnglish;
        string Or(string? value, string english, string inFrench) => value is { Length: > 0 } ? Plain(value) : Say(english, inFrench);
        string Line(string english, string inFrench, string? value) =>
            value is { Length: > 0 } ? $"{Say(english, inFrench)}{(french ? " :" : ":")} {Plain(value)}" : "";
    }

    private static string Lines(params string[] lines) => string.Join("\\\n", lines.Where(line => line.Length > 0));

    // A setting is a text, and no Markdown.
    private static string Plain(string value) => Special().Replace(value.ReplaceLineEndings(" "), @"\$0");

    [GeneratedRegex(@"\{\{([a-z-]+)\}\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"[\\`*_{}\[\]<>()#+!|&~-]")]
    private static partial Regex Special();
}
