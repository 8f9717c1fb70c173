using System.ComponentModel.DataAnnotations;

namespace HubGraph.Planning.Execution;

/// <summary>How much a database works on at a time, and how much may wait: configuration section <c>Work</c>.</summary>
public sealed class WorkLimits
{
    /// <summary>
    /// How many executions may run that are short so far; null for as many as suit the database and the machine's processors.
    /// </summary>
    [Range(1, 1_000)]
    public int? ShortPlaces { get; set; }

    /// <summary>How many may run that are long; null for as many as suit the machine's processors.</summary>
    [Range(1, 1_000)]
    public int? LongPlaces { get; set; }

    /// <summary>After what time of work an execution is long.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan ShortTime { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How many may wait for a place, of those that are short and of those that are long each.</summary>
    [Range(1, 100_000)]
    public int Queue { get; set; } = 256;
}
