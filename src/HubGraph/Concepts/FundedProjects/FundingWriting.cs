using HubGraph.Concepts.Territories;
using HubGraph.Graph.Mutations;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.FundedProjects;

/// <summary>Adds requests to funders and tells what became of them.</summary>
internal static class FundingWriting
{
    private static readonly InputCopy<AddFundingInput, FundingLine> s_addition = new();
    private static readonly InputCopy<UpdateFundingInput, FundingLine> s_update = new();

    public static async Task<IRecord?> RecordAsync(WriteSession session, RecordFundingInput input) =>
        input.Add is { } added ? await AddAsync(session, added) : await UpdateAsync(session, input.Update!);

    private static async Task<IRecord?> AddAsync(WriteSession session, AddFundingInput input)
    {
        Refusing refusing = new(session, "add");
        // Tracked, so that the log knows the line's hub.
        IQueryable<FundedProject> projects = session.Context.FundedProjects.Include(known => known.Hub);
        if (await session.ReadAsync(projects, input.FundedProject, "add.fundedProject") is { } project)
            Rights.DemandHub(session.Caller, project.Hub.Slug);
        FundingLine line = s_addition.Create(input, refusing.Refuse);
        IQueryable<FundingLine> own = session.Context.FundingLines.Where(known => known.FundedProjectId == line.FundedProjectId);
        if (await ClientReferences.KnownAsync(session, own, line, input, "add.clientReference") is { } known)
            return known;
        Check(session, line, refusing);
        session.Context.Add(line);
        return line;
    }

    private static async Task<IRecord?> UpdateAsync(WriteSession session, UpdateFundingInput input)
    {
        Refusing refusing = new(session, "update");
        IQueryable<FundingLine> lines = session.Context.FundingLines
            .Include(known => known.FundedProject).ThenInclude(project => project.Hub);
        if (await session.ReadAsync(lines, input.Id, "update.id") is not { } line)
            return null;
        Rights.DemandHub(session.Caller, line.FundedProject.Hub.Slug);
        if (!session.IsCurrent(line, input.Version, "update.version"))
            return null;
        s_update.Apply(input, line, refusing.Refuse);
        Check(session, line, refusing);
        return line;
    }

    // A funder decides where it has its seat, which nobody tells.
    private static void Check(WriteSession session, FundingLine line, Refusing refusing) =>
        FundedProjectRules.CheckFunding(line, PlaceTime.TodayIn(null, session.Now), refusing.Refuse);

    private sealed record Refusing(WriteSession Session, string Part)
    {
        public void Refuse(Rule rule, string field, object[] values) => Session.Refuse(rule, $"{Part}.{field}", values);
    }
}
