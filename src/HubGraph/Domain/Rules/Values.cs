namespace HubGraph.Domain.Rules;

/// <summary>The rules of single values.</summary>
internal static class Values
{
    /// <summary>Refuses a value that is out of its bounds, which are told in English and French.</summary>
    public static void Refuse(string path, string english, string french, Action<Rule, string, object[]> refuse) =>
        refuse(WriteRules.InvalidValue, path, [english, french]);

    /// <summary>A text that must say something, and not too much.</summary>
    public static void CheckText(string text, string path, int longest, Action<Rule, string, object[]> refuse)
    {
        if (string.IsNullOrWhiteSpace(text))
            refuse(WriteRules.TextRequired, path, []);
        else
            CheckLength(text, path, longest, refuse);
    }

    /// <summary>A text that must not be too long.</summary>
    public static void CheckLength(string? text, string path, int longest, Action<Rule, string, object[]> refuse)
    {
        if (text?.Length > longest)
            Refuse(path, $"a text of at most {longest} characters", $"un texte de {longest} caractères au plus", refuse);
    }

    /// <summary>The free text of OTHER: needed with it, and out of place without.</summary>
    public static void CheckOther(bool isOther, string? text, string path, int longest, Action<Rule, string, object[]> refuse)
    {
        if (isOther)
            CheckText(text ?? "", path, longest, refuse);
        else if (text is not null)
            Refuse(path, "left out unless OTHER is chosen", "omise, sauf avec OTHER", refuse);
    }

    /// <summary>How many of something.</summary>
    public static void CheckCount(int? count, string path, int most, Action<Rule, string, object[]> refuse)
    {
        if (count is < 0 || count > most)
            Refuse(path, $"between 0 and {most}", $"entre 0 et {most}", refuse);
    }

    /// <summary>Euro cents of an amount; refuses one that is negative, beyond a billion, or finer than a cent.</summary>
    public static long? Cents(decimal? euros, string path, Action<Rule, string, object[]> refuse)
    {
        if (euros is not { } amount)
            return null;
        if (amount is < 0 or > 1_000_000_000 || decimal.Round(amount, 2) != amount)
        {
            Refuse(path, "an amount of whole cents between 0 and 1000000000", "un montant en centimes entiers entre 0 et 1000000000", refuse);
            return null;
        }
        return (long)(amount * 100);
    }
}
