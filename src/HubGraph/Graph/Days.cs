using HubGraph.Concepts.Territories;
using HubGraph.Planning.Mapping;

namespace HubGraph.Graph;

/// <summary>Days that fields take.</summary>
internal static class Days
{
    /// <summary>Of a value that is of some day.</summary>
    public static DayArgument Today { get; } =
        new("on", "The day; today in Europe/Paris if not given.", () => PlaceTime.DayOf(DateTime.UtcNow, PlaceTime.Paris));
}
