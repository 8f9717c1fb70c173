using System.Text.RegularExpressions;

namespace HubGraph.Concepts.Territories;

/// <summary>Days and hours where things take place. Zones are IANA's.</summary>
public static partial class PlaceTime
{
    /// <summary>The zone of the mainland, Corsica included.</summary>
    public const string Paris = "Europe/Paris";

    // Where the day begins first in the Republic.
    private const string Earliest = "Pacific/Wallis";

    // By the code of a department, or of a commune that has another than its department.
    private static readonly Dictionary<string, string> s_zones = new(StringComparer.Ordinal)
    {
        ["971"] = "America/Guadeloupe",
        ["972"] = "America/Martinique",
        ["973"] = "America/Cayenne",
        ["974"] = "Indian/Reunion",
        ["975"] = "America/Miquelon",
        ["976"] = "Indian/Mayotte",
        ["977"] = "America/St_Barthelemy",
        ["978"] = "America/Marigot",
        ["984"] = "Indian/Kerguelen",
        ["986"] = Earliest,
        ["987"] = "Pacific/Tahiti",
        ["988"] = "Pacific/Noumea",
        // Clipperton: IANA has no zone for it.
        ["989"] = "Etc/GMT+8",
        // IANA's tables count Crozet and the Scattered Islands to La Réunion's.
        ["98413"] = "Indian/Reunion",
        ["98414"] = "Antarctica/DumontDUrville",
        ["98415"] = "Indian/Reunion",
        ["98718"] = "Pacific/Marquesas",
        ["98719"] = "Pacific/Gambier",
        ["98723"] = "Pacific/Marquesas",
        ["98731"] = "Pacific/Marquesas",
        ["98746"] = "Pacific/Marquesas",
        ["98756"] = "Pacific/Marquesas",
        ["98757"] = "Pacific/Marquesas",
    };

    /// <summary>The zones of the Republic, of which the machine must have data.</summary>
    public static IEnumerable<string> Zones => [Paris, .. s_zones.Values];

    /// <summary>The day that it is in a place; where none is known, the day that it is anywhere in the Republic.</summary>
    /// <param name="now">UTC.</param>
    public static DateOnly TodayIn(string? departmentCode, DateTime now, string? communeCode = null) =>
        DayOf(now, departmentCode is null ? Earliest : ZoneOf(departmentCode, communeCode));

    /// <summary>The time zone of a commune, or of a department's seat; of the mainland where none is known.</summary>
    public static string ZoneOf(string? departmentCode, string? communeCode = null) =>
        s_zones.GetValueOrDefault(communeCode ?? "") ?? s_zones.GetValueOrDefault(departmentCode ?? "", Paris);

    /// <summary>The day of an instant in a zone.</summary>
    /// <param name="instant">UTC.</param>
    public static DateOnly DayOf(DateTime instant, string zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(instant, TimeZoneInfo.FindSystemTimeZoneById(zone)));

    /// <summary>The instant of a local time, UTC.</summary>
    public static DateTime ToUtc(DateOnly day, TimeOnly time, string zone) =>
        TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(time), TimeZoneInfo.FindSystemTimeZoneById(zone));

    /// <summary>The instant with which a day begins, UTC.</summary>
    public static DateTime StartOf(DateOnly day, string zone)
    {
        // Midnight may be missing on a day when clocks change, and nothing comes before the calendar's first day.
        DateTime midnight = day.ToDateTime(TimeOnly.MinValue);
        long ticks = midnight.Ticks - TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(midnight).Ticks;
        return new DateTime(Math.Max(ticks, TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
    }

    /// <summary>Whether a text is the IANA name of a time zone of some place.</summary>
    public static bool IsZone(string zone) =>
        // The platform opens a file of this name: a path that leads elsewhere never gets so far.
        Zone().IsMatch(zone) && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out TimeZoneInfo? found) && found.Id == zone;

    [GeneratedRegex(@"^[A-Z][A-Za-z]+(/[A-Z][A-Za-z0-9_+-]*){1,2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Zone();
}
