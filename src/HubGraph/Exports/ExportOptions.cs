using HubGraph.Data;

namespace HubGraph.Exports;

/// <summary>What exports may take: configuration section <c>Exports</c>.</summary>
internal sealed class ExportOptions
{
    private const string Section = "Exports";

    // Timers wait no longer than 49 days.
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(40);

    /// <summary>How many exports may be under way at a time: each keeps a connection and, on SQLite, what was written meanwhile in the write-ahead log.</summary>
    public int Concurrent { get; set; } = 8;

    /// <summary>How many of them may be one caller's: a known caller's, or those of all others of one address.</summary>
    public int PerCaller { get; set; } = 2;

    /// <summary>How many bytes, before they are compressed, a reader must take each second.</summary>
    public int MinBytesPerSecond { get; set; } = 50_000;

    /// <summary>How far a reader may fall behind that before it is cut.</summary>
    public TimeSpan ReaderPatience { get; set; } = TimeSpan.FromSeconds(10);

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
        Check(nameof(options.Concurrent), options.Concurrent);
        Check(nameof(options.PerCaller), options.PerCaller);
        Check(nameof(options.MinBytesPerSecond), options.MinBytesPerSecond);
        Check(nameof(options.ReaderPatience), options.ReaderPatience);
        Check(nameof(options.Timeout), options.Timeout);
        return options;
    }

    private static void Check(string name, int number)
    {
        if (number < 1)
            throw new StartupException($"{Section}:{name} is {number}: it must be a number from 1 on.");
    }

    private static void Check(string name, TimeSpan time)
    {
        if (time <= TimeSpan.Zero || time > s_longest)
            throw new StartupException($"{Section}:{name} is {time}: it must be a time of {s_longest.TotalDays:0} days at the most, such as 00:05:00.");
    }
}
