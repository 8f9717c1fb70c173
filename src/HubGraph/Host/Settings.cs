using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using HubGraph.Data;

namespace HubGraph.Host;

/// <summary>
/// Reads a section of the settings into options. A name that does not exist, a value that cannot be read and one that the attributes
/// of the options refuse (<see cref="RangeAttribute"/>) stop the start with one line.
/// </summary>
internal static partial class Settings
{
    // Wherever a setting is a duration, the platform's own among them.
    static Settings() => TypeDescriptor.AddAttributes(typeof(TimeSpan), new TypeConverterAttribute(typeof(DurationConverter)));

    /// <summary>Reads new options.</summary>
    /// <exception cref="StartupException">A setting is unknown or makes no sense.</exception>
    public static T Read<T>(this IConfiguration configuration, string section)
        where T : class, new()
    {
        T options = new();
        configuration.Read(section, options);
        return options;
    }

    /// <summary>Reads into options, and into those that they are made of.</summary>
    /// <param name="configuration">All settings.</param>
    /// <param name="section">Where those of the options stand.</param>
    /// <param name="options">What is set.</param>
    /// <param name="parts">The names and values of those of its properties that are options in their turn.</param>
    /// <exception cref="StartupException">A setting is unknown or makes no sense.</exception>
    /// <exception cref="ArgumentException">
    /// The section is not among those that are known, so that a mistake in its name would not be told.
    /// </exception>
    public static void Read(this IConfiguration configuration, string section, object options, params (string Name, object Options)[] parts)
    {
        if (!SettingNames.IsSection(section))
            throw new ArgumentException($"{section} is not among {nameof(SettingNames)}.{nameof(SettingNames.Sections)}.", nameof(section));
        configuration.GetSection(section).BindKnown(options);
        configuration.Check(section, options);
        foreach ((string name, object part) in parts)
            configuration.Check($"{section}:{name}", part);
    }

    /// <summary>Binds a section in which every name must exist.</summary>
    /// <param name="section">The section.</param>
    /// <param name="options">What is set.</param>
    /// <param name="setting">What to call what cannot be set, where that is less than the section.</param>
    /// <exception cref="StartupException">A name does not exist, or its value cannot be read.</exception>
    public static void BindKnown(this IConfigurationSection section, object options, string? setting = null)
    {
        try
        {
            section.Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (Exception exception) when (
            exception is InvalidOperationException or System.Reflection.TargetInvocationException or ArgumentException)
        {
            throw new StartupException(Line(setting ?? section.Path, exception), exception);
        }
    }

    private static string Line(string setting, Exception exception)
    {
        string reason = exception.GetBaseException().Message.ReplaceLineEndings(" ");
        if (Unreadable().Match(exception.Message) is { Success: true, Groups: var found })
            return $"{found["key"].Value} is \"{found["value"].Value}\": {Form(found["type"].Value, reason)}";
        return Unknown().Match(exception.Message) is { Success: true } unknown
            ? $"There is no setting {unknown.Groups["names"].Value} in {setting}."
            : $"{setting} cannot be set: {reason}";
    }

    private static string Form(string type, string reason) => type switch
    {
        "System.Int32" or "System.Int64" or "System.Double" => "it must be a number.",
        "System.Boolean" => "it must be true or false.",
        _ => reason,
    };

    private static void Check(this IConfiguration configuration, string path, object options)
    {
        List<ValidationResult> wrong = [];
        if (Validator.TryValidateObject(options, new ValidationContext(options), wrong, validateAllProperties: true))
            return;
        string name = wrong[0].MemberNames.First();
        string reason = wrong[0].ErrorMessage!.Replace($"The field {name} ", "it ", StringComparison.Ordinal);
        throw new StartupException($"{path}:{name} is \"{configuration[$"{path}:{name}"]}\": {reason}");
    }

    // The platform's binder says in its message alone which setting it is about.
    [GeneratedRegex(
        "^Failed to convert configuration value '(?<value>.*)' at '(?<key>[^']+)' to type '(?<type>[^']+)'", RegexOptions.Singleline)]
    private static partial Regex Unreadable();

    [GeneratedRegex("properties were not found on the instance of .*?: (?<names>.*)$", RegexOptions.Singleline)]
    private static partial Regex Unknown();
}
