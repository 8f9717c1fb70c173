using HubGraph.Data.Lookups;
using HubGraph.Graph.Mutations;

namespace HubGraph.Concepts.Calls;

/// <summary>Awards: money given to hubs, within the envelopes of their calls.</summary>
internal static class AwardMutations
{
    private static readonly Rule[] s_rules =
        [WriteRules.UnknownCall, WriteRules.UnknownSource, WriteRules.InvalidValue, WriteRules.TextRequired, WriteRules.EnvelopeExceeded];

    private static readonly InputCopy<GrantAwardInput, Award> s_grant = new();
    private static readonly InputCopy<UpdateAwardInput, Award> s_update = new();

    public static void AddTo(MutationType mutations)
    {
        mutations.Add<GrantAwardInput>(
            "grantAward", "Gives money to a hub (subvention), within what is left of the call's envelope.",
            Rights.Administrators, "award", nameof(Award), [.. s_rules, WriteRules.UnknownHub], GrantAsync);
        mutations.Add<UpdateAwardInput>(
            "updateAward", "Changes an award, within what is left of the call's envelope.", Rights.Administrators, "award", nameof(Award),
            [.. s_rules, WriteRules.UnknownRecord, WriteRules.StaleVersion], UpdateAsync);
        mutations.AddRemoval<RemoveAwardInput, Award>(
            "removeAward", "Removes an award that was entered wrongly. One that was decided otherwise later is updated.",
            award => award.HubId);
    }

    private static async Task<IRecord?> GrantAsync(WriteSession session, GrantAwardInput input)
    {
        LookupResult lookup = await session.FindAsync(s_grant.Ask(input));
        Award award = s_grant.Create(input, session.Refuse, lookup);
        ValueRules.CheckTextIfAny(award.Label, "label", ValueRules.LongestName, session.Refuse);
        await CheckEnvelopeAsync(session, award, fits: 0);
        session.Context.Add(award);
        return award;
    }

    private static async Task<IRecord?> UpdateAsync(WriteSession session, UpdateAwardInput input)
    {
        LookupResult lookup = await session.FindAsync(s_update.Ask(input));
        if (await session.ReadAsync(session.Context.Awards, input.Id) is not { } award)
            return null;
        session.IsCurrent(award, input.Version);
        (long? call, long amount) = (award.CallId, award.AmountCents);
        s_update.Apply(input, award, session.Refuse, lookup);
        ValueRules.CheckTextIfAny(award.Label, "label", ValueRules.LongestName, session.Refuse);
        await CheckEnvelopeAsync(session, award, fits: award.CallId == call ? amount : 0);
        return award;
    }

    /// <summary>Refuses what is beyond the envelope of the award's call.</summary>
    /// <param name="fits">What is awarded under that call already: that much, and less, takes nothing more of it.</param>
    private static async Task CheckEnvelopeAsync(WriteSession session, Award award, long fits)
    {
        if (award.CallId is { } call && award.AmountCents > fits
            && await Envelope.RemainingAsync(session, call, award.Id) is { } remaining && award.AmountCents > remaining)
            Envelope.Refuse(session, remaining, "amountEuros");
    }
}
