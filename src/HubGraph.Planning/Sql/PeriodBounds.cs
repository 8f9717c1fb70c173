namespace HubGraph.Planning.Sql;

/// <summary>The days between which a filter lets a field of days lie, read from its own conditions on the field.</summary>
internal static class PeriodBounds
{
    /// <summary>The first and the last day, each a day or <see cref="Given"/>; null where a side is open.</summary>
    public static (object? First, object? Last) Of(IDictionary<string, object?>? where, string field)
    {
        if (where is null || !where.TryGetValue(field, out object? value) || value is not IDictionary<string, object?> operations)
            return (null, null);
        object?[] Days(params string[] names) => [.. names.Select(operations.ReadOrNull)];
        return (
            Bound(
                Days("gte", "eq", "gt"), static days => Later(Later((DateOnly?)days[0], (DateOnly?)days[1]), Next((DateOnly?)days[2], 1))),
            Bound(
                Days("lte", "eq", "lt"),
                static days => Earlier(Earlier((DateOnly?)days[0], (DateOnly?)days[1]), Next((DateOnly?)days[2], -1))));
    }

    private static object? Bound(object?[] days, Func<object?[], object?> bound) =>
        days.All(day => day is null) ? null : Given.Derive(days, bound);

    private static object? ReadOrNull(this IDictionary<string, object?> operations, string name) =>
        operations.TryGetValue(name, out object? value) ? value : null;

    private static DateOnly? Later(DateOnly? one, DateOnly? other) => one is null || other > one ? other ?? one : one;

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other ?? one : one;

    // At the calendar's ends no day is left: the day itself will do, since no record lies there.
    private static DateOnly? Next(DateOnly? day, int days) =>
        day is { } given && given != (days > 0 ? DateOnly.MaxValue : DateOnly.MinValue) ? given.AddDays(days) : day;
}
