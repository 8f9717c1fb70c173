using HubGraph.Concepts.Sources;
using HubGraph.Data.Lookups;
using HubGraph.Graph.Mutations;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.Calls;

/// <summary>Awards: money given to hubs, within the envelopes of their calls.</summary>
internal static class AwardMutations
{
    private static readonly Rule[] s_rules = [WriteRules.UnknownCall, WriteRules.UnknownSource, WriteRules.InvalidValue, WriteRules.TextRequired, WriteRules.EnvelopeExceeded];

    public static void AddTo(MutationType mutations)
    {
        mutations.Add<GrantAwardInput>(
            "grantAward", "Gives money to a hub (subvention), within what is left of the call's envelope.", Rights.Administrators, "award", nameof(Award),
            [.. s_rules, WriteRules.UnknownHub], GrantAsync);
        mutations.Add<UpdateAwardInput>(
            "updateAward", "Changes an award, within what is left of the call's envelope.", Rights.Administrators, "award", nameof(Award),
            [.. s_rules, WriteRules.UnknownRecord, WriteRules.StaleVersion], UpdateAsync);
    }

    private static async Task<IRecord?> GrantAsync(WriteSession session, GrantAwardInput input)
    {
        Lookup lookup = await session.FindAsync(Want(input.Call, input.Source, input.Hub));
        Award award = new()
        {
            HubId = session.KeyOf(lookup, FoundKind.Hub, input.Hub, "hub") ?? 0,
            CallId = session.KeyOf(lookup, FoundKind.Call, input.Call, "call"),
            AmountCents = ValueRules.PositiveCents(input.AmountEuros, "amountEuros", session.Refuse),
            Label = input.Label,
            AwardedOn = input.AwardedOn,
            SourceId = session.KeyOf(lookup, FoundKind.Source, input.Source, "source"),
        };
        ValueRules.CheckTextIfAny(award.Label, "label", ValueRules.LongestName, session.Refuse);
        await CheckEnvelopeAsync(session, award, fits: 0);
        session.Context.Add(award);
        return award;
    }

    private static async Task<IRecord?> UpdateAsync(WriteSession session, UpdateAwardInput input)
    {
        Lookup lookup = await session.FindAsync(Want(input.Call.Or(null), input.Source.Or(null)));
        if (await session.Context.Awards.SingleOrDefaultAsync(known => known.Id == input.Id.Key, session.CancellationToken) is not { } award)
        {
            session.Refuse(WriteRules.UnknownRecord, "id", nameof(Award));
            return null;
        }
        session.IsCurrent(award, input.Version);
        (long? call, long amount) = (award.CallId, award.AmountCents);
        input.Call.Apply(value => award.CallId = session.KeyOf(lookup, FoundKind.Call, value, "call"));
        input.AmountEuros.Apply(value => award.AmountCents = ValueRules.PositiveCents(value, "amountEuros", session.Refuse));
        input.Label.Apply(value => award.Label = value);
        input.AwardedOn.Apply(value => award.AwardedOn = value);
        input.Source.Apply(value => award.SourceId = session.KeyOf(lookup, FoundKind.Source, value, "source"));
        ValueRules.CheckTextIfAny(award.Label, "label", ValueRules.LongestName, session.Refuse);
        await CheckEnvelopeAsync(session, award, fits: award.CallId == call ? amount : 0);
        return award;
    }

    /// <summary>Refuses what is beyond the envelope of the award's call.</summary>
    /// <param name="fits">What is awarded under that call already: that much, and less, takes nothing more of it.</param>
    private static async Task CheckEnvelopeAsync(WriteSession session, Award award, long fits)
    {
        if (award.CallId is { } call && award.AmountCents > fits && await Envelope.RemainingAsync(session, call, award.Id) is { } remaining && award.AmountCents > remaining)
            Envelope.Refuse(session, remaining, "amountEuros");
    }

    private static Wanted Want(string? call, string? source, string? hub = null)
    {
        Wanted wanted = new();
        wanted.Hubs.AddIfAny(hub);
        wanted.Calls.AddIfAny(call);
        wanted.Sources.AddIfAny(source);
        return wanted;
    }
}
