using HubGraph.Concepts.Activities.Import;
using HubGraph.Data;
using HubGraph.Docs;
using HubGraph.Exports;
using HubGraph.Host.Auth;
using HubGraph.Host.Health;
using HubGraph.Host.Web;
using HubGraph.Mcp;
using HubGraph.Pages;
using HubGraph.Webhooks;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace HubGraph.Host;

/// <summary>
/// What the settings may be called. The platform passes over a name that nobody reads: a mistake would be a setting that is
/// not set. Names within a section are checked where it is read, by <see cref="Settings"/>, which reads no section that is not
/// known here.
/// </summary>
internal static class SettingNames
{
    // The platform's own beside the sections.
    private static readonly string[] s_names =
        ["urls", "http_ports", "https_ports", "environment", "contentRoot", "applicationName", "AllowedHosts", "shutdownTimeoutSeconds"];

    /// <summary>All sections.</summary>
    public static IReadOnlyList<string> Sections { get; } =
    [
        AuthOptions.Section, CrossOrigin.Section, DatabaseOptions.Section, DocsOptions.Section, ExportOptions.Section,
        ImportOptions.Section, IntrospectionOptions.Section,
        KnownDocuments.Section, McpOptions.Section, PagesOptions.Section, PublisherOptions.Section, StatusOptions.Section,
        TransportSettings.Limits, TransportSettings.RateLimits, TransportSettings.Work,
        TrustedProxies.Section, WebhookOptions.Section,
        ConnectionLimits.Section, DevelopmentTokens.Section, "Logging",
    ];

    /// <summary>Whether there is such a setting, as far as its section tells.</summary>
    public static bool IsKnown(string name) =>
        s_names.Contains(name, StringComparer.OrdinalIgnoreCase)
        || name.StartsWith("OTEL_", StringComparison.OrdinalIgnoreCase)
        || (name.Split(':') is [var section, _, ..] && IsSection(section));

    /// <summary>Whether there is such a section.</summary>
    public static bool IsSection(string name) => Sections.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Refuses what a file of settings has beside them.</summary>
    /// <exception cref="StartupException">It has something.</exception>
    public static void CheckFiles(IConfigurationRoot configuration)
    {
        foreach (JsonConfigurationProvider file in configuration.Providers.OfType<JsonConfigurationProvider>())
        {
            // Editors look there for what the file may hold.
            if (file.GetChildKeys([], null).FirstOrDefault(name => !IsSection(name) && !IsKnown(name) && name != "$schema") is { } unknown)
                throw new StartupException($"There is no setting {unknown}, which {file.Source.Path} has.");
        }
    }

    /// <summary>
    /// The variables of the environment that look like settings of a section whose name has a slip, with that section. They may
    /// as well be another program's, and are no reason not to start.
    /// </summary>
    public static IEnumerable<(string Variable, string Section)> Suspects(IConfigurationRoot configuration) =>
        from environment in configuration.Providers.OfType<EnvironmentVariablesConfigurationProvider>()
        from name in environment.GetChildKeys([], null).Distinct(StringComparer.OrdinalIgnoreCase)
        where !IsSection(name)
        let section = Sections.FirstOrDefault(section => IsSlip(name, section))
        where section is not null
        from setting in environment.GetChildKeys([], name).Take(1)
        select ($"{name}__{setting}", section);

    // One letter too many, too few or another one, or two that changed places.
    private static bool IsSlip(string name, string section)
    {
        if (Math.Abs(name.Length - section.Length) > 1)
            return false;
        (name, section) = (name.ToUpperInvariant(), section.ToUpperInvariant());
        int same = name.AsSpan().CommonPrefixLength(section);
        ReadOnlySpan<char> left = name.AsSpan(same), right = section.AsSpan(same);
        return name.Length > section.Length ? left[1..].SequenceEqual(right)
            : name.Length < section.Length ? left.SequenceEqual(right[1..])
            : left.Length > 0 && (left[1..].SequenceEqual(right[1..])
                || (left.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..])));
    }
}
