using GraphQL.Types;
using HubGraph.Graph.Mutations;

namespace HubGraph.Concepts.Activities;

/// <summary>Logging activities, and correcting them.</summary>
internal static class ActivityMutations
{
    /// <summary>What any activity may break.</summary>
    private static readonly Rule[] s_rules =
    [
        WriteRules.UnknownMission, WriteRules.UnknownPlace, WriteRules.PlaceConflict, WriteRules.DateInFuture, WriteRules.DateBeforeCall,
        WriteRules.HubClosed, WriteRules.InvalidDuration, WriteRules.TextRequired, WriteRules.InvalidValue, WriteRules.UnknownRecord,
        WriteRules.AlreadyExists, WriteRules.InvalidSiret, WriteRules.InvalidRna,
    ];

    private static readonly Rule[] s_animationRules =
        [.. s_rules, WriteRules.NotOfThisKind, WriteRules.ParticipantsRequired, WriteRules.EventOfAnotherHub, WriteRules.EventCancelled];
    private static readonly Rule[] s_supportRules = [.. s_rules, WriteRules.ProjectOfAnotherHub];
    private static readonly Rule[] s_logRules = [WriteRules.UnknownHub, WriteRules.DuplicateReference, WriteRules.ActivityWithdrawn];

    public static void AddTo(MutationType mutations)
    {
        mutations.Add<LogAnimationInput>(
            "logAnimation", "Logs an animation of the territory (animer le territoire).", Rights.Operators, "activity",
            nameof(AnimationActivity),
            [.. s_animationRules, .. s_logRules], (session, input) => LogAsync(session, input.Hub, input));
        mutations.Add<LogProjectSupportInput>(
            "logProjectSupport", "Logs a support of a project (accompagner un projet).", Rights.Operators, "activity",
            nameof(ProjectSupportActivity),
            [.. s_supportRules, .. s_logRules], (session, input) => LogAsync(session, input.Hub, input));
        LogActivitiesMutation.AddTo(
            mutations, [.. s_animationRules.Union(s_supportRules), WriteRules.DuplicateReference, WriteRules.ActivityWithdrawn]);
        mutations.Add<AmendActivityInput>(
            "amendActivity", "Corrects an activity.", Rights.Operators, "activity", nameof(Activity),
            [.. s_animationRules.Union(s_supportRules), WriteRules.StaleVersion, WriteRules.ActivityWithdrawn],
            ActivityAmendment.AmendAsync);
        AddWithdrawal(mutations);
        mutations.Add<RestoreActivityInput>(
            "restoreActivity", "Puts a withdrawn activity back into the graph.", Rights.Operators, "activity", nameof(Activity),
            [WriteRules.UnknownRecord, WriteRules.StaleVersion, WriteRules.ActivityNotWithdrawn], ActivityAmendment.RestoreAsync);
    }

    // What is withdrawn has left the graph: the payload tells only what restores it.
    private static void AddWithdrawal(MutationType mutations)
    {
        ObjectGraphType payload = mutations.Payload(
            "withdrawActivity",
            [
                WriteRules.UnknownRecord, WriteRules.StaleVersion, WriteRules.TextRequired, WriteRules.InvalidValue,
                WriteRules.ActivityWithdrawn,
            ]);
        payload.AddField(MutationType.Field<MutationOutcome>(
            "version",
            "The version that restoreActivity asks for; null when it was refused.",
            mutations.Scalars.Number,
            outcome => outcome.Record?.Version));
        mutations.Add<WithdrawActivityInput>(
            "withdrawActivity", "Withdraws an activity: it leaves the graph and stays in the history.", Rights.Operators, payload,
            (runner, context, input) =>
                MutationOutcome.OfAsync(runner, context, Rights.Operators, session => ActivityAmendment.WithdrawAsync(session, input)));
    }

    private static async Task<IRecord?> LogAsync(WriteSession session, string hub, ActivityInput input)
    {
        ActivityRow[] rows = [new(input)];
        if (await ActivityLog.CheckAsync(session, hub, rows, new LogOptions(), (_, field) => field) is not [LoggedRow row])
            return null;
        session.Refuse(row.Violations);
        if (row.Violations.Count > 0)
            return null;
        if (row.ExistingId is { } known)
            return new KnownRecord(row.Type, known);
        await ActivityLog.WriteAsync(session, [row]);
        return row.Activity;
    }
}
