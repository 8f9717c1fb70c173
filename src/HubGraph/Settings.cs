namespace HubGraph;

/// <summary>Reads settings that the platform's own binder reads less kindly.</summary>
internal static class Settings
{
    /// <summary>Whether clients may see the schema, by introspection and as a file: <c>Introspection:Enabled</c>.</summary>
    public static bool ShowsSchema(this IConfiguration configuration) => configuration.GetValue("Introspection:Enabled", true);

    /// <summary>A list, given as an array or as text with commas; empty where it is not set. The binder passes over text in silence.</summary>
    public static string[] List(this IConfiguration configuration, string key)
    {
        IConfigurationSection section = configuration.GetSection(key);
        return section.Value is { } text
            ? text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : section.Get<string[]>() ?? [];
    }
}
