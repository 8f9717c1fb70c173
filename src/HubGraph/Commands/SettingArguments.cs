namespace HubGraph.Commands;

/// <summary>What of the command line is for the configuration. The platform passes over what it does not understand: a mistake would be a setting that is not set.</summary>
internal static class SettingArguments
{
    private static readonly string[] s_names =
        ["urls", "http_ports", "https_ports", "environment", "contentRoot", "applicationName", "AllowedHosts", "shutdownTimeoutSeconds"];

    private static readonly string[] s_sections =
        ["Auth", "Authentication", "Cors", "Database", "Docs", "Documents", "Exports", "Imports", "Introspection", "Kestrel", "Limits", "Logging", "Proxies", "Publisher", "RateLimits", "Status", "Work"];

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
                return last is null ? $"There is no command {argument}." : $"After {last} and its value stands something that is no setting: is it in quotes?";
            if (!IsKnown(name))
                return $"There is no option {parts[0]}.";
            if (parts.Length == 1 && ++i == arguments.Count)
                return $"{argument} has no value.";
            last = parts[0];
        }
        return null;
    }

    // Names within a section are checked where it is read.
    private static bool IsKnown(string name) =>
        s_names.Contains(name, StringComparer.OrdinalIgnoreCase)
        || name.StartsWith("OTEL_", StringComparison.OrdinalIgnoreCase)
        || (name.Split(':') is [var section, _, ..] && s_sections.Contains(section, StringComparer.OrdinalIgnoreCase));
}
