using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Activities.Import;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.Identifiers;
using HubGraph.Concepts.Territories;
using HubGraph.Graph.Mutations;
using HubGraph.Planning;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.Coordination;

/// <summary>
/// Takes La Coop's coordination log, by the paths of <c>logActivities</c> and of events, in transactions of some hundred. One
/// import.
/// </summary>
internal sealed class LogImport(MutationRunner runner, ImportOptions limits, ImportRequest request, ImportReport report, LogHeader header)
{
    // What a row tells of an activity, empty or not.
    private static readonly HashSet<string> s_told =
    [
        "durationMinutes", "format", "otherFormat", "initiative", "themes", "otherTheme", "natures", "otherNature", "partners",
        "mediators", "structures", "otherActors", "tags", "recordedAt", "revisedAt",
    ];

    private readonly LogReader _reader = new(header, request.Hub);
    private readonly Dictionary<string, int> _lines = [];

    /// <summary>Takes the rows below the header.</summary>
    /// <param name="progress">Called after each transaction.</param>
    public async Task RunAsync(XlsxSheet sheet, Func<ValueTask> progress, CancellationToken cancellation)
    {
        report.IsFrench = true;
        List<LogRow> batch = [];
        await foreach (
            LogRow row in ReadingAhead.AheadAsync(stop => Rows(sheet, stop).ToAsyncEnumerable(), ActivityImport.Unit, cancellation))
        {
            if (++report.Rows > limits.MaxRows)
                throw ImportException.TooLarge(
                    $"The file has more than {limits.MaxRows} rows.", $"Le fichier a plus de {limits.MaxRows} lignes.");
            if (Look(row) is not { } read)
                continue;
            batch.Add(read);
            if (batch.Count < LogActivitiesMutation.MostRows)
                continue;
            await LogAsync(batch, cancellation);
            batch.Clear();
            await progress();
        }
        if (batch.Count > 0)
            await LogAsync(batch, cancellation);
    }

    private IEnumerable<LogRow> Rows(XlsxSheet sheet, CancellationToken stop) =>
        sheet.Rows(header.Line, stop).Where(row => !row.IsEmpty).Select(_reader.Read);

    private LogRow? Look(LogRow row)
    {
        if (row.Errors.Count > 0)
        {
            Refuse(row.Errors);
            return null;
        }
        if (GlobalId.TryDecode(row.Id, out string type, out _) && type is nameof(AnimationActivity) or nameof(Event))
        {
            report.Note(
                $"line {row.Row.Line} is HubGraph's own and is left aside",
                $"la ligne {row.Row.Line} vient de HubGraph et est laissée de côté");
            report.Unchanged++;
            return null;
        }
        if (_lines.TryAdd(row.Id, row.Row.Line))
            return row;
        Refuse(
            [_reader.Error(row.Row, "id", WriteRules.AlreadyExists.Code, $"cet identifiant est déjà celui de la ligne {_lines[row.Id]}.")]);
        return null;
    }

    private async Task LogAsync(List<LogRow> batch, CancellationToken cancellation)
    {
        LogOptions options =
            new() { Mode = LogMode.RowByRow, IsDryRun = request.IsDryRun, Amends = request.Amends, Gives = s_told.Contains };
        LogRow[] activities = [.. batch.Where(row => row.Activity is not null)], events = [.. batch.Where(row => row.Event is not null)];
        WriteResult<Outcome> result = await runner.RunAsync(request.Caller, ActivityImport.Actor, WriteAsync, cancellation);
        if (result.Violations is [var violation, ..])
            throw new ImportException(violation.Rule.Code, violation.Message(inFrench: false), violation.Message(inFrench: true));
        foreach ((LogRow row, LoggedRow logged) in activities.Zip(result.Value?.Activities ?? []))
            Count(row, logged.Status, logged.IsAmendment, logged.Violations);
        foreach ((LogRow row, LoggedEvent logged) in events.Zip(result.Value?.Events ?? []))
            Count(row, logged.Status, logged.IsAmendment, logged.Violations);

        async Task<Outcome?> WriteAsync(WriteSession session)
        {
            // A write that is repeated begins anew.
            LoggedEvent[] told = [.. events.Select(row => new LoggedEvent(row.Event!.Input, row.Event.Participants, row.Event.Digest))];
            await EventLog.LogAsync(session, request.Hub, told, options);
            IReadOnlyList<LoggedRow> logged = activities.Length == 0 ? []
                : await LogActivitiesMutation.LogAsync(
                    session, request.Hub, await NamedAsync(session, activities), options, (_, field) => field);
            session.IsTrial = request.IsDryRun;
            return new Outcome(logged, told);
        }
    }

    // The hub's own are known by their ids; what another hub has is refused.
    private async Task<ActivityRow[]> NamedAsync(WriteSession session, LogRow[] rows)
    {
        IEnumerable<ActivityIdentifier> ids = rows.Select(row => new ActivityIdentifier { Scheme = IdentifierScheme.Coop, Value = row.Id });
        Dictionary<(IdentifierScheme, string), long> known = await IdentifierWriting.FindAsync<ActivityIdentifier>(
            session, ids, nameof(ActivityIdentifier.ActivityId));
        long[] keys = [.. known.Values];
        // By a table of keys, which SQLite begins with: beside keys one by one, it would walk all that the hub has.
        var found = await session.Context.Activities.Where(each => EF.Parameter(keys).Contains(each.Id))
            .Select(each => new { each.Id, each.Hub.Slug, each.Version, each.ClientDigest }).ToArrayAsync(session.CancellationToken);
        var own = found.Where(each => each.Slug == request.Hub).ToDictionary(each => each.Id);
        return [.. rows.Select(row =>
            known.TryGetValue((IdentifierScheme.Coop, row.Id), out long key) && own.TryGetValue(key, out var there)
            ? row.Activity! with
            {
                Id = new RecordId<Activity>(key),
                IsUnchanged = there.Version == 1 && there.ClientDigest == row.Activity.Digest,
                // A scale that the log does not tell may be known by now.
                Input = row.Activity.Input with
                {
                    Scale = row.Activity.Input.Scale == TerritorialScale.Unspecified ? null : row.Activity.Input.Scale,
                },
            }
            : row.Activity!)];
    }

    private void Count(LogRow row, RowStatus status, bool isAmendment, IReadOnlyList<Violation> violations)
    {
        if (status == RowStatus.Refused)
            Refuse([.. violations.Select(violation => Error(row, violation))]);
        else if (status == RowStatus.Unchanged)
            report.Unchanged++;
        else if (isAmendment)
            report.Amended++;
        else
            report.Logged++;
    }

    private CellError Error(LogRow row, Violation violation)
    {
        string hint =
            violation.Rule == WriteRules.DuplicateReference && !request.Amends ? " Pour modifier ce qui est là, importez avec update." : "";
        return _reader.Error(row.Row, violation.Path[^1], violation.Rule.Code, violation.Message(inFrench: true) + hint);
    }

    private void Refuse(IReadOnlyList<CellError> errors)
    {
        report.Refused++;
        foreach (CellError error in errors)
            report.Refuse(error);
    }

    private sealed record Outcome(IReadOnlyList<LoggedRow> Activities, IReadOnlyList<LoggedEvent> Events);
}
