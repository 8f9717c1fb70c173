using HubGraph.Concepts.Identifiers;
using HubGraph.Concepts.Territories;
using HubGraph.Data.Lookups;
using HubGraph.Graph.Mutations;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.FundedProjects;

/// <summary>Creates and corrects funded projects.</summary>
internal static class FundedProjectWriting
{
    private static readonly string[] s_byHand = ["Commune", "Department", "Region", "Identifiers"];
    private static readonly InputCopy<CreateFundedProjectInput, FundedProject> s_creation = new(s_byHand);
    private static readonly InputCopy<UpdateFundedProjectInput, FundedProject> s_update = new(s_byHand);

    public static async Task<IRecord?> CreateAsync(WriteSession session, CreateFundedProjectInput input)
    {
        Rights.DemandHub(session.Caller, input.Hub);
        PlaceCodes codes = new(input.Commune, null, input.Department, input.Region);
        LookupResult lookup = await session.FindAsync(codes.Ask(s_creation.Ask(input)));
        FundedProject project = s_creation.Create(input, session.Refuse, lookup);
        IQueryable<FundedProject> own = session.Context.FundedProjects.Where(known => known.HubId == project.HubId);
        if (await ClientReferences.KnownAsync(session, own, project, input) is { } known)
            return known;
        Put(project, codes.Find(lookup, session.Refuse));
        FundedProjectRules.Check(project, session.Refuse);
        await IdentifierWriting.PutAsync(session, project, input.Identifiers, nameof(FundedProjectIdentifier.FundedProjectId));
        session.Context.Add(project);
        return project;
    }

    public static async Task<IRecord?> UpdateAsync(WriteSession session, UpdateFundedProjectInput input)
    {
        IQueryable<FundedProject> projects = session.Context.FundedProjects
            .Include(known => known.Hub).Include(known => known.Needs).Include(known => known.NeedCodes)
                .Include(known => known.Identifiers);
        if (await session.ReadAsync(projects, input.Id) is not { } project)
            return null;
        Rights.DemandHub(session.Caller, project.Hub.Slug);
        if (!session.IsCurrent(project, input.Version))
            return null;
        PlaceCodes codes = new(input.Commune.Or(null), null, input.Department.Or(null), input.Region.Or(null));
        LookupResult lookup = await session.FindAsync(codes.Ask(s_update.Ask(input)));
        s_update.Apply(input, project, session.Refuse, lookup);
        if (input.Commune.IsSet || input.Department.IsSet || input.Region.IsSet)
            Put(project, codes.Find(lookup, session.Refuse));
        FundedProjectRules.Check(project, session.Refuse);
        await CheckReferenceAsync(session, project);
        if (input.Identifiers.IsSet)
            await IdentifierWriting.PutAsync(session, project, input.Identifiers.Or([]), nameof(FundedProjectIdentifier.FundedProjectId));
        return project;
    }

    private static async Task CheckReferenceAsync(WriteSession session, FundedProject project)
    {
        if (project.ClientReference is not { } reference)
            return;
        IQueryable<FundedProject> others = session.Context.FundedProjects
            .Where(known => known.HubId == project.HubId && known.Id != project.Id);
        if (await others.AnyAsync(known => known.ClientReference == reference, session.CancellationToken))
            session.Refuse(WriteRules.AlreadyExists, "clientReference", reference);
    }

    private static void Put(FundedProject project, Place place) =>
        (project.CommuneId, project.DepartmentId, project.RegionId) = (place.CommuneId, place.DepartmentId, place.RegionId);
}
