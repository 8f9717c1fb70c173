using System.Globalization;

namespace HubGraph.Concepts;

/// <summary>
/// A date as precise as its source: a year, a month or a day, in the reduced-precision notations of ISO 8601
/// (<c>2021</c>, <c>2021-10</c>, <c>2021-10-05</c>).
/// </summary>
public readonly record struct DateWithPrecision
{
    private readonly string? _text;

    private DateWithPrecision(string text, DateOnly earliest, DateOnly latest)
    {
        _text = text;
        Earliest = earliest;
        Latest = latest;
    }

    /// <summary>The first day that it may mean.</summary>
    public DateOnly Earliest { get; }

    /// <summary>The last day that it may mean.</summary>
    public DateOnly Latest { get; }

    /// <summary>Reads a year, a month or a day.</summary>
    /// <exception cref="FormatException">The text is none of the three.</exception>
    public static DateWithPrecision Parse(string text) =>
        TryParse(
            text, out DateWithPrecision date) ? date : throw new FormatException($"'{text}' is not a year, a month or a day of ISO 8601.");

    /// <summary>Reads a year, a month or a day; false when the text is none of the three.</summary>
    public static bool TryParse(string text, out DateWithPrecision date)
    {
        (string format, Func<DateOnly, DateOnly> last) = text.Length switch
        {
            4 => ("yyyy", day => day.AddYears(1).AddDays(-1)),
            7 => ("yyyy-MM", day => day.AddMonths(1).AddDays(-1)),
            _ => ("yyyy-MM-dd", (Func<DateOnly, DateOnly>)(day => day)),
        };
        bool valid = DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly first)
            && first.Year < 9999;
        date = valid ? new DateWithPrecision(text, first, last(first)) : default;
        return valid;
    }

    /// <summary>
    /// The last day before, as precisely: before a day, the day before; before some day of a month or a year, a day of the
    /// same month or year, since nothing says that it was its first.
    /// </summary>
    public DateWithPrecision LastBefore() =>
        Earliest == Latest && Earliest > DateOnly.MinValue ? Parse(Earliest.AddDays(-1).ToString("O", CultureInfo.InvariantCulture)) : this;

    /// <summary>The notation that it was read from.</summary>
    public override string ToString() => _text ?? "";
}
