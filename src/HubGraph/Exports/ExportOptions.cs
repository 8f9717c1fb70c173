using System.ComponentModel.DataAnnotations;

namespace HubGraph.Exports;

/// <summary>What exports may take: configuration section <c>Exports</c>.</summary>
internal sealed class ExportOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Exports";

    /// <summary>
    /// How many exports may be under way at a time: each keeps a connection and, on SQLite, what was written meanwhile in the
    /// write-ahead log.
    /// </summary>
    [Range(1, 1_000)]
    public int Concurrent { get; set; } = 8;

    /// <summary>How many of them may be one caller's: a known caller's, or those of all others of one address.</summary>
    [Range(1, 1_000)]
    public int PerCaller { get; set; } = 2;

    /// <summary>How long one waits for its place, so that a page with several small ones gets them all, one after another.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan Wait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many groups a statistic may have: the database holds them all, and a sheet of a workbook a million rows.</summary>
    [Range(1, 1_000_000)]
    public int MaxGroups { get; set; } = 100_000;

    /// <summary>How many bytes, before they are compressed, a reader must take each second.</summary>
    [Range(1, 1_000_000_000)]
    public int MinBytesPerSecond { get; set; } = 50_000;

    /// <summary>How far a reader may fall behind that before it is cut.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan ReaderPatience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one may take, however slow its reader is.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "12:00:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(5);
}
