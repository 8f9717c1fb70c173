using HubGraph.Data.Model;
using HubGraph.Graph.Mutations;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.Calls;

/// <summary>The envelope of a call, and what is left of it.</summary>
internal static class Envelope
{
    /// <summary>
    /// What is left of a call's envelope, in euro cents; null where it has none. The call is held to the end of the
    /// transaction, so that two awards at once cannot both take the last of it.
    /// </summary>
    /// <param name="award">The key of an award that does not count; 0 for none.</param>
    public static async Task<long?> RemainingAsync(WriteSession session, long callId, long award)
    {
        await RowLocks.LockAsync<Call>(session.Context, callId, session.CancellationToken);
        long? envelope = await session.Context.Calls.Where(call => call.Id == callId).Select(call => call.EnvelopeCents)
            .SingleAsync(session.CancellationToken);
        return envelope - await AwardedAsync(session, callId, award);
    }

    /// <summary>Sets the envelope of a call that is held; refuses to lower it below what was awarded.</summary>
    public static async Task ChangeAsync(WriteSession session, Call call, long? cents)
    {
        (long? known, call.EnvelopeCents) = (call.EnvelopeCents, cents);
        // An envelope that its awards passed before may be raised, though not far enough yet.
        if (cents is not { } envelope || envelope >= known)
            return;
        long awarded = await AwardedAsync(session, call.Id, award: 0);
        if (awarded > envelope)
            Refuse(session, (known ?? envelope) - awarded, "envelopeEuros");
    }

    /// <summary>Refuses an amount, and tells what is left.</summary>
    public static void Refuse(WriteSession session, long remainingCents, string path) =>
        session.RefuseWith(remainingCents / 100m, WriteRules.EnvelopeExceeded, path, remainingCents / 100m);

    private static Task<long> AwardedAsync(WriteSession session, long callId, long award) =>
        session.Context.Awards.Where(known => known.CallId == callId && known.Id != award)
            .SumAsync(known => known.AmountCents, session.CancellationToken);
}
