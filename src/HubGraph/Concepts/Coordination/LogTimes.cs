using System.Globalization;
using HubGraph.Concepts.Territories;

namespace HubGraph.Concepts.Coordination;

/// <summary>Instants as the log writes them: the minute in Paris, <c>04/05/2026 à 09:30</c>.</summary>
internal static class LogTimes
{
    private const string Form = "dd/MM/yyyy 'à' HH:mm";
    private static readonly TimeZoneInfo s_paris = TimeZoneInfo.FindSystemTimeZoneById(PlaceTime.Paris);

    /// <summary>The instant, UTC; false where it is none, as in the hour that is left out in spring.</summary>
    public static bool TryRead(string text, out DateTime instant)
    {
        instant = default;
        if (!DateTime.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local)
            || s_paris.IsInvalidTime(local))
            return false;
        instant = TimeZoneInfo.ConvertTimeToUtc(local, s_paris);
        return true;
    }

    /// <summary>The text of an instant.</summary>
    public static string Of(DateTime instant) =>
        TimeZoneInfo.ConvertTimeFromUtc(instant, s_paris).ToString(Form, CultureInfo.InvariantCulture);
}
