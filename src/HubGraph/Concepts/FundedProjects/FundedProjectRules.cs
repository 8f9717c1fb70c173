
namespace HubGraph.Concepts.FundedProjects;

/// <summary>The rules of one funded project, and of its requests to funders.</summary>
public static class FundedProjectRules
{
    private const int LongestText = 5_000;
    private const int LongestName = 500;
    private const int MostNeeds = 50;

    // The whole country benefits at the most.
    private const int MostPeople = 100_000_000;

    /// <summary>Checks a project.</summary>
    /// <param name="refuse">Takes each rule that it breaks, the field and the values of the message.</param>
    public static void Check(FundedProject project, Refuse refuse)
    {
        ValueRules.CheckText(project.Title, "title", LongestName, refuse);
        ValueRules.CheckLength(project.Summary, "summary", LongestText, refuse);
        ValueRules.CheckText(project.HolderName, "holderName", LongestName, refuse);
        ValueRules.CheckTextIfAny(project.ClientReference, "clientReference", LongestName, refuse);
        if (project.EndsOn < project.StartsOn)
            refuse(WriteRules.EndBeforeStart, "endsOn", []);
        ValueRules.CheckCount(project.Beneficiaries, "beneficiaries", MostPeople, refuse);
        if (project.Needs.Count > MostNeeds)
            ValueRules.Refuse("needs", $"a list of at most {MostNeeds}", $"une liste de {MostNeeds} au plus", refuse);
        foreach (FundedProjectNeed need in project.Needs)
            ValueRules.CheckItem(need.Need, "needs", LongestName, refuse);
    }

    /// <summary>
    /// Checks a request to a funder. A grant may pass what was asked for: a call with fixed grants and bonuses gives what its
    /// rules say. Nor is the sum of the grants held against the budget, which comes from another source.
    /// </summary>
    /// <param name="today">The day that it is.</param>
    public static void CheckFunding(FundingLine line, DateOnly today, Refuse refuse)
    {
        bool isDecided = line.Status is FundingStatus.Accepted or FundingStatus.Refused;
        ValueRules.CheckText(line.Funder, "funder", LongestName, refuse);
        ValueRules.CheckTextIfAny(line.ClientReference, "clientReference", LongestName, refuse);
        // Some funders write that a refused request was granted nothing.
        if (line.GrantedCents is { } granted
            && line.Status != FundingStatus.Accepted
            && !(line.Status == FundingStatus.Refused && granted == 0))
            refuse(WriteRules.GrantNotAccepted, "grantedEuros", []);
        if (isDecided && line.DecidedOn is null)
            refuse(WriteRules.DecisionDateRequired, "decidedOn", []);
        else if (!isDecided && line.DecidedOn is not null)
            ValueRules.Refuse(
                "decidedOn", "left out unless the request is ACCEPTED or REFUSED", "omise, sauf avec ACCEPTED ou REFUSED", refuse);
        if (line.DecidedOn > today)
            refuse(WriteRules.DateInFuture, "decidedOn", [line.DecidedOn]);
    }
}
