using System.Globalization;
using HubGraph.Concepts.Territories;
using HubGraph.Data;

namespace HubGraph.Commands;

/// <summary>What the program needs of the machine: without it, it would answer wrongly, or not at all.</summary>
internal static class Machine
{
    /// <summary>Looks for it.</summary>
    /// <exception cref="StartupException">Something is missing.</exception>
    public static void Check()
    {
        if (!KnowsFrench())
            throw new StartupException(
                "This process knows no languages (invariant globalization): install ICU (libicu) and do not set "
                    + "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.");
        if (PlaceTime.Zones.FirstOrDefault(zone => !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)) is { } missing)
            throw new StartupException($"The machine has no data about the time zone {missing}: install the time zone database (tzdata).");
    }

    // In invariant mode a culture cannot be made, or is an empty one, and accents are not told from their letters.
    private static bool KnowsFrench()
    {
        try
        {
            return CultureInfo.GetCultureInfo("fr").NumberFormat.NumberDecimalSeparator == ","
                && "é".Normalize(System.Text.NormalizationForm.FormD).Length == 2;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
