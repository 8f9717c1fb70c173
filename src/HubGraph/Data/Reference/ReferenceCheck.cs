using HubGraph.Concepts;
using HubGraph.Concepts.Coverages;
using HubGraph.Concepts.Hubs;

namespace HubGraph.Data.Reference;

/// <summary>What is wrong in the reference files, or worth a look.</summary>
/// <param name="IsError">Whether the files cannot be loaded with it.</param>
/// <param name="Path">Where it stands.</param>
internal sealed record ReferenceProblem(bool IsError, string Path, string Text)
{
    /// <summary>One line.</summary>
    public override string ToString() => $"{ProgrammeFile.Name}: {Path}: {Text}";

    /// <summary>Why a start is refused.</summary>
    public static StartupException Refusal(string problem, Exception? inner = null) =>
        new($"The reference data cannot be loaded: {problem}.", inner);
}

/// <summary>Checks the reference files, each fact by itself and with the others.</summary>
internal sealed class ReferenceCheck
{
    private readonly ProgrammeFile _file;
    private readonly ReferencePlaces _places;
    private readonly List<ReferenceProblem> _problems = [];

    private ReferenceCheck(ProgrammeFile file, ReferencePlaces places) => (_file, _places) = (file, places);

    /// <summary>All that is found, in the order of the file.</summary>
    /// <exception cref="StartupException">A file cannot even be read.</exception>
    public static IReadOnlyList<ReferenceProblem> Run(ReferenceFiles files)
    {
        ReferenceCheck check = new(ProgrammeFile.Read(files), ReferencePlaces.Read(files));
        check.CheckSources();
        check.CheckMissionsAndCalls();
        check.CheckHubs();
        check.CheckDenials();
        check.CheckStatements();
        check.CheckEvents();
        return check._problems;
    }

    /// <summary>Refuses files that cannot be loaded.</summary>
    /// <exception cref="StartupException">The first of what is wrong in them.</exception>
    public static void Require(ReferenceFiles files)
    {
        if (Run(files).FirstOrDefault(problem => problem.IsError) is { } problem)
            throw ReferenceProblem.Refusal(problem.ToString());
    }

    private void CheckSources()
    {
        foreach ((string slug, SourceFacts source) in _file.Sources)
        {
            if (source.Date is null)
                Warn($"$.sources.{slug}", "a source without a date: it attests no day");
            if (source.Url is null)
                Warn($"$.sources.{slug}", "a source without an address");
            if (source.Url is not null && !(Uri.TryCreate(source.Url, UriKind.Absolute, out Uri? url) && url.Scheme is "https" or "http"))
                Refuse($"$.sources.{slug}.url", $"'{source.Url}' is no address");
        }
    }

    private void CheckMissionsAndCalls()
    {
        Once(_file.Missions.Select(mission => mission.Code), i => $"$.missions[{i}].code");
        Once(_file.Calls.Select(call => call.Slug), i => $"$.calls[{i}].slug");
        foreach ((int i, MissionFacts mission) in _file.Missions.Index())
        {
            Source($"$.missions[{i}].source", mission.Source);
            foreach ((int j, string call) in mission.Calls.Index())
                Listed($"$.missions[{i}].calls[{j}]", call, "call", _file.Calls.Select(known => known.Slug));
        }
        foreach ((int i, CallFacts call) in _file.Calls.Index())
        {
            Source($"$.calls[{i}].source", call.Source);
            Source($"$.calls[{i}].laureatesSource", call.LaureatesSource);
            foreach ((int j, AchievementFacts achievement) in (call.Achievements ?? []).Index())
                Source($"$.calls[{i}].achievements[{j}].source", achievement.Source);
            foreach ((int j, string region) in (call.TargetRegions ?? []).Index())
                Listed($"$.calls[{i}].targetRegions[{j}]", region, "region", _places.Regions);
            if (call.ClosesOn < call.OpensOn)
                Refuse($"$.calls[{i}].closesOn", "it ends before it begins");
            if (call.Laureates is not null && call.LaureatesSource is null)
                Warn($"$.calls[{i}].laureates", "a fact without a source of its own");
        }
    }

    private void CheckHubs()
    {
        Once(_file.Hubs.Select(hub => hub.Slug), i => $"$.hubs[{i}].slug");
        foreach ((int i, HubFacts hub) in _file.Hubs.Index())
        {
            string path = $"$.hubs[{i}]";
            Stated($"{path}.name", hub.SourceOfName);
            Source($"{path}.nameSource", hub.NameSource);
            Source($"{path}.carriersSource", hub.CarriersSource);
            Source($"{path}.statusSource", hub.StatusSource);
            if (hub.Status is not null)
                Stated($"{path}.status", hub.StatusSource);
            if (hub.ClosedOn is not null && hub.Status != HubStatus.Closed)
                Refuse($"{path}.closedOn", "only what is CLOSED has a last day");
            if (hub.Call is not null)
                Listed($"{path}.call", hub.Call, "call", _file.Calls.Select(call => call.Slug));
            foreach ((int j, CarrierFacts part) in hub.Carriers.Index())
            {
                Dated($"{path}.carriers[{j}]", new Period(part.Since, part.Until), part.Source, part.AttestedOn, part.LastAttested);
                Stated($"{path}.carriers[{j}]", hub.SourceOf(part));
            }
            foreach ((int j, HubNameFacts name) in (hub.OtherNames ?? []).Index())
            {
                Dated($"{path}.otherNames[{j}]", new Period(name.Since, name.Until), name.Source, name.AttestedOn, name.LastAttested);
                Stated($"{path}.otherNames[{j}]", name.Source);
            }
            foreach ((int j, AwardFacts award) in (hub.Awards ?? []).Index())
            {
                Source($"{path}.awards[{j}].source", award.Source);
                Stated($"{path}.awards[{j}]", award.Source);
            }
            CheckCoverage(path, hub);
        }
    }

    private void CheckCoverage(string hubPath, HubFacts hub)
    {
        CoverageFacts[] claims = hub.Coverage ?? [];
        foreach ((int i, CoverageFacts claim) in claims.Index())
        {
            string path = $"{hubPath}.coverage[{i}]";
            Territory(path, claim);
            Period period = new(claim.Since, claim.Until, claim.NotBefore);
            Dated(path, period, claim.Source, claim.AttestedOn, claim.LastAttested);
            Source($"{path}.sinceSource", claim.SinceSource);
            Source($"{path}.untilSource", claim.UntilSource);
            Stated(path, claim.Source);
            if (claim is { Since: not null, NotBefore: not null })
                Refuse($"{path}.notBefore", "left out where 'since' is given");
            if (claims.Take(i).Any(other => TerritoryOf(other) == TerritoryOf(claim)
                && period.SurelyOverlaps(new Period(other.Since, other.Until, other.NotBefore))))
                Refuse(path, "the hub claims this territory already at that time");
        }
    }

    private void CheckDenials()
    {
        foreach ((int i, DenialFacts denial) in _file.Uncovered.Index())
        {
            string path = $"$.uncovered[{i}]";
            Territory(path, denial);
            Source($"{path}.source", denial.Source);
            if ((denial.On ?? _file.Sources.GetValueOrDefault(denial.Source)?.Date) is not { } day)
            {
                Refuse(path, "it needs a day: its source has none");
                continue;
            }
            foreach ((HubFacts hub, CoverageFacts claim) in _file.Hubs.SelectMany(
                hub => (hub.Coverage ?? []).Select(claim => (hub, claim))))
            {
                if (TerritoryOf(claim) == TerritoryOf(denial) && _file.StatusOn(claim, day) == CoverageStatus.Yes)
                    Warn(path, $"it contradicts the claim of {hub.Slug} on {day:yyyy-MM-dd}: that day is UNCERTAIN");
            }
        }
    }

    private void CheckStatements()
    {
        Once(_file.Figures.Select(figure => figure.Code), i => $"$.figures[{i}].code");
        Once(_file.Conflicts.Select(conflict => conflict.Code), i => $"$.conflicts[{i}].code");
        foreach ((int i, FigureFacts figure) in _file.Figures.Index())
        {
            Source($"$.figures[{i}].source", figure.Source);
            ListedIfAny($"$.figures[{i}].call", figure.Call, "call", _file.Calls.Select(call => call.Slug));
        }
        foreach ((int i, ConflictFacts conflict) in _file.Conflicts.Index())
        {
            ListedIfAny($"$.conflicts[{i}].hub", conflict.Hub, "hub", _file.Hubs.Select(hub => hub.Slug));
            ListedIfAny($"$.conflicts[{i}].call", conflict.Call, "call", _file.Calls.Select(call => call.Slug));
            ListedIfAny($"$.conflicts[{i}].region", conflict.Region, "region", _places.Regions);
            if (conflict.Sides.Length < 2)
                Refuse($"$.conflicts[{i}].sides", "a conflict has two sides at least");
            foreach ((int j, ConflictSideFacts side) in conflict.Sides.Index())
                Source($"$.conflicts[{i}].sides[{j}].source", side.Source);
        }
        foreach ((int i, PopulationFacts facts) in _file.Populations.Index())
        {
            foreach ((int j, string department) in (facts.Departments ?? []).Index())
                Listed($"$.populations[{i}].departments[{j}]", department, "department", _places.Departments);
        }
    }

    private void CheckEvents()
    {
        Once(_file.Events.Select(held => held.Code), i => $"$.events[{i}].code");
        foreach ((int i, EventFacts held) in _file.Events.Index())
        {
            Source($"$.events[{i}].source", held.Source);
            Listed($"$.events[{i}].hub", held.Hub, "hub", _file.Hubs.Select(hub => hub.Slug));
            if (held.Commune is not null)
                Listed($"$.events[{i}].commune", held.Commune, "commune", _places.Communes);
            if (held.EndsOn < held.StartsOn)
                Refuse($"$.events[{i}].endsOn", "it ends before it begins");
        }
    }

    private void Dated(string path, Period period, string? source, DateOnly? attestedOn, AttestationFacts? last)
    {
        Source($"{path}.source", source);
        Source($"{path}.lastAttested.source", last?.Source);
        if (period.EndsBeforeStart)
            Refuse($"{path}.until", "it ends before it begins");
        if (last is not null && _file.DayOf(last) < (attestedOn ?? _file.DateOf(source)))
            Refuse($"{path}.lastAttested", "it is before the day on which its source attests it");
    }

    private void Territory(string path, ITerritoryFacts facts)
    {
        (string Kind, string? Code, IReadOnlySet<string> Known)[] given =
        [
            .. new (string, string?, IReadOnlySet<string>)[]
            {
                ("region", facts.Region, _places.Regions), ("department", facts.Department, _places.Departments),
                ("intercommunality", facts.Intercommunality, _places.Intercommunalities), ("commune", facts.Commune, _places.Communes),
            }.Where(each => each.Item2 is not null),
        ];
        if (given is not [var one])
            Refuse(path, "exactly one of 'region', 'department', 'intercommunality' and 'commune' is to be given");
        else
            Listed($"{path}.{one.Kind}", one.Code!, one.Kind, one.Known);
    }

    private void Once(IEnumerable<string> keys, Func<int, string> path)
    {
        HashSet<string> seen = [];
        foreach ((int i, string key) in keys.Index())
        {
            if (!seen.Add(key))
                Refuse(path(i), $"'{key}' is there twice");
        }
    }

    private void Source(string path, string? slug)
    {
        if (slug is not null && !_file.Sources.ContainsKey(slug))
            Refuse(path, $"'{slug}' is not among the sources");
    }

    private void Stated(string path, string? source)
    {
        if (source is null)
            Warn(path, "a fact without a source");
    }

    private void Listed(string path, string key, string what, IEnumerable<string> known)
    {
        if (!known.Contains(key))
            Refuse(path, $"there is no {what} '{key}'");
    }

    private void ListedIfAny(string path, string? key, string what, IEnumerable<string> known)
    {
        if (key is not null)
            Listed(path, key, what, known);
    }

    private void Refuse(string path, string text) => _problems.Add(new ReferenceProblem(true, path, text));

    private void Warn(string path, string text) => _problems.Add(new ReferenceProblem(false, path, text));

    private static (string?, string?, string?, string?) TerritoryOf(ITerritoryFacts facts) =>
        (facts.Region, facts.Department, facts.Intercommunality, facts.Commune);
}
