namespace HubGraph.Planning.Sql;

/// <summary>The days between which a filter lets a field of days lie, read from its own conditions on the field.</summary>
internal static class PeriodBounds
{
    /// <summary>The first and the last day, null where a side is open.</summary>
    public static (DateOnly? First, DateOnly? Last) Of(IDictionary<string, object?>? where, string field)
    {
        if (where is null || !where.TryGetValue(field, out object? value) || value is not IDictionary<string, object?> operations)
            return (null, null);
        DateOnly? Day(string operation) => operations.TryGetValue(operation, out object? day) ? day as DateOnly? : null;
        DateOnly? first = Later(Later(Day("gte"), Day("eq")), Next(Day("gt"), 1));
        DateOnly? last = Earlier(Earlier(Day("lte"), Day("eq")), Next(Day("lt"), -1));
        return (first, last);
    }

    private static DateOnly? Later(DateOnly? one, DateOnly? other) => one is null || other > one ? other ?? one : one;

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other ?? one : one;

    // At the calendar's ends no day is left: the day itself will do, since no record lies there.
    private static DateOnly? Next(DateOnly? day, int days) =>
        day is { } given && given != (days > 0 ? DateOnly.MaxValue : DateOnly.MinValue) ? given.AddDays(days) : day;
}
