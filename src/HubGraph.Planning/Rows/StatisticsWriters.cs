using System.Globalization;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Rows;

/// <summary>
/// An average: the exact sum over the number of values as a decimal, rounded to six places, halves away from zero; null of none.
/// </summary>
internal sealed class AverageWriter(int sumOrdinal, int countOrdinal, long units) : RowWriter
{
    public override void Write(RowReader row, LevelRows rows)
    {
        if (row.IsNull(sumOrdinal))
            rows.Json.Append("null"u8);
        else
            Append(rows.Json, row.Number(sumOrdinal), row.Number(countOrdinal), units);
    }

    /// <summary>Appends the average of so many values.</summary>
    public static void Append(JsonBuffer text, long sum, long count, long units)
    {
        decimal rounded = Math.Round(sum / (decimal)count / units, 6, MidpointRounding.AwayFromZero);
        rounded.TryFormat(text.Reserve(40), out int written, "0.######", CultureInfo.InvariantCulture);
        text.Advance(written);
    }
}

/// <summary>The last day of the period whose first day the row holds.</summary>
internal sealed class PeriodEndWriter(int ordinal, Period period) : RowWriter
{
    public override void Write(RowReader row, LevelRows rows)
    {
        rows.Json.Append((byte)'"');
        Append(rows.Json, period.End(row.Date(ordinal)));
        rows.Json.Append((byte)'"');
    }

    /// <summary>Appends a day.</summary>
    public static void Append(JsonBuffer text, DateOnly day)
    {
        day.TryFormat(text.Reserve(10), out int written, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        text.Advance(written);
    }
}

/// <summary>Writes nothing: stops the reading of a statistic that has too many groups, empty ones included.</summary>
internal sealed class BoundedWriter(int countOrdinal, int maximum) : RowWriter
{
    public override void Write(RowReader row, LevelRows rows) => Check(row.Number(countOrdinal), maximum);

    /// <exception cref="PlanningError">There are more than <paramref name="maximum"/>.</exception>
    public static long Check(long count, int maximum) => count <= maximum
        ? count
        : throw new PlanningError(
            PlanningErrorCodes.ResultTooLarge,
            $"With its empty periods the statistic has more than {maximum} groups: ask for fewer or longer periods.");
}
