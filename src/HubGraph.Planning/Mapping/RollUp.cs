using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Mapping;

/// <summary>
/// A table of cells that stands for the records of another: one for each combination of its keys that records have, under the same
/// names. A cell has the number of its records and, of what they measure, the sum and the number of values.
/// </summary>
/// <param name="Concept">The concept whose records it counts, with those that implement it.</param>
/// <param name="Table">The table of the cells, which may have some of no records.</param>
/// <param name="Grain">The period whose first day is a cell's day: <see cref="Period.Day"/> or <see cref="Period.Month"/>.</param>
/// <param name="Day">The key that is a day; null where it has none.</param>
/// <param name="Keys">Its columns besides that.</param>
/// <param name="Measures">The columns of numbers that it sums up.</param>
public sealed record RollUp(
    EntityMap Concept, Table Table, Period Grain, Column? Day, IReadOnlyList<Column> Keys, IReadOnlyList<string> Measures)
{
    /// <summary>The column of the number of records.</summary>
    public const string Count = "n";

    /// <summary>All keys, in the order of an index of cells: of days the day first, of months last.</summary>
    public IEnumerable<Column> AllKeys => Day is null ? Keys : Grain == Period.Day ? Keys.Prepend(Day) : Keys.Append(Day);

    /// <summary>The column of a measure's sum, 0 of no values.</summary>
    public static string Sum(string measure) => $"{measure}_sum";

    /// <summary>The column of the number of a measure's values.</summary>
    public static string Values(string measure) => $"{measure}_count";

    /// <summary>Whether records of a cell have the same in a column.</summary>
    public bool HasKey(string column) => Keys.Any(key => key.Name == column) || (Grain == Period.Day && Day?.Name == column);
}
