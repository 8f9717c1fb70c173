using System.Globalization;
using HubGraph.Concepts;
using HubGraph.Data.Model;
using HubGraph.Data.Reference;

namespace HubGraph.Tests.Docs;

/// <summary>What the reference data says of each hub, since when and from whom, and what it leaves open: a table in Markdown.</summary>
internal sealed class HubTable
{
    private readonly ProgrammeFile _file;
    private readonly Dictionary<string, string> _regions, _departments;

    private HubTable(ReferenceFiles files)
    {
        TerritoryFiles territories = new(files);
        _file = ProgrammeFile.Read(files);
        _regions = territories.Regions().ToDictionary(region => region.Code, region => region.Name);
        _departments = territories.Departments().ToDictionary(department => department.Code, department => department.Name);
    }

    public static string Of(ReferenceFiles files)
    {
        HubTable table = new(files);
        return string.Join('\n', ["| hub | known, since when, from whom | open |", "|---|---|---|", .. table._file.Hubs.Select(table.Row)]) + "\n";
    }

    private string Row(HubFacts hub) => $"| {hub.Name} (`{hub.Slug}`) | {string.Join("<br>", Known(hub))} | {string.Join("<br>", Open(hub))} |";

    private IEnumerable<string> Known(HubFacts hub)
    {
        yield return $"name: {Said(hub.SourceOfName)}";
        foreach (IGrouping<string, HubNameFacts> names in (hub.OtherNames ?? []).GroupBy(name => Said(name.Source, name.LastAttested)))
            yield return $"also {string.Join(", ", names.Select(name => name.Name))}: {names.Key}";
        foreach (IGrouping<string, CarrierFacts> parts in hub.Carriers.GroupBy(part => $"{Dates(part.Since, null, part.Until)}: {Said(hub.SourceOf(part), part.LastAttested)}"))
            yield return $"carried by {string.Join(", ", parts.Select(part => part.Role is { } role ? $"{part.Name} ({EnumNames.Of(role)})" : part.Name))}{parts.Key}";
        foreach (IGrouping<string, CoverageFacts> claims in (hub.Coverage ?? []).Where(claim => !claim.Disputed).GroupBy(Extent))
            yield return $"serves {string.Join(", ", claims.Select(Territory))}{claims.Key}";
        foreach (AwardFacts award in hub.Awards ?? [])
            yield return $"{award.Euros.ToString("N0", CultureInfo.InvariantCulture)} euros{(award.Date is { } date ? $" on {date}" : "")}: {Said(award.Source)}";
        if (hub.Status is { } status)
            yield return $"{EnumNames.Of(status)}{(hub.ClosedOn is { } closed ? $" in {closed}" : "")}: {Said(hub.StatusSource)}";
    }

    private IEnumerable<string> Open(HubFacts hub)
    {
        if (hub.Coverage is null)
            yield return "what it serves";
        else if (hub.Coverage.Any(claim => claim.Since is null))
            yield return "when it began";
        if (hub.Carriers.Length == 0)
            yield return "who carries it";
        if (hub.Call is null)
            yield return "which call chose it";
        if (hub.Awards is null)
            yield return "what it was given";
        foreach (ConflictFacts conflict in _file.Conflicts.Where(conflict => conflict.Hub == hub.Slug))
            yield return $"conflict `{conflict.Code}`";
        if (hub.Note is not null)
            yield return $"« {hub.Note} »";
    }

    private string Extent(CoverageFacts claim) =>
        $"{Dates(claim.Since, claim.NotBefore, claim.Until)}: {string.Join(", ", new[] { claim.Source, claim.SinceSource, claim.UntilSource }.OfType<string>().Distinct().Select(source => Said(source)))}{Last(claim.LastAttested)}";

    private static string Dates(DateWithPrecision? since, DateWithPrecision? notBefore, DateWithPrecision? until) =>
        $"{(since is null ? "" : $" since {since}")}{(notBefore is null ? "" : $", not before {notBefore}")}{(until is null ? "" : $" until {until}")}";

    private string Said(string? source, AttestationFacts? last = null) =>
        source is null ? "nobody says" : $"`{source}`{(_file.DateOf(source) is { } date ? $" of {date:yyyy-MM-dd}" : "")}{Last(last)}";

    private string Last(AttestationFacts? last) => last is null ? "" : $", last `{last.Source}`{(_file.DayOf(last) is { } day ? $" of {day:yyyy-MM-dd}" : "")}";

    private string Territory(CoverageFacts claim) =>
        claim.Region is { } region ? _regions[region] : claim.Department is { } department ? _departments[department] : claim.Intercommunality ?? claim.Commune!;
}
