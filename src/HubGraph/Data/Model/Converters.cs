using System.Globalization;
using HubGraph.Concepts;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HubGraph.Data.Model;

/// <summary>Enumerations as text.</summary>
public sealed class EnumNameConverter<T>() : ValueConverter<T, string>(value => EnumNames.Of(value), name => EnumNames.Parse<T>(name))
    where T : struct, Enum;

/// <summary>Dates as precise as their source, as text.</summary>
public sealed class DateWithPrecisionConverter() : ValueConverter<DateWithPrecision, string>(
    date => date.ToString(), text => DateWithPrecision.Parse(text));

/// <summary>Instants as text of one width, so that their order is the text's.</summary>
public sealed class UtcTextConverter() : ValueConverter<DateTime, string>(
    instant => Instants.ToText(instant), text => Instants.FromText(text));

/// <summary>Instants in whole milliseconds of UTC, so that both databases hold the same.</summary>
public sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(instant => Instants.ToMilliseconds(instant), instant => instant);

/// <summary>The one notation of instants: UTC, in milliseconds.</summary>
public static class Instants
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Writes an instant as <c>2020-11-17T09:30:00.000Z</c>.</summary>
    public static string ToText(DateTime instant) => ToMilliseconds(instant).ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="ToText"/> wrote.</summary>
    public static DateTime FromText(string text) =>
        DateTime.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>Cuts an instant to its millisecond.</summary>
    /// <exception cref="ArgumentException">It is not in UTC.</exception>
    public static DateTime ToMilliseconds(DateTime instant) =>
        instant.Kind == DateTimeKind.Utc
            ? new DateTime(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc)
            : throw new ArgumentException("An instant is kept in UTC.", nameof(instant));
}
