using System.Globalization;
using System.Text.RegularExpressions;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace HubGraph.Planning.Schema;

/// <summary>Says in the schema where a scalar is specified. The schema must have the directive's definition.</summary>
internal static class ScalarHints
{
    public static void SpecifiedBy(this ScalarGraphType scalar, string url) => scalar.ApplyDirective("specifiedBy", "url", url);
}

/// <summary>A day: <c>yyyy-MM-dd</c> (ISO 8601).</summary>
internal sealed class DateScalar : ScalarGraphType
{
    public DateScalar()
    {
        Name = "Date";
        Description = "A day of the calendar, written yyyy-MM-dd (ISO 8601).";
        this.SpecifiedBy("https://www.rfc-editor.org/rfc/rfc3339#section-5.6");
    }

    public override object? ParseLiteral(GraphQLValue value) =>
        value is GraphQLStringValue text ? ParseValue(text.Value.ToString())
            : value is GraphQLNullValue ? null
            : ThrowLiteralConversionError(value);

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        string text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) =>
            date,
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) =>
        value is DateOnly date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : value is null ? null
            : ThrowSerializationError(value);
}

/// <summary>An instant, UTC (RFC 3339).</summary>
internal sealed partial class DateTimeScalar : ScalarGraphType
{
    public DateTimeScalar()
    {
        Name = "DateTime";
        Description = "An instant, written as RFC 3339 asks with its offset; answered in UTC to the millisecond, such as "
            + "2026-05-04T12:30:00.000Z.";
        this.SpecifiedBy("https://www.rfc-editor.org/rfc/rfc3339#section-5.6");
    }

    public override object? ParseLiteral(GraphQLValue value) =>
        value is GraphQLStringValue text ? ParseValue(text.Value.ToString())
            : value is GraphQLNullValue ? null
            : ThrowLiteralConversionError(value);

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        string text when Rfc3339().IsMatch(text)
            && DateTimeOffset.TryParse(
                Digits().Replace(text, "$1"), CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset instant) =>
            Milliseconds(instant.UtcDateTime),
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) =>
        value is DateTime instant ? instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)
            : value is null ? null
            : ThrowSerializationError(value);

    private static DateTime Milliseconds(DateTime instant) =>
        new(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);

    // Any number of digits may follow the second (RFC 3339, section 5.6): other platforms write nine.
    [GeneratedRegex(
        @"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,50})?([Zz]|[+-][0-9]{2}:[0-9]{2})\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Rfc3339();

    [GeneratedRegex(@"(\.[0-9]{7})[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}

/// <summary>A year, a month or a day.</summary>
internal sealed partial class PartialDateScalar : ScalarGraphType
{
    public PartialDateScalar()
    {
        Name = "DateWithPrecision";
        Description = "A date as precise as its source: a year, a month or a day, written yyyy, yyyy-MM or yyyy-MM-dd (ISO 8601).";
    }

    public override object? ParseLiteral(GraphQLValue value) =>
        value is GraphQLStringValue text ? ParseValue(text.Value.ToString())
            : value is GraphQLNullValue ? null
            : ThrowLiteralConversionError(value);

    public override object? ParseValue(object? value) =>
        value is null ? null : value is string text && Notation().IsMatch(text) ? text : ThrowValueConversionError(value);

    public override object? Serialize(object? value) => value as string;

    [GeneratedRegex(@"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Notation();
}

/// <summary>Any JSON value. Planned fields alone answer it, with the text that the database holds.</summary>
internal sealed class JsonScalar : ScalarGraphType
{
    public JsonScalar()
    {
        Name = "JSON";
        Description = "Any JSON value (RFC 8259), part of the answer as it is.";
        this.SpecifiedBy("https://www.rfc-editor.org/rfc/rfc8259");
    }

    public override object? ParseLiteral(GraphQLValue value) => ThrowLiteralConversionError(value);

    public override object? ParseValue(object? value) => ThrowValueConversionError(value);

    public override object? Serialize(object? value) => ThrowSerializationError(value);
}
