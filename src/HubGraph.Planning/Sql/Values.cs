using System.Text;

namespace HubGraph.Planning.Sql;

/// <summary>Values between clients and the database.</summary>
public static class Values
{
    /// <summary>A text as it may be sent to a database: what looks alike is written alike (NFC), whatever keyboard it came from.</summary>
    public static string Text(string value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            // PostgreSQL holds no U+0000, and the platform normalises no U+FFFE.
            if (value[i] is '\0' or '\uFFFE')
                throw new PlanningError(PlanningErrorCodes.BadUserInput, $"A text may not contain U+{(int)value[i]:X4}.");
            if (!char.IsSurrogate(value[i]))
                continue;
            if (i + 1 == value.Length || !char.IsSurrogatePair(value[i], value[i + 1]))
                throw new PlanningError(PlanningErrorCodes.BadUserInput, "A text may not contain half of a surrogate pair.");
            i++;
        }
        return value.Normalize();
    }

    /// <summary>Values of one kind as the array of an <c>in</c>.</summary>
    public static Array ToArray(List<object> values) => values[0] switch
    {
        long => values.Cast<long>().ToArray(),
        string => values.Cast<string>().ToArray(),
        bool => values.Cast<bool>().ToArray(),
        DateOnly => values.Cast<DateOnly>().ToArray(),
        DateTime => values.Cast<DateTime>().ToArray(),
        _ => throw new InvalidOperationException($"No array of {values[0].GetType()}."),
    };

    /// <summary>The smallest text above all that start with the prefix, by code points; null when there is none.</summary>
    public static string? AfterPrefix(string prefix)
    {
        List<Rune> runes = [.. prefix.EnumerateRunes()];
        while (runes.Count > 0)
        {
            int last = runes[^1].Value;
            runes.RemoveAt(runes.Count - 1);
            if (last == 0x10FFFF)
                continue;
            runes.Add(new Rune(last == 0xD7FF ? 0xE000 : last + 1));
            return string.Concat(runes.Select(rune => rune.ToString()));
        }
        return null;
    }

    /// <summary>A client's text as a message shows it: the beginning, without control characters.</summary>
    public static string Shown(string text)
    {
        string start = text.Length <= 40 ? text : $"{text[..40]}…";
        return string.Concat(start.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '�' : c));
    }
}
