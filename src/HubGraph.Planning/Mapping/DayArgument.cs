namespace HubGraph.Planning.Mapping;

/// <summary>An argument of a field: a day.</summary>
public sealed record DayArgument(string Name, string Description)
{
    /// <summary>Of a value that changed: what it is now, or was on a day.</summary>
    public static DayArgument Value { get; } = new("on", "The day of which it is told; what is known now if not given.");

    /// <summary>Of a value that is of some day.</summary>
    public static DayArgument Today { get; } = new("on", "The day; today in Europe/Paris if not given.");

    /// <summary>Of a list whose items have dates.</summary>
    public static DayArgument List { get; } = new("on", "Only what held on this day, or may have: what has no date, or only a coarse one, may. All of it, whenever, if not given.");
}
