using System.Globalization;
using HubGraph.Concepts.Carriers;
using HubGraph.Concepts.FundedProjects;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Territories;

namespace HubGraph.Data.Demonstration;

/// <summary>Makes up funded projects.</summary>
internal sealed class DemoProjects(DemoWorld world)
{
    private readonly Random _random = world.Random;

    /// <summary>Those made so far, with the hub and the commune of each.</summary>
    public List<(FundedProject Project, Hub Hub, Commune Place)> Made { get; } = [];

    public FundedProject Next()
    {
        Hub hub = world.NextHub();
        Commune place = world.NextPlace(hub);
        Carrier? carrier = hub.Carriers.Count > 0 && _random.Chance(0.1) ? _random.Pick(hub.Carriers).Carrier : null;
        FundedProjectStatus status = _random.PickEnum<FundedProjectStatus>();
        DateOnly? startsOn = status == FundedProjectStatus.Proposed && _random.Chance(0.6) ? null : _random.NextDay(world.Yesterday);
        FundedProject project = new()
        {
            HubId = hub.Id,
            Title = Format(DemoWords.ProjectTitles, place.Name),
            Summary = _random.Chance(0.3) ? null : Format(DemoWords.ProjectSummaries, place.Name),
            HolderName = carrier?.Name
                ?? (place.Intercommunality is { } intercommunality && _random.Chance(0.3)
                        ? intercommunality.Name
                        : Format(DemoWords.Holders, place.Name)),
            CarrierId = carrier?.Id,
            CommuneId = _random.Chance(0.85) ? place.Id : null,
            DepartmentId = place.DepartmentId,
            RegionId = place.RegionId,
            StartsOn = startsOn,
            EndsOn = startsOn is { } start && (status == FundedProjectStatus.Completed || _random.Chance(0.5))
                ? start.AddMonths(_random.Next(3, 25))
                : null,
            Status = status,
            BudgetCents = _random.Chance(0.1) ? null : _random.Next(8, 1_200) * 50_000L,
            InPriorityNeighbourhood = _random.Chance(place.Population > 10_000 ? 0.4 : 0.02),
            InActionCoeurDeVille = _random.Chance(place.Population > 15_000 ? 0.3 : 0.01),
            InRuralRevitalisation = _random.Chance(place.Population < 2_000 ? 0.5 : 0.05),
            Beneficiaries = _random.Count(3_000),
            IsDemonstration = true,
        };
        if (status == FundedProjectStatus.Completed && project.EndsOn > world.Yesterday)
            project.EndsOn = world.Yesterday.AddDays(-_random.Next(1, 60));
        if (project.EndsOn < project.StartsOn)
            project.EndsOn = project.StartsOn;
        project.FundingLines.AddRange(Enumerable.Range(0, _random.Next(0, 5)).Select(_ => FundingLine(project)));
        project.Needs.AddRange(_random.PickSome(DemoWords.Needs, 3).Select(need => new FundedProjectNeed { Need = need }));
        Made.Add((project, hub, place));
        return project;
    }

    public static IReadOnlyList<IDemoRows> Children(IReadOnlyList<FundedProject> projects)
    {
        foreach (FundedProject project in projects)
        {
            project.FundingLines.ForEach(line => line.FundedProjectId = project.Id);
            project.Needs.ForEach(need => need.FundedProjectId = project.Id);
        }
        return
        [
            new DemoRows<FundingLine>([.. projects.SelectMany(project => project.FundingLines)]),
            new DemoRows<FundedProjectNeed>([.. projects.SelectMany(project => project.Needs)]),
        ];
    }

    private FundingLine FundingLine(FundedProject project)
    {
        FundingStatus status = project.Status == FundedProjectStatus.Proposed
            ? _random.Pick([FundingStatus.Submitted, FundingStatus.UnderReview])
            : _random.PickEnum<FundingStatus>();
        long? requested = project.BudgetCents is { } budget ? budget / 100 / _random.Next(2, 8) * 100 : null;
        bool decided = status is FundingStatus.Accepted or FundingStatus.Refused;
        return new FundingLine
        {
            Funder = _random.Pick(DemoWords.Funders),
            RequestedCents = requested,
            GrantedCents =
                status switch { FundingStatus.Accepted => requested * _random.Next(5, 11) / 10, FundingStatus.Refused => 0, _ => null },
            Status = status,
            DecidedOn = decided && project.StartsOn is { } start ? start.AddDays(-_random.Next(10, 200)) : null,
        };
    }

    private string Format(string[] templates, string place) => string.Format(CultureInfo.InvariantCulture, _random.Pick(templates), place);
}
