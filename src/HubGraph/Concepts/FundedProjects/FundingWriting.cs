using HubGraph.Concepts.Territories;
using HubGraph.Graph.Mutations;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.FundedProjects;

/// <summary>Adds requests to funders and tells what became of them.</summary>
internal static class FundingWriting
{
    public static async Task<IRecord?> RecordAsync(WriteSession session, RecordFundingInput input) =>
        input.Add is { } added ? await AddAsync(session, added) : await UpdateAsync(session, input.Update!);

    private static async Task<FundingLine?> AddAsync(WriteSession session, AddFundingInput input)
    {
        Refusing refusing = new(session, "add");
        // Tracked, so that the log knows the line's hub.
        FundedProject? project = await session.Context.FundedProjects.Include(known => known.Hub)
            .SingleOrDefaultAsync(known => known.Id == input.FundedProject.Key, session.CancellationToken);
        if (project is not null)
            Rights.DemandHub(session.Caller, project.Hub.Slug);
        else
            refusing.Refuse(WriteRules.UnknownRecord, "fundedProject", [nameof(FundedProject)]);
        FundingLine line = new()
        {
            FundedProjectId = input.FundedProject.Key,
            Funder = input.Funder,
            RequestedCents = ValueRules.Cents(input.RequestedEuros, "requestedEuros", refusing.Refuse),
            GrantedCents = ValueRules.Cents(input.GrantedEuros, "grantedEuros", refusing.Refuse),
            Status = input.Status,
            DecidedOn = input.DecidedOn,
        };
        Check(session, line, refusing);
        session.Context.Add(line);
        return line;
    }

    private static async Task<FundingLine?> UpdateAsync(WriteSession session, UpdateFundingInput input)
    {
        Refusing refusing = new(session, "update");
        FundingLine? line = await session.Context.FundingLines.Include(known => known.FundedProject).ThenInclude(project => project.Hub)
            .SingleOrDefaultAsync(known => known.Id == input.Id.Key, session.CancellationToken);
        if (line is null)
        {
            refusing.Refuse(WriteRules.UnknownRecord, "id", [nameof(FundingLine)]);
            return null;
        }
        Rights.DemandHub(session.Caller, line.FundedProject.Hub.Slug);
        if (!session.IsCurrent(line, input.Version, "update.version"))
            return null;
        input.Funder.Apply(value => line.Funder = value);
        input.RequestedEuros.Apply(value => line.RequestedCents = ValueRules.Cents(value, "requestedEuros", refusing.Refuse));
        input.Status.Apply(value => line.Status = value);
        input.GrantedEuros.Apply(value => line.GrantedCents = ValueRules.Cents(value, "grantedEuros", refusing.Refuse));
        input.DecidedOn.Apply(value => line.DecidedOn = value);
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
