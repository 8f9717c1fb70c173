using HubGraph.Concepts.Territories;
using HubGraph.Graph;
using HubGraph.Planning.Mapping;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Concepts.Coverages;

/// <summary>
/// How many people live where a claim surely holds on a day, each counted once: whole regions; departments of other regions;
/// communes of other departments, claimed by themselves or with their intercommunality; but for communes of which a source
/// denies what claims about larger territories do not know of.
/// </summary>
internal static class CoveredPopulationSql
{
    private const string Name = "coveredPopulation";

    /// <summary>Of what a hub serves.</summary>
    public static ExpressionField OfHub(IReadOnlyModel model) => Field(
        "How many people live in the territories that it surely serves on a day, each counted once.",
        (row, day) => Sum(model, day, $"c.hub_id = {row}.id", null));

    /// <summary>Of what any hub serves in a region.</summary>
    public static ExpressionField OfRegion(IReadOnlyModel model) => Field(
        "How many people of it live where a hub surely serves on a day, be it a part of it.",
        (row, day) => Sum(model, day, null, $"{row}.id"));

    private static ExpressionField Field(string description, Func<string, string, string> sql) =>
        new(Name, description, new Column(Name, ValueKind.Number, false), sql) { Day = Days.Today };

    private static string Sum(IReadOnlyModel model, string day, string? ofHub, string? region)
    {
        string claims =
            $"{Tables.Of<Coverage>(model)} c WHERE {(ofHub is null ? "" : $"{ofHub} AND ")}{CoverageStatusSql.Certain(model, "c", day)}";
        string byIntercommunality = claims.Replace(
            " c WHERE ",
            $" c JOIN {Tables.Of<Commune>(model)} i ON i.intercommunality_id = c.intercommunality_id WHERE ",
            StringComparison.Ordinal);
        string regions = $"SELECT coalesce(sum(r.population), 0) FROM {Tables.Of<Region>(model)} r WHERE r.id IN (SELECT c.region_id"
            + $" FROM {claims} AND c.region_id IS NOT NULL){In("r.id")}";
        string departments = $"SELECT coalesce(sum(d.population), 0) FROM {Tables.Of<Department>(model)} d WHERE d.id IN (SELECT "
            + $"c.department_id FROM {claims} AND c.department_id IS NOT NULL)"
                + $" AND NOT EXISTS (SELECT 1 FROM {claims} AND c.region_id = d.region_id){In("d.region_id")}";
        string communes = $"SELECT coalesce(sum(m.population), 0) FROM {Tables.Of<Commune>(model)} m"
            + $" WHERE m.id IN (SELECT c.commune_id FROM {claims} AND c.commune_id IS NOT NULL"
            + $" UNION SELECT i.id FROM {byIntercommunality})"
            + $" AND NOT EXISTS (SELECT 1 FROM {claims} AND (c.department_id = m.department_id OR c.region_id = m.region_id))"
            + In("m.region_id");
        return $"(({regions}) + ({departments}) + ({communes}) - ({Denied()}))";

        // Denials are few, and most are about whole regions: looking begins with them.
        string Denied()
        {
            string denials = $"{Tables.Of<CoverageDenial>(model)} n", other = $"{Tables.Of<Commune>(model)} x";
            string about = "(c.region_id = m.region_id OR c.department_id = m.department_id OR c.intercommunality_id = "
                + "m.intercommunality_id OR c.commune_id = m.id)";
            return $"SELECT coalesce(sum(m.population), 0) FROM {Tables.Of<Commune>(model)} m WHERE m.id IN ("
                + $"SELECT x.id FROM {denials} CROSS JOIN {other} WHERE x.department_id = n.department_id"
                + $" UNION SELECT x.id FROM {denials} CROSS JOIN {other} WHERE x.intercommunality_id = n.intercommunality_id"
                + $" UNION SELECT n.commune_id FROM {denials} WHERE n.commune_id IS NOT NULL"
                // An intercommunality may lie in a region that is denied, and in another.
                + $" UNION SELECT x.id FROM {Tables.Of<Coverage>(model)} c CROSS JOIN {other} WHERE x.intercommunality_id = "
                + "c.intercommunality_id)"
                + $" AND EXISTS (SELECT 1 FROM {claims} AND {about})"
                + $" AND NOT EXISTS (SELECT 1 FROM {Tables.Of<Coverage>(model)} c WHERE {(ofHub is null ? "" : $"{ofHub} AND ")}{about}"
                + $" AND {CoverageStatusSql.CertainOfCommune(model, "c", "m", day)}){In("m.region_id")}";
        }

        string In(string key) => region is null ? "" : $" AND {key} = {region}";
    }
}
