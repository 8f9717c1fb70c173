using HubGraph.Host;

namespace HubGraph.Commands;

/// <summary>
/// What of the command line is for the configuration. The platform passes over what it does not understand: a mistake would be a
/// setting that is not set.
/// </summary>
internal static class SettingArguments
{
    /// <summary>One line about the first mistake; null if there is none. Values are not repeated: they may be secrets.</summary>
    public static string? Mistake(IReadOnlyList<string> arguments)
    {
        string? last = null;
        for (int i = 0; i < arguments.Count; i++)
        {
            string argument = arguments[i];
            string[] parts = argument.Split('=', 2);
            string name = parts[0].StartsWith("--", StringComparison.Ordinal) ? parts[0][2..] : parts[0].TrimStart('/');
            if (name == argument)
                return last is null
                    ? $"There is no command {argument}."
                    : $"After {last} and its value stands something that is no setting: is it in quotes?";
            if (!SettingNames.IsKnown(name))
                return $"There is no option {parts[0]}.";
            if (parts.Length == 1 && ++i == arguments.Count)
                return $"{argument} has no value.";
            last = parts[0];
        }
        return null;
    }
}
