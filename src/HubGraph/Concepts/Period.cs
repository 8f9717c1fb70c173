namespace HubGraph.Concepts;

/// <summary>A time of which one end or both may be known coarsely or not at all. Its last day is a part of it.</summary>
/// <param name="Since">When it began; null when that is not known.</param>
/// <param name="Until">Its last day; null while nothing says that it ended.</param>
/// <param name="NotBefore">When the beginning is not known: it was not before.</param>
public readonly record struct Period(DateWithPrecision? Since, DateWithPrecision? Until, DateWithPrecision? NotBefore = null)
{
    // Unknown and never ended: as late as can be.
    private static readonly DateOnly s_never = DateOnly.MaxValue;

    /// <summary>Whether it ends before it starts, whatever its dates mean.</summary>
    public bool EndsBeforeStart => Until?.Latest < (Since ?? NotBefore)?.Earliest;

    // It began at the latest on the day that it ended.
    private DateOnly LatestStart => Earlier(Since?.Latest ?? s_never, Until?.Latest ?? s_never);

    // It ended at the earliest on the day that it began.
    private DateOnly EarliestEnd => Until is { } until ? Later(until.Earliest, (Since ?? NotBefore)?.Earliest ?? until.Earliest) : s_never;

    /// <summary>
    /// Whether two times surely have a day in common, whatever their dates mean. One that ends in 2021-10 and one that begins
    /// in 2021-10 need not: the change may lie anywhere in that month. One that ends on 2021-10-05 and one that begins on
    /// that day do. Two that have not ended do, even where nothing says when they began. One that ends before it starts has no day.
    /// </summary>
    public bool SurelyOverlaps(Period other) =>
        !EndsBeforeStart && !other.EndsBeforeStart && LatestStart <= other.EarliestEnd && other.LatestStart <= EarliestEnd;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
