namespace HubGraph.Planning.Mapping;

/// <summary>An argument of a field: a day.</summary>
/// <param name="Default">The day if none is given, known when it is asked for; null where all days are meant.</param>
public sealed record DayArgument(string Name, string Description, Func<DateOnly>? Default = null)
{
    /// <summary>Of a value that changed: what it is now, or was on a day.</summary>
    public static DayArgument Value { get; } = new("on", "The day of which it is told; what is known now if not given.");

    /// <summary>Of a list whose items have dates.</summary>
    public static DayArgument List { get; } =
        new(
            "on",
            "Only what held on this day, or may have: what has no date, or only a coarse one, may. All of it, whenever, if not given.");
}
