using System.Globalization;
using HubGraph.Auth;
using HubGraph.Domain.Rules;
using HubGraph.Graph.Activities;
using HubGraph.Graph.Mutations;

namespace HubGraph.Commands;

/// <summary>Logs the rows of a file in transactions of some hundred, so that memory does not grow with it.</summary>
internal sealed class ActivityImport(MutationRunner runner, string hub, bool dryRun, ImportReport report)
{
    /// <summary>What the log calls an import.</summary>
    private const string Actor = "import";

    private static readonly bool s_french = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr";

    /// <exception cref="ImportException">The file has no header that it can be read by, or the hub is not known.</exception>
    public async Task RunAsync(FileInfo file, IProgress<ProgressStep> progress, CancellationToken cancellationToken)
    {
        await using FileStream stream = file.OpenRead();
        using ActivityFile rows = new(stream);
        int total = Kilobytes(stream.Length);
        progress.Report(new ProgressStep("kB", 0, total));
        foreach (ActivityFileRow[] batch in rows.Read().Chunk(LogActivitiesMutation.MostRows))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await LogAsync(batch, rows, cancellationToken);
            progress.Report(new ProgressStep("kB", Kilobytes(stream.Position), total));
        }
        progress.Report(new ProgressStep("kB", total, total));
    }

    private async Task LogAsync(ActivityFileRow[] batch, ActivityFile file, CancellationToken cancellationToken)
    {
        foreach (ActivityFileRow row in batch.Where(row => row.Errors.Count > 0))
        {
            report.Refused++;
            foreach ((string column, string message) in row.Errors)
                report.Refuse(row.Line, column, message);
        }
        ActivityFileRow[] readable = [.. batch.Where(row => row.Input is not null && row.Errors.Count == 0)];
        if (readable.Length == 0)
            return;
        WriteResult<IReadOnlyList<LoggedRow>> result = await runner.RunAsync(
            Caller.Program,
            Actor,
            async session => (IReadOnlyList<LoggedRow>?)await LogActivitiesMutation.LogAsync(session, hub, [.. readable.Select(row => row.Input!)], LogMode.RowByRow, dryRun, (_, field) => field),
            cancellationToken);
        if (result.Violations is [var violation, ..])
            throw new ImportException(violation.Message(s_french));
        foreach ((ActivityFileRow row, LoggedRow logged) in readable.Zip(result.Value ?? []))
            Count(row, logged, file);
    }

    private void Count(ActivityFileRow row, LoggedRow logged, ActivityFile file)
    {
        switch (logged.Status)
        {
            case RowStatus.Refused:
                report.Refused++;
                foreach (Violation violation in logged.Violations)
                    report.Refuse(row.Line, file.ColumnOf(violation.Path[^1]), violation.Message(s_french));
                break;
            case RowStatus.Unchanged:
                report.Unchanged++;
                break;
            default:
                report.Logged++;
                break;
        }
    }

    private static int Kilobytes(long bytes) => (int)Math.Max(1, bytes / 1024);
}
