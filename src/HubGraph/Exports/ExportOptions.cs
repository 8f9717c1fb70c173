using HubGraph.Data;

namespace HubGraph.Exports;

/// <summary>What exports may take: configuration section <c>Exports</c>.</summary>
internal sealed class ExportOptions
{
    private const string Section = "Exports";

    /// <summary>How many exports may be under way at a time: each keeps a connection and, on SQLite, what was written meanwhile in the write-ahead log.</summary>
    public int Concurrent { get; set; } = 8;

    /// <summary>How long one may take, however slow its reader is.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Reads the settings.</summary>
    /// <exception cref="StartupException">One makes no sense.</exception>
    public static ExportOptions Of(IConfiguration configuration)
    {
        ExportOptions options;
        try
        {
            options = configuration.GetSection(Section).Get<ExportOptions>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new ExportOptions();
        }
        catch (InvalidOperationException exception)
        {
            throw new StartupException($"The settings of {Section} cannot be read: {exception.Message}", exception);
        }
        if (options.Concurrent < 1)
            throw new StartupException($"{Section}:Concurrent is {options.Concurrent}: it must be a number from 1 on.");
        return options.Timeout > TimeSpan.Zero ? options : throw new StartupException($"{Section}:Timeout is {options.Timeout}: it must be a time, such as 00:05:00.");
    }
}
