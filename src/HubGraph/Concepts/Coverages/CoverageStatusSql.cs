using HubGraph.Concepts.Territories;
using HubGraph.Data.Model;
using HubGraph.Graph;
using HubGraph.Planning.Mapping;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Concepts.Coverages;

/// <summary>What claims say of a day, as <see cref="Coverage.StatusOn"/> says it of one.</summary>
internal static class CoverageStatusSql
{
    /// <summary>The field <c>coverageStatus(on:)</c>.</summary>
    /// <param name="reach">
    /// The condition that what a source says, whether it claims or denies, is about the row, given the alias of either and of the
    /// row.
    /// </param>
    public static ExpressionField Field(IReadOnlyModel model, EnumerationMap enumeration, Func<string, string, string> reach) => new(
        "coverageStatus",
        "Whether a hub serves it on a day, by what sources claim. A claim about a part of it does not count; one about a territory that "
            + "contains it does. Of several, the surest counts.",
        new Column("coverage_status", ValueKind.Enumeration, false, Enumeration: enumeration),
        (row, day) =>
        {
            string denied = Denials(model, reach("n", row));
            return Status(Exists(Certain("c", day, denied)), Exists(Possible("c", day, denied)));

            string Exists(string holds) => $"EXISTS (SELECT 1 FROM {Tables.Of<Coverage>(model)} c WHERE {reach("c", row)} AND {holds})";
        })
    {
        Day = Days.Today,
    };

    /// <summary>The field <c>status(on:)</c> of one claim.</summary>
    public static ExpressionField OfClaim(IReadOnlyModel model, EnumerationMap enumeration) => new(
        "status",
        "Whether it holds on a day.",
        new Column("status", ValueKind.Enumeration, false, Enumeration: enumeration),
        (row, day) => Status(Certain(model, row, day), Possible(model, row, day)))
    {
        Day = Days.Today,
    };

    /// <summary>Whether a claim surely holds on a day.</summary>
    public static string Certain(IReadOnlyModel model, string claim, string day) => Certain(claim, day, DenialsOf(model, claim));

    /// <summary>Whether a claim about a commune, or about what it lies in, surely holds there on a day.</summary>
    public static string CertainOfCommune(IReadOnlyModel model, string claim, string commune, string day) => Certain(claim, day, Denials(
        model,
        $"(n.region_id = {commune}.region_id OR n.department_id = {commune}.department_id OR n.intercommunality_id = "
            + $"{commune}.intercommunality_id OR n.commune_id = {commune}.id)"));

    /// <summary>Whether a claim holds on a day, or may.</summary>
    public static string Possible(IReadOnlyModel model, string claim, string day) => Possible(claim, day, DenialsOf(model, claim));

    /// <summary>The same, for a list that holds on a day.</summary>
    public static Func<string, string, string> Possible(IReadOnlyModel model) => (claim, day) => Possible(model, claim, day);

    private static string Certain(string claim, string day, string denials) =>
        $"NOT {claim}.disputed AND {claim}.known_from <= {day} AND ({claim}.known_until >= {day} OR ({claim}.since IS NOT NULL AND "
            + $"{claim}.until IS NULL))"
        + $" AND ({claim}.possible_until IS NULL OR {claim}.possible_until >= {day})"
        + $" AND NOT EXISTS ({denials} AND (n.attested_on = {day} OR {Ended(claim, day)}))";

    private static string Possible(string claim, string day, string denials) =>
        $"({claim}.possible_from IS NULL OR {claim}.possible_from <= {day}) AND ({claim}.possible_until IS NULL OR {claim}.possible_until "
            + $">= {day})"
        + $" AND NOT EXISTS ({denials} AND ({Ended(claim, day)} OR (n.attested_on < {claim}.known_from AND n.attested_on >= {day})"
        + $" OR ({claim}.known_from IS NULL AND NOT {claim}.disputed AND n.attested_on = {day})))";

    private static string Ended(string claim, string day) => $"(n.attested_on > {claim}.known_until AND n.attested_on <= {day})";

    // Denials of the claim's own territory or of one that it lies in. An intercommunality may lie in several.
    private static string DenialsOf(IReadOnlyModel model, string claim)
    {
        string departments = Tables.Of<Department>(model), communes = Tables.Of<Commune>(model);
        return Denials(
            model,
            $"(n.region_id = coalesce({claim}.region_id, (SELECT d.region_id FROM {departments} d WHERE d.id = {claim}.department_id), "
            + $"{OfCommune("region_id")})"
            + $" OR n.department_id = coalesce({claim}.department_id, {OfCommune("department_id")})"
            + $" OR n.intercommunality_id = coalesce({claim}.intercommunality_id, {OfCommune("intercommunality_id")})"
            + $" OR n.commune_id = {claim}.commune_id)");

        string OfCommune(string column) => $"(SELECT m.{column} FROM {communes} m WHERE m.id = {claim}.commune_id)";
    }

    private static string Denials(IReadOnlyModel model, string reach) =>
        $"SELECT 1 FROM {Tables.Of<CoverageDenial>(model)} n WHERE {reach}";

    private static string Status(string certain, string possible) =>
        $"(CASE WHEN {certain} THEN '{EnumNames.Of(CoverageStatus.Yes)}' WHEN {possible} THEN '{EnumNames.Of(CoverageStatus.Uncertain)}' "
            + $"ELSE '{EnumNames.Of(CoverageStatus.NoKnownClaim)}' END)";
}
