using HubGraph.Data;
using HubGraph.Domain;
using HubGraph.Planning;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Graph.Coverage;

/// <summary>What the claims about a territory say of a day, as <see cref="Domain.Coverage.StatusOn"/> says it of one claim.</summary>
internal static class CoverageStatusSql
{
    private static readonly DayArgument s_day = new("on", "The day; today in Europe/Paris if not given.");

    /// <summary>The field <c>coverageStatus(on:)</c>.</summary>
    /// <param name="reach">The condition that the claim <c>c</c> is about the row.</param>
    public static ExpressionField Field(IModel model, EnumerationMap enumeration, Func<string, string> reach) => new(
        "coverageStatus",
        "Whether a hub serves it on a day, by what sources claim. A claim about a part of it does not count; one about a territory that contains it does.",
        new Column("coverage_status", ValueKind.Enumeration, false, Enumeration: enumeration),
        (row, day) => $"(CASE WHEN {Exists(model, reach(row), Certain(day))} THEN '{EnumNames.Of(CoverageStatus.Yes)}' "
            + $"WHEN {Exists(model, reach(row), Possible(day))} THEN '{EnumNames.Of(CoverageStatus.Uncertain)}' "
            + $"ELSE '{EnumNames.Of(CoverageStatus.NoKnownClaim)}' END)")
    {
        Day = s_day,
    };

    private static string Exists(IModel model, string reach, string holds) =>
        $"EXISTS (SELECT 1 FROM {Tables.Of<Domain.Coverage>(model)} c WHERE {reach} AND {holds})";

    private static string Certain(string day) => $"c.certain_from <= {day} AND (c.certain_until IS NULL OR c.certain_until >= {day})";

    private static string Possible(string day) =>
        $"(c.possible_from IS NULL OR c.possible_from <= {day}) AND (c.possible_until IS NULL OR c.possible_until >= {day})";
}
