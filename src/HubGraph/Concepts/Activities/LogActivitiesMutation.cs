using GraphQL.Types;
using HubGraph.Data.Model;
using HubGraph.Graph.Mutations;
using HubGraph.Planning;
using HubGraph.Planning.Execution;
using HubGraph.Planning.Schema;

namespace HubGraph.Concepts.Activities;

/// <summary><c>logActivities</c>: many rows in one call and one transaction.</summary>
internal static class LogActivitiesMutation
{
    /// <summary>How many rows one call takes.</summary>
    public const int MostRows = 500;

    /// <summary>Adds it.</summary>
    /// <param name="rowRules">What a row may break.</param>
    public static void AddTo(MutationType mutations, Rule[] rowRules)
    {
        ObjectGraphType row = new() { Name = "LogActivitiesRow", Description = "What became of a row." };
        row.AddField(MutationType.Field<RowOutcome>(
            "index", "Its place among the rows, from 0.", new NonNullGraphType(mutations.Scalars.Number), outcome => outcome.Row.Index));
        row.AddField(MutationType.Field<RowOutcome>(
            "status", "What became of it.", new NonNullGraphType(Statuses()), outcome => outcome.Row.Status));
        row.AddField(mutations.Record(
            "activity", "The activity that was logged, or was there already.", nameof(Activity), outcome => ((RowOutcome)outcome).Key));
        row.AddField(mutations.Errors("LogActivitiesRow", rowRules));

        ObjectGraphType payload = mutations.Payload("logActivities", [WriteRules.UnknownHub, WriteRules.InvalidValue]);
        payload.AddField(MutationType.Field<LogOutcome>(
            "rows",
            "What became of each row, in their order.",
            new NonNullGraphType(new ListGraphType(new NonNullGraphType(row))),
            outcome => outcome.Rows));
        foreach ((RowStatus status, string name, string description) in s_counts)
            payload.AddField(MutationType.Field<LogOutcome>(
                name,
                description,
                new NonNullGraphType(mutations.Scalars.Number),
                outcome => outcome.Rows.Count(each => each.Row.Status == status)));
        mutations.Add<LogActivitiesInput>(
            "logActivities", $"Logs up to {MostRows} activities of one hub, of both kinds, in one transaction.", Rights.Operators, payload,
            async (runner, context, input) =>
            {
                WriteResult<IReadOnlyList<LoggedRow>> result = await runner.RunAsync(
                    context, Rights.Operators, session => LogAsync(session, input));
                return new LogOutcome([.. (result.Value ?? []).Select(each => new RowOutcome(each, result.IsWritten))], result.Violations);
            }).SizedBy("input.rows", "rows");
    }

    private static readonly (RowStatus Status, string Name, string Description)[] s_counts =
    [
        (RowStatus.Logged, "logged", "How many were logged."),
        (RowStatus.Amended, "amended", "How many were amended."),
        (RowStatus.Unchanged, "unchanged", "How many were there already."),
        (RowStatus.Refused, "refused", "How many were refused."),
    ];

    private static async Task<IReadOnlyList<LoggedRow>?> LogAsync(WriteSession session, LogActivitiesInput input)
    {
        if (input.Rows.Count > MostRows)
        {
            session.Refuse(WriteRules.InvalidValue, "rows", $"a list of at most {MostRows}", $"une liste de {MostRows} au plus");
            return null;
        }
        LogOptions options = new() { Mode = input.Mode, IsDryRun = input.DryRun, Amends = input.Update };
        return await LogAsync(
            session,
            input.Hub,
            [.. input.Rows.Select(row => new ActivityRow(row.Activity))],
            options,
            (index, field) => $"rows.{index}.{KindOf(input.Rows[index])}.{field}");
    }

    /// <summary>Checks rows and writes those that are to be written.</summary>
    public static async Task<IReadOnlyList<LoggedRow>> LogAsync(
        WriteSession session, string hub, IReadOnlyList<ActivityRow> inputs, LogOptions options, Func<int, string, string> path)
    {
        IReadOnlyList<LoggedRow> rows = await ActivityLog.CheckAsync(session, hub, inputs, options, path);
        if (options.IsDryRun || (options.Mode == LogMode.AllOrNothing && rows.Any(row => row.Status == RowStatus.Refused)))
            session.IsTrial = true;
        else
            await ActivityLog.WriteAsync(session, rows);
        return rows;
    }

    private static string KindOf(ActivityRowInput row) => row.Animation is null ? "projectSupport" : "animation";

    private static EnumerationGraphType Statuses()
    {
        EnumerationGraphType type = new() { Name = "LogStatus", Description = "What became of a row." };
        type.Add(EnumNames.Of(RowStatus.Logged), RowStatus.Logged, "It was logged.");
        type.Add(EnumNames.Of(RowStatus.Amended), RowStatus.Amended, "The activity of its client reference was amended.");
        type.Add(EnumNames.Of(RowStatus.Unchanged), RowStatus.Unchanged, "Its client reference with the same content was there already.");
        type.Add(EnumNames.Of(RowStatus.Refused), RowStatus.Refused, "It breaks rules, which its errors tell.");
        type.Add(
            EnumNames.Of(RowStatus.Valid),
            RowStatus.Valid,
            "It breaks no rule and was not written: in a dry run, or because others were refused.");
        return type;
    }

    private sealed record LogOutcome(IReadOnlyList<RowOutcome> Rows, IReadOnlyList<Violation> Violations) : IRefusable, IWritten
    {
        public IReadOnlyList<WrittenRecord> Records =>
            [
                .. Rows.Where(each => each.Key is not null)
                    .Select(each => new WrittenRecord(GlobalId.Encode(each.Row.Type, each.Key!.Value), each.Row.Activity?.Version)),
            ];
    }

    private sealed record RowOutcome(LoggedRow Row, bool IsWritten) : IRefusable
    {
        public IReadOnlyList<Violation> Violations => Row.Violations;

        public long? Key => Row.Status == RowStatus.Refused ? null : Row.ExistingId ?? (IsWritten ? Row.Activity?.Id : null);
    }
}
