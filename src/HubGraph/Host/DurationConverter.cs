using System.ComponentModel;
using System.Globalization;
using System.Text.RegularExpressions;

namespace HubGraph.Host;

/// <summary>
/// Durations in settings: hours, minutes and seconds. The platform takes a number alone, and what has too many hours, for days,
/// and two parts for hours and minutes: who writes 60, 30:00 or 24:00:00 does not mean that.
/// </summary>
internal sealed partial class DurationConverter : TimeSpanConverter
{
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value)
    {
        if (value is not string text)
            return base.ConvertFrom(context, culture, value);
        text = text.Trim();
        return text == "0" ? TimeSpan.Zero
            : Form().IsMatch(text) && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out TimeSpan duration) ? duration
            : throw new FormatException("it must be a duration in hours, minutes and seconds, such as 00:00:30 for half a minute.");
    }

    [GeneratedRegex(@"^-?([0-9]+\.)?[0-9]{1,2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,7})?\z")]
    private static partial Regex Form();
}
