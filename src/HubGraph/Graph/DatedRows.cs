namespace HubGraph.Graph;

/// <summary>
/// What held on a day, by the dates that rows carry (valid time; never what the database knew then). Dates may be as coarse as
/// a year: a row may hold on each day that its dates do not exclude, as <see cref="Domain.DateWithPrecision"/> says.
/// </summary>
internal static class DatedRows
{
    /// <summary>Whether a row with <c>since</c> and <c>until</c> held on a day, or may have.</summary>
    public static string MayHold(string row, string day) =>
        $"({row}.since IS NULL OR {row}.since <= {AsCoarseAs($"{row}.since", day)}) AND {MayNotBeOver(row, day)}";

    private static string MayNotBeOver(string row, string day) => $"({row}.until IS NULL OR {row}.until >= {AsCoarseAs($"{row}.until", day)})";

    // Partial dates are prefixes of days in ISO 8601, so that texts of one length compare as the dates do.
    private static string AsCoarseAs(string date, string day) => $"substr(CAST({day} AS text), 1, length({date}))";
}
