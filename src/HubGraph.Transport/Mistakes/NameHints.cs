using HubGraph.Transport.Options;

namespace HubGraph.Transport.Mistakes;

/// <summary>What a name that does not exist may have been meant for.</summary>
internal static class NameHints
{
    // A list that is longer is no help in a message.
    private const int MaxListed = 60;
    private const int MaxSuggested = 3;

    // Comparing costs its square.
    private const int MaxCompared = 60;

    private static readonly string[] s_habits = ["get", "all", "list", "find", "fetch"];

    /// <summary>What it is called here, what comes near, or else all that there are.</summary>
    public static IReadOnlyList<string> For(string name, IEnumerable<string> names, MistakeOptions options)
    {
        string[] all = [.. names.Order(StringComparer.Ordinal)];
        if (all.Length == 0)
            return ["There are none."];
        if (options.Names.TryGetValue(name, out string[]? here) && Array.Find(here, all.Contains) is { } known)
            return [$"It is called '{known}' here."];
        string[] near = [.. Near(name, all)];
        return near.Length > 0 ? [$"Did you mean {string.Join(", ", near.Select(each => $"'{each}'"))}?"] : [$"There are: {Listed(all)}."];
    }

    /// <summary>The names that come near, the nearest first.</summary>
    public static IEnumerable<string> Near(string name, IEnumerable<string> names)
    {
        if (name.Length > MaxCompared)
            return [];
        string plain = Plain(name);
        return names
            .Select(each => (Name: each, Distance: Distance(plain, Plain(each))))
            .Where(each => each.Distance <= Math.Max(1, plain.Length / 4))
            .OrderBy(each => each.Distance).ThenBy(each => each.Name, StringComparer.Ordinal)
            .Take(MaxSuggested)
            .Select(each => each.Name);
    }

    /// <summary>Names in a sentence.</summary>
    public static string Listed(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return string.Join(", ", all.Take(MaxListed)) + (all.Length > MaxListed ? "…" : "");
    }

    // book_list, getBooks, allBooks and Books are books.
    private static string Plain(string name)
    {
        string plain = name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
        foreach (string habit in s_habits)
        {
            if (plain.Length > habit.Length + 2 && plain.StartsWith(habit, StringComparison.Ordinal))
                return plain[habit.Length..];
            if (plain.Length > habit.Length + 2 && plain.EndsWith(habit, StringComparison.Ordinal))
                return plain[..^habit.Length];
        }
        return plain;
    }

    /// <summary>How many letters must be put in, left out or exchanged (Levenshtein).</summary>
    private static int Distance(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[^1];
    }
}
