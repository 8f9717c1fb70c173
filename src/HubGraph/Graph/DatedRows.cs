using HubGraph.Concepts;
using HubGraph.Concepts.Coverages;
using HubGraph.Data.Model;
using HubGraph.Planning.Mapping;

namespace HubGraph.Graph;

/// <summary>
/// What held on a day, by the dates that rows carry (valid time; never what the database knew then). Dates may be as coarse as
/// a year: a row may hold on each day that its dates do not exclude, as <see cref="DateWithPrecision"/> says.
/// </summary>
internal static class DatedRows
{
    /// <summary>Whether a row with <c>since</c> and <c>until</c> held on a day, or may have.</summary>
    public static string MayHold(string row, string day) =>
        $"({row}.since IS NULL OR {row}.since <= {AsCoarseAs($"{row}.since", day)}) AND {MayNotBeOver(row, day)}";

    /// <summary>Whether a date has surely come: the last day that it may mean, or a later one.</summary>
    public static string HasCome(string date, string day) => $"{Latest(date)} <= CAST({day} AS text)";

    /// <summary>Whether a day surely is before a date.</summary>
    public static string IsToCome(string date, string day) => $"{date} > {AsCoarseAs(date, day)}";

    /// <summary>The field <c>status(on:)</c> of rows that sources attest, by the rules of claims.</summary>
    public static ExpressionField Status(string description) => new(
        "status",
        description,
        new Column("status", ValueKind.Enumeration, false, Enumeration: Enumerations.Of(typeof(CoverageStatus))),
        (row, day) => $"(CASE WHEN {Holds(row, day)} THEN '{EnumNames.Of(CoverageStatus.Yes)}'"
            + $" WHEN {MayHold(row, day)} THEN '{EnumNames.Of(CoverageStatus.Uncertain)}' ELSE "
            + $"'{EnumNames.Of(CoverageStatus.NoKnownClaim)}' END)")
    {
        Day = Days.Today,
    };

    // From its beginning or the first day that a source attests to its end, for ever from a beginning without one, else to the last
    // such day.
    private static string Holds(string row, string day) =>
        $"({HasCome($"{row}.since", day)} OR {row}.attested_on <= {day}) AND {MayHold(row, day)}"
        + $" AND ({Earliest($"{row}.until")} >= CAST({day} AS text)"
        + $" OR ({row}.until IS NULL AND {row}.since IS NOT NULL) OR {row}.last_attested_on >= {day})";

    private static string Earliest(string date) => $"({date} || substr('-01-01', length({date}) - 3))";

    // Every fourth year is a leap year from 1901 to 2099.
    private static string Latest(string date) =>
        $"(CASE length({date}) WHEN 4 THEN {date} || '-12-31' WHEN 7 THEN {date} || CASE substr({date}, 6, 2)"
        + $" WHEN '02' THEN CASE WHEN CAST(substr({date}, 1, 4) AS integer) % 4 = 0 THEN '-29' ELSE '-28' END"
        + $" WHEN '04' THEN '-30' WHEN '06' THEN '-30' WHEN '09' THEN '-30' WHEN '11' THEN '-30' ELSE '-31' END ELSE {date} END)";

    private static string MayNotBeOver(string row, string day) =>
        $"({row}.until IS NULL OR {row}.until >= {AsCoarseAs($"{row}.until", day)})";

    // Partial dates are prefixes of days in ISO 8601, so that texts of one length compare as the dates do.
    private static string AsCoarseAs(string date, string day) => $"substr(CAST({day} AS text), 1, length({date}))";
}
