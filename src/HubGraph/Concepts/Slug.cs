namespace HubGraph.Concepts;

/// <summary>Natural keys of records that people name: lower-case words of ASCII letters and digits, joined by hyphens.</summary>
public static class Slug
{
    /// <summary>The longest that one may be.</summary>
    public const int Longest = 100;

    /// <summary>Whether a text is one.</summary>
    public static bool IsValid(string text) =>
        text.Length is > 0 and <= Longest
            && text.Split('-').All(word => word.Length > 0 && word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));

    /// <summary>Makes one of a name.</summary>
    /// <param name="foldedName">The name as it is compared: lower case, without marks.</param>
    public static string Of(string foldedName) =>
        string.Join(
            '-',
            new string([.. foldedName.Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')])
                .Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
