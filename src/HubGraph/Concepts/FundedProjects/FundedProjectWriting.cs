using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Territories;
using HubGraph.Data.Lookups;
using HubGraph.Graph.Mutations;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.FundedProjects;

/// <summary>Creates and corrects funded projects.</summary>
internal static class FundedProjectWriting
{
    public static async Task<IRecord?> CreateAsync(WriteSession session, CreateFundedProjectInput input)
    {
        Rights.DemandHub(session.Caller, input.Hub);
        PlaceCodes codes = new(input.Commune, null, input.Department, input.Region);
        Lookup lookup = await FindAsync(session, codes, input.Carrier, input.Hub);
        Found? hub = lookup[FoundKind.Hub, input.Hub];
        if (hub is null)
            session.Refuse(WriteRules.UnknownHub, "hub", input.Hub);
        FundedProject project = new()
        {
            HubId = hub?.Id ?? 0,
            Title = input.Title,
            Summary = input.Summary,
            HolderName = input.HolderName,
            StartsOn = input.StartsOn,
            EndsOn = input.EndsOn,
            Status = input.Status,
            BudgetCents = ValueRules.Cents(input.BudgetEuros, "budgetEuros", session.Refuse),
            InPriorityNeighbourhood = input.InPriorityNeighbourhood,
            InActionCoeurDeVille = input.InActionCoeurDeVille,
            InRuralRevitalisation = input.InRuralRevitalisation,
            Beneficiaries = input.Beneficiaries,
            ClientReference = input.ClientReference,
        };
        project.Needs.AddRange(NeedsOf(input.Needs ?? []));
        Put(project, codes.Find(lookup, session.Refuse));
        SetCarrier(session, project, input.Carrier, lookup);
        FundedProjectRules.Check(project, session.Refuse);
        await CheckReferenceAsync(session, project);
        session.Context.Add(project);
        return project;
    }

    public static async Task<IRecord?> UpdateAsync(WriteSession session, UpdateFundedProjectInput input)
    {
        FundedProject? project = await session.Context.FundedProjects
            .Include(known => known.Hub)
            .Include(known => known.Needs)
            .SingleOrDefaultAsync(known => known.Id == input.Id.Key, session.CancellationToken);
        if (project is null)
        {
            session.Refuse(WriteRules.UnknownRecord, "id", nameof(FundedProject));
            return null;
        }
        Rights.DemandHub(session.Caller, project.Hub.Slug);
        if (!session.IsCurrent(project, input.Version))
            return null;
        PlaceCodes codes = new(input.Commune.Or(null), null, input.Department.Or(null), input.Region.Or(null));
        Lookup lookup = await FindAsync(session, codes, input.Carrier.Or(null));
        Apply(session, project, input);
        if (input.Commune.IsSet || input.Department.IsSet || input.Region.IsSet)
            Put(project, codes.Find(lookup, session.Refuse));
        input.Carrier.Apply(carrier => SetCarrier(session, project, carrier, lookup));
        FundedProjectRules.Check(project, session.Refuse);
        await CheckReferenceAsync(session, project);
        return project;
    }

    private static async Task CheckReferenceAsync(WriteSession session, FundedProject project)
    {
        if (project.ClientReference is { } reference
            && await session.Context.FundedProjects.AnyAsync(known => known.HubId == project.HubId && known.ClientReference == reference && known.Id != project.Id, session.CancellationToken))
            session.Refuse(WriteRules.AlreadyExists, "clientReference", reference);
    }

    private static void Apply(WriteSession session, FundedProject project, UpdateFundedProjectInput input)
    {
        input.Title.Apply(value => project.Title = value);
        input.Summary.Apply(value => project.Summary = value);
        input.HolderName.Apply(value => project.HolderName = value);
        input.StartsOn.Apply(value => project.StartsOn = value);
        input.EndsOn.Apply(value => project.EndsOn = value);
        input.Status.Apply(value => project.Status = value);
        input.BudgetEuros.Apply(value => project.BudgetCents = ValueRules.Cents(value, "budgetEuros", session.Refuse));
        input.Needs.Apply(value => project.Needs.BecomeSet(NeedsOf(value), need => need.Need));
        input.InPriorityNeighbourhood.Apply(value => project.InPriorityNeighbourhood = value);
        input.InActionCoeurDeVille.Apply(value => project.InActionCoeurDeVille = value);
        input.InRuralRevitalisation.Apply(value => project.InRuralRevitalisation = value);
        input.Beneficiaries.Apply(value => project.Beneficiaries = value);
        input.ClientReference.Apply(value => project.ClientReference = value);
    }

    private static async Task<Lookup> FindAsync(WriteSession session, PlaceCodes codes, string? carrier, string? hub = null)
    {
        Wanted wanted = new();
        codes.Want(wanted);
        if (carrier is not null)
            wanted.Carriers.Add(carrier);
        if (hub is not null)
            wanted.Hubs.Add(hub);
        return await session.FindAsync(wanted);
    }

    private static void Put(FundedProject project, Place place) =>
        (project.CommuneId, project.DepartmentId, project.RegionId) = (place.CommuneId, place.DepartmentId, place.RegionId);

    private static void SetCarrier(WriteSession session, FundedProject project, string? carrier, Lookup lookup)
    {
        project.CarrierId = carrier is null ? null : lookup[FoundKind.Carrier, carrier]?.Id;
        if (carrier is not null && project.CarrierId is null)
            session.Refuse(WriteRules.UnknownCarrier, "carrier", carrier);
    }

    private static IEnumerable<FundedProjectNeed> NeedsOf(IEnumerable<string> needs) => needs.Distinct().Select(need => new FundedProjectNeed { Need = need });
}
