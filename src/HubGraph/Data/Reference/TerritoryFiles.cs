using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using HubGraph.Concepts.Territories;

namespace HubGraph.Data.Reference;

internal sealed record RegionRow(string Code, string Name, TerritoryZone Zone, string? SeatCode);

internal sealed record DepartmentRow(string Code, string Name, string RegionCode, TerritoryZone Zone, string? SeatCode);

internal sealed record IntercommunalityRow(string Siren, string Name, IntercommunalityKind Kind);

internal sealed record CommuneRow(
    string Code, string Name, string? DepartmentCode, string? RegionCode, string? Siren, int? Population, string[] PostalCodes);

internal sealed record FormerCommuneRow(string Code, string? Name, string CurrentCode);

/// <summary>The files of territories, row by row.</summary>
internal sealed class TerritoryFiles(ReferenceFiles files)
{
    public List<RegionRow> Regions() =>
        Read("regions.csv", row => new RegionRow(row["code"]!, row["name"]!, Zone(row["zone"]!), row["seat_commune_code"]));

    public List<DepartmentRow> Departments() =>
        Read(
            "departments.csv",
            row => new DepartmentRow(row["code"]!, row["name"]!, row["region_code"]!, Zone(row["zone"]!), row["seat_commune_code"]));

    public List<IntercommunalityRow> Intercommunalities() =>
        Read("intercommunalities.csv", row => new IntercommunalityRow(row["siren"]!, row["name"]!, Kind(row["type"]!)));

    public List<CommuneRow> Communes() =>
        Read("communes.csv", row => new CommuneRow(
            row["code"]!,
            row["name"]!,
            row["department_code"],
            row["region_code"],
            row["intercommunality_siren"],
            row["population"] is { } population ? int.Parse(population, CultureInfo.InvariantCulture) : null,
            row["postal_codes"]?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? []));

    public List<FormerCommuneRow> FormerCommunes() =>
        Read("former_communes.csv", row => new FormerCommuneRow(row["code"]!, row["name"], row["current_code"]!));

    private static TerritoryZone Zone(string zone) => zone switch
    {
        "metro" => TerritoryZone.Metropolitan,
        "drom" => TerritoryZone.OverseasRegion,
        _ => TerritoryZone.OverseasCollectivity,
    };

    private static IntercommunalityKind Kind(string type) => type switch
    {
        "CC" => IntercommunalityKind.CommunityOfCommunes,
        "CA" => IntercommunalityKind.AgglomerationCommunity,
        "CU" => IntercommunalityKind.UrbanCommunity,
        "METRO" or "MET69" => IntercommunalityKind.Metropolis,
        _ => throw new FormatException($"'{type}' is no type of intercommunality."),
    };

    private List<T> Read<T>(string name, Func<Row, T> read)
    {
        using StreamReader text = new(files.Open(name));
        using CsvParser parser = new(text, new CsvConfiguration(CultureInfo.InvariantCulture));
        if (!parser.Read())
            return [];
        Row row = new(parser, parser.Record!);
        List<T> rows = [];
        while (parser.Read())
            rows.Add(read(row));
        return rows;
    }

    // The current line by column name. An empty field says nothing: null.
    private sealed class Row(CsvParser parser, string[] header)
    {
        public string? this[string column] => parser[Array.IndexOf(header, column)] is { Length: > 0 } value ? value : null;
    }
}
