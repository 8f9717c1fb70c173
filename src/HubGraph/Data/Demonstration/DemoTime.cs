namespace HubGraph.Data.Demonstration;

/// <summary>Days on which made-up things take place.</summary>
internal static class DemoTime
{
    private static readonly DateOnly s_first = new(2021, 1, 4);

    /// <summary>A working day of the years before a day, later ones more often, or that day itself, be it a Sunday.</summary>
    public static DateOnly NextDay(this Random random, DateOnly last)
    {
        int span = last.DayNumber - s_first.DayNumber;
        DateOnly day = last.AddDays(-(int)(Math.Pow(random.NextDouble(), 1.4) * span));
        return day == last
            ? day
            : day.DayOfWeek switch { DayOfWeek.Saturday => day.AddDays(-1), DayOfWeek.Sunday => day.AddDays(-2), _ => day };
    }
}
