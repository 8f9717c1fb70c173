using HubGraph.Concepts.Activities.Import;

namespace HubGraph.Tests.Concepts.Activities.Import;

/// <summary>Values as people and their programs write them.</summary>
public sealed class SheetValueTests
{
    [Theory]
    [InlineData("12", 12), InlineData("0", 0), InlineData("1020", 1020)]
    [InlineData("1 020", 1020), InlineData("1\u00A0020", 1020), InlineData("1\u202F020", 1020), InlineData("1\u2009020", 1020), InlineData("12 345 678", 12_345_678)]
    [InlineData("2,0", 2), InlineData("2.0", 2), InlineData("12.00", 12), InlineData("1 020,00", 1020)]
    public void A_whole_number_is_understood(string text, int expected) => Assert.Equal((Reading.Read, expected), (SheetValues.Count(text, out int count), count));

    [Theory]
    [InlineData("1,000", "Ambiguous"), InlineData("1.000", "Ambiguous"), InlineData("12.500", "Ambiguous"), InlineData("1.000.000", "Ambiguous")]
    [InlineData("1.5", "Unreadable"), InlineData("2,5", "Unreadable"), InlineData("-3", "Unreadable"), InlineData("+3", "Unreadable"), InlineData("1e3", "Unreadable")]
    [InlineData("1 02", "Unreadable"), InlineData("12 pers.", "Unreadable"), InlineData("1'000", "Unreadable"), InlineData("1,02E+03", "Unreadable"), InlineData("#REF!", "Unreadable")]
    [InlineData("12\n345", "Unreadable"), InlineData("1\r000", "Unreadable"), InlineData("50 %", "Unreadable"), InlineData("12 €", "Unreadable"), InlineData("~12", "Unreadable"), InlineData("n/a", "Unreadable")]
    [InlineData("9999999999", "Unreadable"), InlineData("999 999 999 999", "Unreadable"), InlineData("١٢", "Unreadable"), InlineData("10-12", "Unreadable")]
    public void Another_number_is_not_guessed(string text, string reading) => Assert.Equal(reading, $"{SheetValues.Count(text, out _)}");

    [Theory]
    [InlineData("90", "Minutes", 90), InlineData("1 440", "Minutes", 1440), InlineData("2,0", "Minutes", 2)]
    [InlineData("1,5", "Hours", 90), InlineData("1.5", "Hours", 90), InlineData("0,75", "Hours", 45), InlineData("2", "Hours", 120), InlineData("0,333", "Hours", 20)]
    [InlineData("1h30", "Hours", 90), InlineData("1h30", "Minutes", 90), InlineData("1H30", "None", 90), InlineData("1 h 30", "None", 90), InlineData("1h30min", "None", 90), InlineData("2h05", "None", 125)]
    [InlineData("1:30", "Hours", 90), InlineData("1:30", "None", 90), InlineData("01:30:00", "Hours", 90), InlineData("01:30:00", "Minutes", 90), InlineData("1:30:00", "None", 90)]
    [InlineData("3 h", "None", 180), InlineData("3h", "Minutes", 180), InlineData("1,5 h", "None", 90), InlineData("2 heures", "None", 120), InlineData("1 heure 30", "None", 90)]
    [InlineData("1,33", "Hours", 80), InlineData("1,67", "Hours", 100), InlineData("0,17", "Hours", 10), InlineData("1,50", "Hours", 90), InlineData("1,25 h", "None", 75), InlineData("0,333333", "Hours", 20)]
    [InlineData("90 min", "Hours", 90), InlineData("90min", "None", 90), InlineData("90 mn", "None", 90), InlineData("45 minutes", "None", 45), InlineData("3\u00A0h", "None", 180)]
    public void A_duration_is_understood(string text, string unit, int expected) =>
        Assert.Equal((Reading.Read, expected), (SheetValues.Minutes(text, Enum.Parse<DurationUnit>(unit), out int minutes), minutes));

    [Theory]
    [InlineData("1:30", "Minutes", "Ambiguous"), InlineData("90", "None", "Ambiguous"), InlineData("1,5", "None", "Ambiguous"), InlineData("1,500", "Hours", "Ambiguous"), InlineData("1.000", "Minutes", "Ambiguous")]
    [InlineData("0,0625", "Hours", "Ambiguous"), InlineData("0,041667", "Hours", "Ambiguous"), InlineData("0,125", "Hours", "Ambiguous"), InlineData("1,30", "Hours", "Ambiguous"), InlineData("1.15 h", "None", "Ambiguous"), InlineData("1,11", "Hours", "Ambiguous")]
    [InlineData("25:00:15", "None", "Unreadable"), InlineData("1h\n30", "None", "Unreadable"), InlineData("9h-12h", "None", "Unreadable"), InlineData("00/01/1900 01:30", "Hours", "Unreadable"), InlineData("90'", "Minutes", "Unreadable")]
    [InlineData("1h5", "None", "Unreadable"), InlineData("1h75", "None", "Unreadable"), InlineData("01:30:15", "Hours", "Unreadable"), InlineData("1:75", "Hours", "Unreadable")]
    [InlineData("soixante", "Minutes", "Unreadable"), InlineData("une heure", "None", "Unreadable"), InlineData("-1", "Hours", "Unreadable"), InlineData("1,5", "Minutes", "Unreadable"), InlineData("demi-journée", "None", "Unreadable")]
    public void Another_duration_is_not_guessed(string text, string unit, string reading) => Assert.Equal(reading, $"{SheetValues.Minutes(text, Enum.Parse<DurationUnit>(unit), out _)}");

    [Theory]
    [InlineData("2026-05-04"), InlineData("2026/05/04"), InlineData("04/05/2026"), InlineData("4/5/2026"), InlineData("04-05-2026"), InlineData("04.05.2026"), InlineData("04/05/26"), InlineData("4.5.26")]
    [InlineData("04/05/2026 00:00"), InlineData("04/05/2026 00:00:00"), InlineData("2026-05-04T00:00:00"), InlineData("2026-05-04 00:00:00.000"), InlineData("04/05/2026\u00A000:00")]
    [InlineData("4 mai 2026"), InlineData("lundi 4 mai 2026"), InlineData("Lundi 4 Mai 2026"), InlineData("04-mai-26"), InlineData("4-May-2026"), InlineData("4 May 2026")]
    public void A_day_is_understood(string text)
    {
        Assert.Equal((Reading.Read, new DateOnly(2026, 5, 4)), (SheetValues.Day(text, true, out DateOnly day, out bool hasTime), day));
        Assert.False(hasTime);
    }

    [Theory]
    [InlineData("1er mai 2026", "2026-05-01"), InlineData("05-févr-26", "2026-02-05"), InlineData("5 févr. 2026", "2026-02-05"), InlineData("14-juil-25", "2025-07-14"), InlineData("25 décembre 2025", "2025-12-25"), InlineData("15 aout 2025", "2025-08-15"), InlineData("3 fevrier 2026", "2026-02-03")]
    public void So_are_months_by_their_names(string text, string expected) => Assert.Equal((Reading.Read, expected), (SheetValues.Day(text, true, out DateOnly day, out _), $"{day:yyyy-MM-dd}"));

    [Theory]
    [InlineData("04/05/2026", false, "Ambiguous"), InlineData("04/05/26", false, "Ambiguous"), InlineData("14/05/2026", false, "Read"), InlineData("05/05/2026", false, "Read")]
    [InlineData("26/05/04", true, "Ambiguous"), InlineData("04/05/99", true, "Ambiguous"), InlineData("05/14/2026", true, "Unreadable"), InlineData("04-05-26", true, "Unreadable")]
    [InlineData("32/05/2026", true, "Unreadable"), InlineData("30/02/2026", true, "Unreadable"), InlineData("46146", true, "Unreadable"), InlineData("mai 2026", true, "Unreadable"), InlineData("2026-05-04T00:00:00Z", true, "Unreadable")]
    [InlineData("04-05-2026", false, "Ambiguous"), InlineData("04.05.2026", false, "Read"), InlineData("mardi 4 mai 2026", true, "Ambiguous"), InlineData("04/05/2026 24:00", true, "Unreadable"), InlineData("04/05/2026 25:00", true, "Unreadable"), InlineData("04/05/2026 9:75", true, "Unreadable")]
    [InlineData("hier", true, "Unreadable"), InlineData("########", true, "Unreadable"), InlineData("20260504", true, "Unreadable")]
    public void Another_day_is_not_guessed(string text, bool isFrench, string reading) => Assert.Equal(reading, $"{SheetValues.Day(text, isFrench, out _, out _)}");

    [Fact]
    public void A_time_of_the_day_is_told() => Assert.Equal((Reading.Read, true), (SheetValues.Day("04/05/2026 14:30", true, out _, out bool hasTime), hasTime));

    [Theory]
    [InlineData("1053", 5, "01053"), InlineData("01053", 5, "01053"), InlineData("35238.0", 5, "35238"), InlineData("1053,0", 5, "01053"), InlineData("2a004", 5, "2A004"), InlineData("97411", 5, "97411")]
    [InlineData("105", 5, "105"), InlineData("1", 2, "01"), InlineData("2a", 2, "2A"), InlineData("974", 2, "974")]
    [InlineData("243 500 139", 9, "243500139"), InlineData("243\u00A0500\u00A0139", 9, "243500139"), InlineData("243500139.0", 9, "243500139")]
    public void A_code_that_became_a_number_is_a_code_again(string text, int digits, string code) => Assert.Equal(code, SheetValues.Code(text, digits));
}
