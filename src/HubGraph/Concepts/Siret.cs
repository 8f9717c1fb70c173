namespace HubGraph.Concepts;

/// <summary>
/// Numbers of establishments (SIRET, INSEE): nine digits of the SIREN, five of the establishment, the last a control digit.
/// </summary>
public static class Siret
{
    private const string LaPoste = "356000000";
    private const string LaPosteHeadOffice = "35600000000048";

    /// <summary>Without the spaces that people write, of whatever kind.</summary>
    public static string Normalize(string text) => new([.. text.Where(c => !char.IsWhiteSpace(c))]);

    /// <summary>
    /// Whether fourteen digits are a SIRET: SIREN and SIRET each pass Luhn's check (ISO/IEC 7812-1, annex B). The
    /// establishments of La Poste, too many for it, have digits whose sum is a multiple of five instead.
    /// </summary>
    public static bool IsValid(string text)
    {
        if (text.Length != 14 || !text.All(char.IsAsciiDigit))
            return false;
        if (text.StartsWith(LaPoste, StringComparison.Ordinal))
            return text == LaPosteHeadOffice || text.Sum(digit => digit - '0') % 5 == 0;
        return PassesLuhn(text[..9]) && PassesLuhn(text);
    }

    /// <summary>Whether nine digits are a SIREN.</summary>
    public static bool IsValidSiren(string text) => text.Length == 9 && text.All(char.IsAsciiDigit) && PassesLuhn(text);

    private static bool PassesLuhn(string digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = digits[^(i + 1)] - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
