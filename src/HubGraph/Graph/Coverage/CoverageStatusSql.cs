using HubGraph.Data;
using HubGraph.Domain;
using HubGraph.Planning;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Graph.Coverage;

/// <summary>What claims say of a day, as <see cref="Domain.Coverage.StatusOn"/> says it of one.</summary>
internal static class CoverageStatusSql
{
    /// <summary>The field <c>coverageStatus(on:)</c>.</summary>
    /// <param name="reach">The condition that the claim <c>c</c> is about the row.</param>
    public static ExpressionField Field(IModel model, EnumerationMap enumeration, Func<string, string> reach) => new(
        "coverageStatus",
        "Whether a hub serves it on a day, by what sources claim. A claim about a part of it does not count; one about a territory that contains it does.",
        new Column("coverage_status", ValueKind.Enumeration, false, Enumeration: enumeration),
        (row, day) => Status(Exists(model, reach(row), Certain("c", day)), Exists(model, reach(row), Possible("c", day))))
    {
        Day = DayArgument.Today,
    };

    /// <summary>The field <c>status(on:)</c> of one claim.</summary>
    public static ExpressionField OfClaim(EnumerationMap enumeration) => new(
        "status",
        "Whether it holds on a day.",
        new Column("status", ValueKind.Enumeration, false, Enumeration: enumeration),
        (row, day) => Status(Certain(row, day), Possible(row, day)))
    {
        Day = DayArgument.Today,
    };

    /// <summary>Whether a claim surely holds on a day.</summary>
    public static string Certain(string claim, string day) => $"{claim}.certain_from <= {day} AND ({claim}.certain_until IS NULL OR {claim}.certain_until >= {day})";

    /// <summary>Whether a claim holds on a day, or may.</summary>
    public static string Possible(string claim, string day) =>
        $"({claim}.possible_from IS NULL OR {claim}.possible_from <= {day}) AND ({claim}.possible_until IS NULL OR {claim}.possible_until >= {day})";

    private static string Status(string certain, string possible) =>
        $"(CASE WHEN {certain} THEN '{EnumNames.Of(CoverageStatus.Yes)}' WHEN {possible} THEN '{EnumNames.Of(CoverageStatus.Uncertain)}' ELSE '{EnumNames.Of(CoverageStatus.NoKnownClaim)}' END)";

    private static string Exists(IModel model, string reach, string holds) =>
        $"EXISTS (SELECT 1 FROM {Tables.Of<Domain.Coverage>(model)} c WHERE {reach} AND {holds})";
}
