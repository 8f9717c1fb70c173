using System.Net.Mail;

namespace HubGraph.Concepts;

/// <summary>The rules of single values.</summary>
internal static class ValueRules
{
    /// <summary>The longest name, title or label.</summary>
    public const int LongestName = 500;

    /// <summary>The longest note.</summary>
    public const int LongestNote = 5_000;

    /// <summary>The longest reason for a write.</summary>
    public const int LongestReason = 1_000;

    private const int LongestAddress = 2_000;

    /// <summary>Refuses a value that is out of its bounds, which are told in English and French.</summary>
    public static void Refuse(string path, string english, string french, Refuse refuse) =>
        refuse(WriteRules.InvalidValue, path, [english, french]);

    /// <summary>A text that must say something, and not too much.</summary>
    public static void CheckText(string text, string path, int longest, Refuse refuse)
    {
        if (string.IsNullOrWhiteSpace(text))
            refuse(WriteRules.TextRequired, path, []);
        else
            CheckLength(text, path, longest, refuse);
    }

    /// <summary>A text of a list, which spreadsheets write into one cell, one after another.</summary>
    public static void CheckItem(string text, string path, int longest, Refuse refuse)
    {
        CheckText(text, path, longest, refuse);
        if (text.AsSpan().ContainsAny('|', '\n', '\r'))
            Refuse(
                path, "a text of one line without |, which stands between the values of a spreadsheet's cell",
                "un texte d’une ligne, sans |, qui sépare les valeurs dans une cellule de tableur", refuse);
    }

    /// <summary>A text that may be left out, and otherwise must say something, and not too much.</summary>
    public static void CheckTextIfAny(string? text, string path, int longest, Refuse refuse)
    {
        if (text is not null)
            CheckText(text, path, longest, refuse);
    }

    /// <summary>A natural key of something that people name.</summary>
    public static void CheckSlug(string text, string path, Refuse refuse)
    {
        if (!Slug.IsValid(text))
            Refuse(
                path,
                $"lower-case words of ASCII letters and digits, joined by hyphens, of at most {Slug.Longest} characters",
                $"des mots en minuscules de lettres ASCII et de chiffres, reliés par des traits d’union, de {Slug.Longest} caractères au "
                    + "plus",
                refuse);
    }

    /// <summary>A natural key of something that programs name, such as <c>ANIMATE_TERRITORY</c>.</summary>
    public static void CheckCode(string text, string path, Refuse refuse)
    {
        bool isValid = text.Length <= Slug.Longest
            && text.Split('_').All(word => word.Length > 0 && word.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)));
        if (!isValid)
            Refuse(
                path,
                $"upper-case words of ASCII letters and digits, joined by underscores, of at most {Slug.Longest} characters",
                $"des mots en majuscules de lettres ASCII et de chiffres, reliés par des tirets bas, de {Slug.Longest} caractères au plus",
                refuse);
    }

    /// <summary>An address on the web, where one is given.</summary>
    public static void CheckUrl(string? text, string path, Refuse refuse)
    {
        if (text is null
            || (
                text.Length <= LongestAddress
                    && !text.Any(char.IsWhiteSpace)
                    && Uri.TryCreate(text, UriKind.Absolute, out Uri? url)
                    && url is { Scheme: "http" or "https", Host.Length: > 0 }))
            return;
        Refuse(
            path,
            "an absolute address of the web that begins with http:// or https://",
            "une adresse absolue du web qui commence par http:// ou https://",
            refuse);
    }

    /// <summary>An address for e-mail, where one is given.</summary>
    public static void CheckEmail(string? text, string path, Refuse refuse)
    {
        const int Longest = 254;
        if (text is null || (text.Length <= Longest && MailAddress.TryCreate(text, out MailAddress? address) && address.Address == text))
            return;
        Refuse(path, "an e-mail address", "une adresse électronique", refuse);
    }

    /// <summary>A list that must not be too long.</summary>
    public static void CheckMost<T>(IReadOnlyCollection<T>? list, string path, int most, Refuse refuse)
    {
        if (list?.Count > most)
            Refuse(path, $"a list of at most {most}", $"une liste de {most} au plus", refuse);
    }

    /// <summary>A time that must not end before it starts.</summary>
    public static void CheckPeriod(Period period, Refuse refuse)
    {
        if (period.EndsBeforeStart)
            refuse(WriteRules.EndBeforeStart, "until", []);
    }

    /// <summary>A text that must not be too long.</summary>
    public static void CheckLength(string? text, string path, int longest, Refuse refuse)
    {
        if (text?.Length > longest)
            Refuse(path, $"a text of at most {longest} characters", $"un texte de {longest} caractères au plus", refuse);
    }

    /// <summary>The free text of OTHER: needed with it, and out of place without.</summary>
    public static void CheckOther(bool isOther, string? text, string path, int longest, Refuse refuse)
    {
        if (isOther)
            CheckText(text ?? "", path, longest, refuse);
        else if (text is not null)
            Refuse(path, "left out unless OTHER is chosen", "omise, sauf avec OTHER", refuse);
    }

    /// <summary>How many of something.</summary>
    public static void CheckCount(int? count, string path, int most, Refuse refuse)
    {
        if (count is < 0 || count > most)
            Refuse(path, $"between 0 and {most}", $"entre 0 et {most}", refuse);
    }

    /// <summary>Euro cents of an amount that is something; 0 when it is refused.</summary>
    public static long PositiveCents(decimal euros, string path, Refuse refuse)
    {
        if (euros == 0)
            Refuse(path, "more than 0", "supérieure à 0", refuse);
        return Cents(euros, path, refuse) ?? 0;
    }

    /// <summary>Euro cents of an amount; refuses one that is negative, beyond a billion, or finer than a cent.</summary>
    public static long? Cents(decimal? euros, string path, Refuse refuse)
    {
        if (euros is not { } amount)
            return null;
        if (amount is < 0 or > 1_000_000_000 || decimal.Round(amount, 2) != amount)
        {
            Refuse(
                path, "an amount of whole cents between 0 and 1000000000", "un montant en centimes entiers entre 0 et 1000000000", refuse);
            return null;
        }
        return (long)(amount * 100);
    }
}
