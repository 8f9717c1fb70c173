using HubGraph.Concepts;
using HubGraph.Data.Lookups;
using HubGraph.Graph.Mutations;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Tests.Concepts.Workshops;

/// <summary>Workshops of hubs.</summary>
internal static class WorkshopMutations
{
    private static readonly Rule[] s_rules = [WriteRules.TextRequired, WriteRules.InvalidValue];
    private static readonly InputCopy<CreateWorkshopInput, Workshop> s_creation = new();
    private static readonly InputCopy<UpdateWorkshopInput, Workshop> s_update = new();

    public static void AddTo(MutationType mutations)
    {
        mutations.Add<CreateWorkshopInput>(
            "createWorkshop", "Creates a workshop of a hub (atelier).", Rights.Operators, "workshop", nameof(Workshop),
            [.. s_rules, WriteRules.UnknownHub, WriteRules.AlreadyExists], CreateAsync);
        mutations.Add<UpdateWorkshopInput>(
            "updateWorkshop", "Changes a workshop.", Rights.Operators, "workshop", nameof(Workshop),
            [.. s_rules, WriteRules.UnknownRecord, WriteRules.StaleVersion], UpdateAsync);
    }

    private static async Task<IRecord?> CreateAsync(WriteSession session, CreateWorkshopInput input)
    {
        Rights.DemandHub(session.Caller, input.Hub);
        LookupResult lookup = await session.FindAsync(s_creation.Ask(input).Add<Workshop>(input.Slug));
        session.RefuseTaken<Workshop>(lookup, input.Slug, "slug");
        Workshop workshop = s_creation.Create(input, session.Refuse, lookup);
        WorkshopRules.Check(workshop, session.Refuse);
        session.Context.Add(workshop);
        return workshop;
    }

    private static async Task<IRecord?> UpdateAsync(WriteSession session, UpdateWorkshopInput input)
    {
        IQueryable<Workshop> workshops = session.Context.Set<Workshop>().Include(known => known.Hub);
        if (await session.ReadAsync(workshops, input.Id) is not { } workshop)
            return null;
        Rights.DemandHub(session.Caller, workshop.Hub.Slug);
        session.IsCurrent(workshop, input.Version);
        s_update.Apply(input, workshop, session.Refuse);
        WorkshopRules.Check(workshop, session.Refuse);
        return workshop;
    }
}
