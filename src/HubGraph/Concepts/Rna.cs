using System.Text.RegularExpressions;

namespace HubGraph.Concepts;

/// <summary>
/// Numbers in the national register of associations (RNA): W, the three characters of the registry that gave it, six digits.
/// A registry's second character is a letter in Corsica (<c>W2A…</c>) and overseas (<c>W9R…</c>), a digit elsewhere.
/// </summary>
public static partial class Rna
{
    /// <summary>Whether a text is one; it has no control digit.</summary>
    public static bool IsValid(string text) => Notation().IsMatch(text);

    /// <summary>Without the spaces that people write, in upper case.</summary>
    public static string Normalize(string text) => Siret.Normalize(text).ToUpperInvariant();

    [GeneratedRegex(@"^W[0-9][0-9A-Z][0-9]{7}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Notation();
}
