namespace HubGraph.Commands;

/// <summary>Days and hours where things take place.</summary>
internal static class DemoTime
{
    public const string Paris = "Europe/Paris";

    private static readonly DateOnly s_first = new(2021, 1, 4);

    /// <summary>The time zone of a department.</summary>
    public static string Zone(string departmentCode) => departmentCode switch
    {
        "971" => "America/Guadeloupe",
        "972" => "America/Martinique",
        "973" => "America/Cayenne",
        "974" => "Indian/Reunion",
        "975" => "America/Miquelon",
        "976" => "Indian/Mayotte",
        "977" => "America/St_Barthelemy",
        "978" => "America/Marigot",
        "984" => "Indian/Kerguelen",
        "986" => "Pacific/Wallis",
        "987" => "Pacific/Tahiti",
        "988" => "Pacific/Noumea",
        _ => Paris,
    };

    /// <summary>A working day of the years before a day, later ones more often.</summary>
    public static DateOnly NextDay(this Random random, DateOnly last)
    {
        int span = last.DayNumber - s_first.DayNumber;
        DateOnly day = last.AddDays(-(int)(Math.Pow(random.NextDouble(), 1.4) * span));
        return day.DayOfWeek switch { DayOfWeek.Saturday => day.AddDays(-1), DayOfWeek.Sunday => day.AddDays(-2), _ => day };
    }

    /// <summary>The instant of a local time.</summary>
    public static DateTime ToUtc(DateOnly day, TimeOnly time, string zone) =>
        TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(time), TimeZoneInfo.FindSystemTimeZoneById(zone));
}
