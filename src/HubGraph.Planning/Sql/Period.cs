namespace HubGraph.Planning.Sql;

/// <summary>Periods of the calendar that statistics group days by.</summary>
public enum Period
{
    Day,

    /// <summary>A week from Monday to Sunday (ISO 8601).</summary>
    Week,
    Month,
    Quarter,
    Year,
}

/// <summary>Periods in the calendar.</summary>
public static class Periods
{
    /// <summary>The first day of the period in which a day lies.</summary>
    public static DateOnly Start(this Period period, DateOnly day) => period switch
    {
        // The calendar's first day is a Monday.
        Period.Week => DateOnly.FromDayNumber(day.DayNumber / 7 * 7),
        Period.Month => new DateOnly(day.Year, day.Month, 1),
        Period.Quarter => new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1),
        Period.Year => new DateOnly(day.Year, 1, 1),
        _ => day,
    };

    /// <summary>The last day of a period, given its first; the calendar's last day at the latest.</summary>
    public static DateOnly End(this Period period, DateOnly start) => period switch
    {
        Period.Week => DateOnly.FromDayNumber(Math.Min(start.DayNumber + 6, DateOnly.MaxValue.DayNumber)),
        Period.Month => new DateOnly(start.Year, start.Month, DateTime.DaysInMonth(start.Year, start.Month)),
        Period.Quarter => new DateOnly(start.Year, start.Month + 2, DateTime.DaysInMonth(start.Year, start.Month + 2)),
        Period.Year => new DateOnly(start.Year, 12, 31),
        _ => start,
    };
}
