namespace HubGraph.Domain;

/// <summary>Days and hours where things take place. Zones are IANA's.</summary>
public static class PlaceTime
{
    /// <summary>The zone of the mainland, Corsica included.</summary>
    public const string Paris = "Europe/Paris";

    // Where the day begins first in the Republic.
    private const string EarliestZone = "Pacific/Wallis";

    /// <summary>The time zone of a department; of the mainland where none is known.</summary>
    public static string ZoneOf(string? departmentCode) => departmentCode switch
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

    /// <summary>The day of an instant in a zone.</summary>
    /// <param name="instant">UTC.</param>
    public static DateOnly DayOf(DateTime instant, string zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(instant, TimeZoneInfo.FindSystemTimeZoneById(zone)));

    /// <summary>The last of the days that it is somewhere in the Republic at an instant.</summary>
    /// <param name="instant">UTC.</param>
    public static DateOnly LatestDayOf(DateTime instant) => DayOf(instant, EarliestZone);

    /// <summary>The instant of a local time, UTC.</summary>
    public static DateTime ToUtc(DateOnly day, TimeOnly time, string zone) =>
        TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(time), TimeZoneInfo.FindSystemTimeZoneById(zone));

    /// <summary>Whether a text is the IANA name of a time zone.</summary>
    public static bool IsZone(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out TimeZoneInfo? found) && found.HasIanaId && zone.Contains('/', StringComparison.Ordinal);
}
