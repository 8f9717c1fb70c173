using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GraphQL;
using HubGraph.Concepts.Coordination;
using HubGraph.Data;
using HubGraph.Graph.Mutations;
using HubGraph.Host;
using HubGraph.Host.Auth;
using HubGraph.Host.Mistakes;
using HubGraph.Transport.Errors;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.Activities.Import;

/// <summary>Who imports for which hub, and how.</summary>
/// <param name="IsDryRun">Whether nothing is written.</param>
/// <param name="Amends">Whether rows amend the activities that they name.</param>
/// <param name="AcceptsDuplicates">Whether rows that resemble what is there are further activities.</param>
internal sealed record ImportRequest(Caller Caller, string Hub, bool IsDryRun, bool Amends, bool AcceptsDuplicates);

/// <summary>
/// Logs the rows of a file by the same path as <c>logActivities</c>, in transactions of a bounded size, so that memory does
/// not grow with it. One import.
/// </summary>
/// <param name="ordered">How many rows are put in the order of their days before they are written.</param>
internal sealed class ActivityImport(
    IDbContextFactory<HubGraphContext> contexts, MutationRunner runner, ImportOptions limits, ImportRequest request, ImportReport report,
    int ordered = ActivityImport.LargeBatch)
{
    /// <summary>How many rows are read between two looks at who sends them.</summary>
    public const int Unit = LogActivitiesMutation.MostRows;

    // The first transaction comes soon; later ones are larger, since each writes every page of the indexes that its rows touch.
    private const int LargeBatch = 2 * Unit;

    /// <summary>
    /// How many rows are put in the order of their days before they are written where memory is not shared with requests: a
    /// transaction then comes upon fewer pages of the indexes.
    /// </summary>
    public const int ManyRows = 4 * LargeBatch;

    /// <summary>What the log calls an import.</summary>
    internal const string Actor = "import";

    // What stands for a row that is equal to earlier ones: how often it came; and for a reference: the content that it came with.
    private readonly Dictionary<UInt128, int> _times = [];
    private readonly Dictionary<UInt128, UInt128> _contents = [];
    private readonly SimilarActivities _similar = new();
    private ActivityHeader _header = null!;

    /// <summary>Reads a file to its end; what ends it earlier stands in the report.</summary>
    /// <param name="next">Called before each unit of rows but the first; it waits where they may not come yet.</param>
    public async Task RunAsync(Stream stream, Func<ValueTask> next, CancellationToken cancellation)
    {
        try
        {
            PeekedStream file = await PeekedStream.OpenAsync(stream, cancellation);
            if (file.IsWorkbook)
            {
                using XlsxSheet workbook = await XlsxSheet.OpenAsync(file, limits, cancellation);
                await RunAsync(workbook, next, cancellation);
                return;
            }
            using CsvSheet sheet = await CsvSheet.OpenAsync(file, limits, ActivityHeader.CountKnown, cancellation);
            await RunAsync(sheet, next, cancellation);
        }
        catch (ImportException exception)
        {
            report.Fail(exception.Code, exception.English, exception.French);
        }
        catch (ExecutionError error)
        {
            report.Fail(error.Code ?? ErrorCodes.InternalServerError, error.Message, French.Of(error.Message));
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested && PassingFailures.Of(exception) is { } passing)
        {
            report.Fail(
                passing.Code,
                "The database takes no more now. The same file again goes on from there.",
                "La base de données n’enregistre plus rien en ce moment. Le même fichier, renvoyé, reprend où l’import s’est arrêté.");
        }
    }

    // La Coop's log, or any other sheet that has the columns of CSV.
    private Task RunAsync(XlsxSheet workbook, Func<ValueTask> next, CancellationToken cancellation)
    {
        LogHeader? log = LogHeader.Find(workbook.First);
        workbook.CheckTable(log?.Line ?? ActivityHeader.Find(workbook.First).Line);
        return log is null
            ? RunAsync((ISheet)workbook, next, cancellation)
            : new LogImport(runner, limits, request, report, log).RunAsync(workbook, next, cancellation);
    }

    private async Task RunAsync(ISheet sheet, Func<ValueTask> next, CancellationToken cancellation)
    {
        List<SheetActivity> batch = [];
        int wanted = Unit;
        ActivitySheet activities = new(sheet, report);
        await foreach (SheetActivity row in ReadingAhead.AheadAsync(stop => activities.ReadAsync(BeginAsync, stop), Unit, cancellation))
        {
            if (++report.Rows > limits.MaxRows)
                throw ImportException.TooLarge(
                    $"The file has more than {limits.MaxRows} rows.", $"Le fichier a plus de {limits.MaxRows} lignes.");
            if (Identify(row) is not { } identified)
                continue;
            batch.Add(identified);
            if (batch.Count % Unit != 0)
                continue;
            if (batch.Count == wanted)
            {
                await LogInOrderAsync(batch, cancellation);
                batch.Clear();
                wanted = ordered;
            }
            await next();
        }
        await LogInOrderAsync(batch, cancellation);

        async Task<ActivityReader> BeginAsync(ActivityHeader header)
        {
            _header = header;
            await using HubGraphContext context = contexts.CreateDbContext();
            return new ActivityReader(header, await ActivityNames.ReadAsync(context, request.Hub, header, cancellation), request.Hub);
        }
    }

    // A row is known by its reference, or else by its content and its place among the equal rows of its file.
    private SheetActivity? Identify(SheetActivity row)
    {
        if (row.Activity is not { } activity)
        {
            Refuse(row, row.Errors);
            return null;
        }
        string digest = ActivityLog.Digest(activity.Input);
        if (activity.Id is null && activity.Input.ClientReference is null)
        {
            UInt128 content = Half(digest);
            int times = _times[content] = _times.GetValueOrDefault(content) + 1;
            if (times > 1)
                report.Repeated(row.Line);
            string reference = times == 1 ? $"import:{digest[..32]}" : $"import:{digest[..32]}:{times}";
            return row with { Activity = activity with { Input = activity.Input with { ClientReference = reference }, IsNameless = true } };
        }
        UInt128 name = Key(activity.Id is { } id ? $"id {id.Key}" : $"reference {activity.Input.ClientReference}");
        if (_contents.TryAdd(name, Half(digest)))
            return row with { Activity = activity with { Digest = digest } };
        if (_contents[name] == Half(digest))
        {
            report.Unchanged++;
            return null;
        }
        string field = activity.Id is null ? "clientReference" : "id";
        Refuse(row, [Error(row, WriteSession.Violation(WriteRules.DuplicateReference, field, activity.Input.ClientReference ?? "id"))]);
        return null;
    }

    private async Task LogInOrderAsync(List<SheetActivity> rows, CancellationToken cancellation)
    {
        List<(SheetActivity Row, LoggedRow Logged)> done = [];
        try
        {
            foreach (SheetActivity[] batch in rows.OrderBy(row => row.Activity!.Input.PerformedOn).Chunk(LargeBatch))
                done.AddRange(batch.Zip(await LogAsync(batch, cancellation)));
        }
        finally
        {
            // What was written is told, whatever became of the rest, line by line.
            foreach ((SheetActivity row, LoggedRow logged) in done.OrderBy(each => each.Row.Row.Line))
                Count(row, logged);
        }
    }

    private async Task<IReadOnlyList<LoggedRow>> LogAsync(SheetActivity[] batch, CancellationToken cancellation)
    {
        LogOptions options = new()
        {
            Mode = LogMode.RowByRow,
            IsDryRun = request.IsDryRun,
            Amends = request.Amends,
            Gives = _header.Gives,
            Similar = request.AcceptsDuplicates ? null : _similar,
        };
        WriteResult<IReadOnlyList<LoggedRow>> result = await runner.RunAsync(
            request.Caller,
            Actor,
            async session =>
                (IReadOnlyList<LoggedRow>?)await LogActivitiesMutation.LogAsync(
                    session, request.Hub, [.. batch.Select(row => row.Activity!)], options, (_, field) => field),
            cancellation);
        if (result.Violations is [var violation, ..])
            throw new ImportException(violation.Rule.Code, violation.Message(inFrench: false), violation.Message(inFrench: true));
        return result.Value ?? [];
    }

    private void Count(SheetActivity row, LoggedRow logged)
    {
        switch (logged.Status)
        {
            case RowStatus.Refused:
                Refuse(row, logged.Violations.Select(violation => Error(row, violation)));
                return;
            case RowStatus.Unchanged:
                report.Unchanged++;
                break;
            default:
                if (logged.IsAmendment)
                    report.Amended++;
                else
                    report.Logged++;
                break;
        }
        foreach ((string field, string english, string french) in row.Remarks)
            report.Understood(row.Line, _header.NameOf(field), field, english, french);
    }

    private void Refuse(SheetActivity row, IEnumerable<CellError> errors)
    {
        report.Refused++;
        foreach (CellError error in errors)
            report.Refuse(error);
    }

    private CellError Error(SheetActivity row, Violation violation)
    {
        string field = violation.Path[^1];
        string hint = violation.Rule == WriteRules.DuplicateReference && !request.Amends
                ? (_header.IsFrench ? " Pour modifier l’action, importez avec update." : " To amend the activity, import with update.")
            : violation.Rule == WriteRules.LikelyDuplicate
                ? (_header.IsFrench
                    ? " Si c’en est une autre, importez avec accept-duplicates."
                    : " If it is another one, import with accept-duplicates.")
            : "";
        return new CellError(
            row.Line,
            _header.NameOf(field),
            _header.WrittenOf(row.Row, field),
            violation.Rule.Code,
            violation.Message(_header.IsFrench) + hint);
    }

    private static UInt128 Half(string digest) =>
        UInt128.Parse(digest.AsSpan(0, 32), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static UInt128 Key(string text) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
