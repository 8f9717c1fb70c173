using System.Globalization;
using HubGraph.Data;

namespace HubGraph;

/// <summary>Reads settings that the platform's own binder reads less kindly.</summary>
internal static class Settings
{
    /// <summary>Whether clients may see the schema, by introspection and as a file: <c>Introspection:Enabled</c>.</summary>
    public static bool ShowsSchema(this IConfiguration configuration) => configuration.Truth("Introspection:Enabled", otherwise: true);

    /// <summary>Whether something is so.</summary>
    /// <exception cref="StartupException">It is neither true nor false.</exception>
    public static bool Truth(this IConfiguration configuration, string key, bool otherwise) =>
        configuration[key] is not { } text ? otherwise
        : bool.TryParse(text, out bool value) ? value
        : throw new StartupException($"{key} is \"{text}\": it must be true or false.");

    /// <summary>A number from 1 on.</summary>
    /// <exception cref="StartupException">It is none.</exception>
    public static int Count(this IConfiguration configuration, string key, int otherwise) =>
        configuration[key] is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= 1 ? value
        : throw new StartupException($"{key} is \"{text}\": it must be a number from 1 on.");

    /// <summary>A list, given as an array or as text with commas; empty where it is not set. The binder passes over text in silence.</summary>
    public static string[] List(this IConfiguration configuration, string key)
    {
        IConfigurationSection section = configuration.GetSection(key);
        return section.Value is { } text
            ? text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : section.Get<string[]>() ?? [];
    }
}
