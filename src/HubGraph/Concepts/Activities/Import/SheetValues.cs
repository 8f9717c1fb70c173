using System.Globalization;
using System.Text.RegularExpressions;

namespace HubGraph.Concepts.Activities.Import;

/// <summary>Whether a value is understood.</summary>
internal enum Reading
{
    Read,
    Unreadable,
    Ambiguous,
}

/// <summary>What a bare number of a column of durations counts.</summary>
internal enum DurationUnit
{
    None,
    Minutes,
    Hours,
}

/// <summary>Values as people and their programs write them. What may mean two things is told apart, never chosen from.</summary>
internal static partial class SheetValues
{
    private const int FirstYear = 2018;
    private static readonly string[] s_days = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy"];
    private static readonly string[] s_shortDays = ["d/M/yy", "d.M.yy"];
    private static readonly string[] s_wordDays = ["d MMMM yyyy", "d MMM yyyy", "d-MMM-yyyy"];
    private static readonly string[] s_shortWordDays = ["d-MMM-yy", "d MMM yy"];
    private static readonly string[] s_monthFirst = ["M/d/yyyy", "M-d-yyyy", "M/d/yy"];
    private static readonly (string, string)[] s_accents = [("fevrier", "février"), ("aout", "août"), ("decembre", "décembre")];
    private static readonly CultureInfo[] s_languages = [CultureInfo.GetCultureInfo("fr-FR"), CultureInfo.GetCultureInfo("en-GB")];

    /// <summary>A whole number: <c>1000</c>, <c>1 000</c> with any space, <c>2,0</c>.</summary>
    public static Reading Count(string text, out int count)
    {
        count = 0;
        // Two lines are two values.
        if (IsOfLines(text))
            return Reading.Unreadable;
        if (!WholeNumber().IsMatch(text))
            return Grouped().IsMatch(text) ? Reading.Ambiguous : Reading.Unreadable;
        int end = text.IndexOfAny([',', '.']);
        return int.TryParse(
            string.Concat((end < 0 ? text : text[..end]).Where(char.IsAsciiDigit)),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out count) ? Reading.Read : Reading.Unreadable;
    }

    /// <summary>
    /// Minutes: <c>90</c> or <c>1,5</c> by the column's unit, and in any column <c>1h30</c>, <c>3 h</c>, <c>90 min</c>,
    /// <c>01:30:00</c>.
    /// </summary>
    public static Reading Minutes(string text, DurationUnit unit, out int minutes)
    {
        minutes = 0;
        if (IsOfLines(text))
            return Reading.Unreadable;
        if (Clock().Match(text) is { Success: true } clock)
        {
            // Of two numbers, the first may be minutes too.
            if (!clock.Groups["s"].Success && unit == DurationUnit.Minutes)
                return Reading.Ambiguous;
            minutes = (Number(clock, "h") * 60) + Number(clock, "m");
            return Number(clock, "m") < 60 && Number(clock, "s") == 0 ? Reading.Read : Reading.Unreadable;
        }
        if (HoursAndMinutes().Match(text) is { Success: true } hours)
        {
            minutes = (Number(hours, "h") * 60) + Number(hours, "m");
            return Number(hours, "m") < 60 ? Reading.Read : Reading.Unreadable;
        }
        if (MinutesAlone().Match(text) is { Success: true } alone)
        {
            minutes = Number(alone, "m");
            return Reading.Read;
        }
        if (HoursAlone().Match(text) is { Success: true } named)
            (unit, text) = (DurationUnit.Hours, named.Groups["h"].Value);
        if (unit == DurationUnit.Minutes)
            return Count(text, out minutes);
        if (Grouped().IsMatch(text))
            return Reading.Ambiguous;
        if (!DecimalHours().IsMatch(text))
            return Reading.Unreadable;
        return unit == DurationUnit.None ? Reading.Ambiguous : Hours(text, out minutes);
    }

    private static Reading Hours(string text, out int minutes)
    {
        decimal exactly = decimal.Parse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * 60;
        minutes = (int)decimal.Round(exactly, MidpointRounding.AwayFromZero);
        int point = text.IndexOfAny([',', '.']);
        if (point < 0)
            return Reading.Read;
        string decimals = text[(point + 1)..];
        // As far as its last digit is rounded, it is a number of minutes; 0,0625 is the part of a day that a program keeps for 1h30.
        if (Math.Abs(exactly - minutes) > 30 / (decimal)Math.Pow(10, decimals.Length))
            return Reading.Ambiguous;
        // So is 1,30 how people write 1h30.
        return decimals.Length == 2
            && int.Parse(decimals, CultureInfo.InvariantCulture) is < 60 and var after
            && after % 5 == 0
            && minutes % 5 != 0
            ? Reading.Ambiguous
            : Reading.Read;
    }

    /// <summary>A day: <c>2026-05-04</c>, <c>04/05/2026</c>, <c>04/05/26</c>, <c>4 mai 2026</c>.</summary>
    /// <param name="isFrench">Whether the day stands before the month; in an English file either may.</param>
    /// <param name="hasTime">Whether a time of the day stood after it.</param>
    public static Reading Day(string text, bool isFrench, out DateOnly day, out bool hasTime)
    {
        hasTime = false;
        if (TimeOfDay().Match(text) is { Success: true } time)
        {
            hasTime = time.Groups["t"].Value.Any(c => c is >= '1' and <= '9');
            text = text[..time.Index];
        }
        CultureInfo plain = CultureInfo.InvariantCulture;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", plain, DateTimeStyles.None, out day)
            || DateOnly.TryParseExact(text, "yyyy/MM/dd", plain, DateTimeStyles.None, out day))
            return Reading.Read;
        if (DateOnly.TryParseExact(text, s_days, plain, DateTimeStyles.None, out day))
            return isFrench || day.Day > 12 || day.Day == day.Month || text.Contains('.', StringComparison.Ordinal)
                ? Reading.Read
                : Reading.Ambiguous;
        if (DateOnly.TryParseExact(text, s_shortDays, plain, DateTimeStyles.None, out day))
            return !isFrench ? Reading.Ambiguous : InProgramme(day);
        Match weekday = WeekDay().Match(text);
        string words = ShortMonth().Replace(FirstOfMonth().Replace(text[weekday.Length..], "1 "), "$0.");
        foreach ((string plainly, string accented) in s_accents)
            words = words.Replace(plainly, accented, StringComparison.OrdinalIgnoreCase);
        foreach (CultureInfo language in s_languages)
        {
            if (DateOnly.TryParseExact(words, s_wordDays, language, DateTimeStyles.None, out day))
                return weekday.Success
                    && !weekday.Groups["day"].Value.Equals(
                        s_languages[0].DateTimeFormat.GetDayName(day.DayOfWeek), StringComparison.OrdinalIgnoreCase)
                    ? Reading.Ambiguous
                    : Reading.Read;
            if (DateOnly.TryParseExact(words, s_shortWordDays, language, DateTimeStyles.None, out day))
                return InProgramme(day);
        }
        return Reading.Unreadable;
    }

    /// <summary>Whether something is a day in whatever order.</summary>
    public static bool IsDay(string text) => Day(text, true, out _, out _) == Reading.Read;

    /// <summary>Whether something is a day alone if the month stands before it: <c>05/14/2026</c>.</summary>
    public static bool IsMonthFirst(string text) =>
        Day(text, true, out _, out _) == Reading.Unreadable
        && DateOnly.TryParseExact(TimeOfDay().Replace(text, ""), s_monthFirst, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>
    /// A code of so many digits, which spreadsheet programs take for a number: they drop its first zero, and may add decimals or
    /// spaces.
    /// </summary>
    public static string Code(string text, int digits)
    {
        string code = text.ToUpperInvariant();
        if (CodeAsNumber().Match(code) is { Success: true } number)
            code = number.Groups["n"].Value;
        if (digits > 5 && !IsOfLines(code) && GroupedCode().IsMatch(code))
            code = string.Concat(code.Where(char.IsAsciiDigit));
        return code.Length > digits ? text : code.Length == digits - 1 && code.All(char.IsAsciiDigit) ? $"0{code}" : code;
    }

    // Two digits are a year of the programme's time, or no year.
    private static Reading InProgramme(DateOnly day) => day.Year is >= FirstYear and < FirstYear + 30 ? Reading.Read : Reading.Ambiguous;

    private static bool IsOfLines(string text) => text.AsSpan().ContainsAny('\r', '\n');

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Length: > 0 } found ? int.Parse(found.Value, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^([0-9]{1,9}|[0-9]{1,3}(\s[0-9]{3})+)([.,]0{1,2})?$")]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^[1-9][0-9]{0,2}([.,][0-9]{3})+$")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^(?<h>[0-9]{1,2}):(?<m>[0-9]{2})(:(?<s>[0-9]{2}))?$")]
    private static partial Regex Clock();

    [GeneratedRegex(
        @"^(?<h>[0-9]{1,2})\s?(h|heures?|hours?)\s?(?<m>[0-9]{2})\s?(min|mn|m|minutes?)?\.?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HoursAndMinutes();

    [GeneratedRegex(@"^(?<m>[0-9]{1,4})\s?(min|mn|minutes?)\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MinutesAlone();

    [GeneratedRegex(@"^(?<h>[0-9]+([.,][0-9]+)?)\s?(h|heures?|hours?)\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HoursAlone();

    [GeneratedRegex(@"^([0-9]{1,3}([.,][0-9]{1,2})?|0[.,][0-9]{3,6})$")]
    private static partial Regex DecimalHours();

    [GeneratedRegex(@"[\sT](?<t>([01]?[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,9})?)?)$")]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(
        @"^(?<day>lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),?\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WeekDay();

    [GeneratedRegex(@"^1er\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FirstOfMonth();

    // As spreadsheet programs show them; the full stop is the language's.
    [GeneratedRegex(@"(?<=[-\s])(janv|févr|avr|juil|sept|oct|nov|déc)(?=[-\s])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ShortMonth();

    [GeneratedRegex(@"^(?<n>[0-9]+)[.,]0$")]
    private static partial Regex CodeAsNumber();

    [GeneratedRegex(@"^[0-9]{3}(\s[0-9]{3})+$")]
    private static partial Regex GroupedCode();
}
