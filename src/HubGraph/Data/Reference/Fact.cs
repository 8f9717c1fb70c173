using System.Globalization;
using HubGraph.Concepts;
using HubGraph.Data.Model;

namespace HubGraph.Data.Reference;

/// <summary>One record of the programme as the files state it: its key there, and the value of each property that they speak of.</summary>
internal sealed record Fact(string Key, Dictionary<string, object?> Values)
{
    /// <summary>A value as the reference records keep it.</summary>
    public static string? Text(object? value) => value switch
    {
        null => null,
        Enum name => EnumNames.Of(name),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        DateWithPrecision date => date.ToString(),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
