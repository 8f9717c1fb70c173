using System.Data.Common;
using HubGraph.Data;
using HubGraph.Data.Reference;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace HubGraph.Commands;

/// <summary>Writes the demonstration database: the reference data, then the made-up records, all or nothing.</summary>
internal static class DemoDatabase
{
    private const string Actor = "demonstration";

    /// <summary>Writes a new file.</summary>
    /// <exception cref="StartupException">The file exists, or cannot be written.</exception>
    public static async Task WriteFileAsync(string path, int activities, IProgress<ProgressStep> progress, CancellationToken cancellationToken)
    {
        if (File.Exists(path) || Directory.Exists(path))
            throw new StartupException($"{path} exists already; the demonstration database is written to a new file.");
        string partial = path + ".partial";
        if (File.Exists(partial))
            throw new StartupException($"{partial} exists already: another run is writing it, or was cut off. Remove it first.");
        DatabaseOptions options = DatabaseOptions.Sqlite(partial);
        SqliteFile.CheckDirectory(options);
        try
        {
            await FillAsync(options, activities, progress, cancellationToken);
            File.Move(partial, path);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>Fills an empty database.</summary>
    /// <exception cref="StartupException">It is not empty, or cannot be used.</exception>
    public static Task FillAsync(DatabaseOptions options, int activities, IProgress<ProgressStep> progress, CancellationToken cancellationToken) =>
        StartupFailures.ExplainAsync(options, async () =>
        {
            await using DbConnection connection = HubGraphContextFactory.CreateConnection(options);
            await connection.OpenAsync(cancellationToken);
            await using (DatabaseLock held = await DatabaseLock.TakeAsync(connection, disposable: true, cancellationToken))
            {
                DatabaseState state = await DatabaseState.ReadAsync(connection, held.Transaction, cancellationToken);
                if (state.HasTables)
                    throw new StartupException("The database is not empty; the demonstration records are written to an empty one.");
                await using HubGraphContext context = HubGraphContextFactory.CreateOn(connection);
                await held.EnlistAsync(context, cancellationToken);
                await FillAsync(context, held, activities, progress, cancellationToken);
                await held.CommitAsync(cancellationToken);
            }
            await FinishAsync(connection, options, cancellationToken);
        });

    private static async Task FillAsync(HubGraphContext context, DatabaseLock held, int activities, IProgress<ProgressStep> progress, CancellationToken cancellationToken)
    {
        progress.Report(new ProgressStep("reference data", 0, 1));
        await Migrator.MigrateAsync(context, held.Transaction, [], cancellationToken);
        await Installer.RunAsync(context, ReferenceFiles.Shipped, DemoClock.Instance, NullLogger.Instance, cancellationToken);
        await MarkAsync(context, cancellationToken);
        progress.Report(new ProgressStep("reference data", 1, 1));

        DemoWorld world = await DemoWorld.ReadAsync(context, cancellationToken);
        DemoWriter writer = new(new ChangeLog(context, DemoClock.Instance), Actor, progress, cancellationToken);
        DemoProjects projects = new(world);
        DemoEvents events = new(world);
        DemoActivities done = new(world, projects.Made, events.Made);
        await new DemoBulkLoad(context).RunAsync(
            async () =>
            {
                await writer.WriteAsync("projects", Math.Max(1, activities / 100), projects.Next, DemoProjects.Children);
                await writer.WriteAsync("events", Math.Max(1, activities / 10), events.Next, DemoEvents.Children);
                await writer.WriteAsync("activities", activities, done.Next, DemoActivities.Children);
            },
            cancellationToken);
    }

    private static async Task MarkAsync(HubGraphContext context, CancellationToken cancellationToken)
    {
        await using ChangeScope scope = await new ChangeLog(context, DemoClock.Instance).BeginAsync(Actor, cancellationToken);
        (await context.Installation.SingleAsync(cancellationToken)).IsDemonstration = true;
        await scope.CommitAsync(cancellationToken);
    }

    private static async Task FinishAsync(DbConnection connection, DatabaseOptions options, CancellationToken cancellationToken)
    {
        await using DbCommand command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (options.Provider == DatabaseProvider.Sqlite ? "ANALYZE; PRAGMA journal_mode = WAL" : "ANALYZE", 0);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>Always the reference day of the demonstration: the same command writes the same database on any day.</summary>
internal sealed class DemoClock : TimeProvider
{
    public static readonly DemoClock Instance = new();

    /// <summary>What the demonstration takes for today.</summary>
    public static readonly DateOnly Today = new(2026, 6, 30);

    public override DateTimeOffset GetUtcNow() => new(Today, new TimeOnly(12, 0), TimeSpan.Zero);
}
