using System.ComponentModel.DataAnnotations;

namespace HubGraph.Concepts.Activities.Import;

/// <summary>What spreadsheets may be and take: configuration section <c>Imports</c>.</summary>
internal sealed class ImportOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Imports";

    /// <summary>How large a file may be.</summary>
    [Range(1, 10_000_000_000L)]
    public long MaxBytes { get; set; } = 100_000_000;

    /// <summary>How large a workbook may be, which is held in memory.</summary>
    [Range(1, 1_000_000_000)]
    public int MaxWorkbookBytes { get; set; } = 30_000_000;

    /// <summary>How large its parts may be together when they are unpacked.</summary>
    [Range(1, 10_000_000_000L)]
    public long MaxUnpackedBytes { get; set; } = 300_000_000;

    /// <summary>How many rows it may have.</summary>
    [Range(1, 10_000_000)]
    public int MaxRows { get; set; } = 500_000;

    /// <summary>How long one row may be, over all its lines.</summary>
    [Range(1, 10_000_000)]
    public int MaxRowCharacters { get; set; } = 200_000;

    /// <summary>How many refused values are told; beyond, they are counted.</summary>
    [Range(1, 1_000_000)]
    public int MaxErrors { get; set; } = 10_000;

    /// <summary>How many imports may be under way at a time.</summary>
    [Range(1, 1_000)]
    public int Concurrent { get; set; } = 4;

    /// <summary>How many of them may be one caller's.</summary>
    [Range(1, 1_000)]
    public int PerCaller { get; set; } = 1;

    /// <summary>How long one may take, however slow its sender is.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "12:00:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(15);
}
