using HubGraph.Data;
using HubGraph.Data.Changes;
using HubGraph.Data.Model;
using HubGraph.Data.Search;
using HubGraph.Data.Startup;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Logging.Abstractions;

namespace HubGraph.Commands;

/// <summary>What a database is copied for.</summary>
internal enum CopyKind
{
    /// <summary>To keep it: it may be written to meanwhile.</summary>
    Backup,

    /// <summary>From a file that was kept.</summary>
    Restore,

    /// <summary>To give up the first: nothing may be written to it meanwhile.</summary>
    Move,
}

/// <summary>
/// Copies a whole database, whatever kind either is of: every table of the model, row by row with its ids, versions and history, as
/// one snapshot has it, and compares what arrived. What is searched is written anew, for each kind has it in its own way.
/// </summary>
internal static class DatabaseCopy
{
    private const int BatchSize = 5_000;

    /// <summary>Copies one database to another, which must not exist, or be empty.</summary>
    /// <param name="kind">What for.</param>
    /// <param name="from">Where from.</param>
    /// <param name="to">All of it is there afterwards, or nothing.</param>
    /// <param name="progress">Told of rows.</param>
    /// <param name="cancellationToken">Stops it; nothing is left then.</param>
    /// <exception cref="StartupException">It cannot be.</exception>
    public static async Task RunAsync(
        CopyKind kind, DatabaseOptions from, DatabaseOptions to, IProgress<ProgressStep> progress, CancellationToken cancellationToken)
    {
        await using DatabaseSnapshot source = await DatabaseSnapshot.OpenAsync(from, isAtRest: kind == CopyKind.Restore, cancellationToken);
        if (!await source.IsCurrentAsync(cancellationToken))
            throw new StartupException(
                $"The database {StartupFailures.NameOf(from)} is empty or of an older version of HubGraph: use that version, or start this "
                    + "one on it first.");
        IModel model = ReadDatabases.Model(new HubGraphContextFactory(from));
        await NewDatabase.MakeAsync(
            to,
            async context =>
            {
                Pair[] tables = [.. Pairs(model, context.Model)];
                await new BulkLoad(context, tables.Select(table => table.To.Root.ClrType))
                    .RunAsync(() => WriteAsync(source, context, tables, progress, cancellationToken), cancellationToken);
                await new SearchIndex(context).RebuildAsync(cancellationToken);
                await CompareAsync(source, DatabaseSnapshot.Within(to, context), tables, progress, cancellationToken);
                if (kind == CopyKind.Move)
                    await CheckEndAsync(source, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>
    /// Copies a backup to a database that must not exist, or be empty; one of an older version is updated on the way, the file
    /// stays as it is.
    /// </summary>
    /// <exception cref="StartupException">It cannot be.</exception>
    public static async Task RestoreAsync(
        string file, DatabaseOptions to, IProgress<ProgressStep> progress, CancellationToken cancellationToken)
    {
        DatabaseOptions from = DatabaseOptions.Sqlite(file);
        bool isCurrent;
        await using (DatabaseSnapshot backup = await DatabaseSnapshot.OpenAsync(from, isAtRest: true, cancellationToken))
            isCurrent = await backup.IsCurrentAsync(cancellationToken);
        if (isCurrent)
        {
            await RunAsync(CopyKind.Restore, from, to, progress, cancellationToken);
            return;
        }
        string folder = Directory.CreateTempSubdirectory("hubgraph-").FullName;
        try
        {
            DatabaseOptions updated = DatabaseOptions.Sqlite(Path.Combine(folder, "backup.db"));
            File.Copy(file, SqliteFile.PathOf(updated));
            await DatabaseStartup.PrepareAsync(updated, null, NullLogger.Instance, cancellationToken);
            await RunAsync(CopyKind.Restore, updated, to, progress, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed record Pair(BulkTable From, BulkTable To);

    private static IEnumerable<Pair> Pairs(IModel from, IModel to) => from.GetEntityTypes().Where(type => type.BaseType is null)
        .Select(type => new Pair(new BulkTable(type), new BulkTable(to.FindEntityType(type.ClrType)!)));

    private static async Task WriteAsync(
        DatabaseSnapshot source, HubGraphContext context, Pair[] tables, IProgress<ProgressStep> progress,
        CancellationToken cancellationToken)
    {
        Rows rows = await Rows.OfAsync("rows", source, tables, progress, cancellationToken);
        BulkWriter writer = new(context);
        foreach (Pair table in tables)
        {
            List<object?[]> batch = new(BatchSize);
            await foreach (object?[] row in source.ReadAsync(table.From, cancellationToken))
            {
                batch.Add(row);
                if (batch.Count < BatchSize)
                    continue;
                await writer.InsertAsync(table.To, batch, cancellationToken);
                rows.Add(batch.Count);
                batch.Clear();
            }
            await writer.InsertAsync(table.To, batch, cancellationToken);
            rows.Add(batch.Count);
            // Keys of what is gone are not given again. No line of the log ever goes.
            if (table.To.HasGeneratedKey)
                await writer.SkipKeysAsync(
                    table.To,
                    table.To.Root.ClrType == typeof(Change) ? 0 : await source.LastKeyAsync(table.From, cancellationToken),
                    cancellationToken);
        }
    }

    private static async Task CompareAsync(
        DatabaseSnapshot source, DatabaseSnapshot copy, Pair[] tables, IProgress<ProgressStep> progress,
        CancellationToken cancellationToken)
    {
        Rows rows = await Rows.OfAsync("compared", source, tables, progress, cancellationToken);
        foreach (Pair table in tables)
        {
            int compared = 0;
            await using IAsyncEnumerator<object?[]> written = copy.ReadAsync(table.To, cancellationToken)
                .GetAsyncEnumerator(cancellationToken);
            await foreach (object?[] row in source.ReadAsync(table.From, cancellationToken))
            {
                if (!await written.MoveNextAsync() || !row.AsSpan().SequenceEqual(written.Current))
                    throw Differs(table);
                if (++compared % BatchSize == 0)
                    rows.Add(BatchSize);
            }
            if (await written.MoveNextAsync())
                throw Differs(table);
            rows.Add(compared % BatchSize);
        }
    }

    private static StartupException Differs(Pair table) =>
        new($"What arrived in the table {table.To.Name} is not what was sent; nothing was kept.");

    private static async Task CheckEndAsync(DatabaseSnapshot source, CancellationToken cancellationToken)
    {
        await using DatabaseSnapshot now = await DatabaseSnapshot.OpenAsync(source.Options, isAtRest: false, cancellationToken);
        if (await now.LastChangeAsync(cancellationToken) != await source.LastChangeAsync(cancellationToken))
            throw new StartupException(
                "The database was written to while it was moved: stop its servers, and move it again. Nothing was kept.");
    }

    /// <summary>How many rows of how many.</summary>
    private sealed class Rows(string name, long total, IProgress<ProgressStep> progress)
    {
        private long _done;

        public static async Task<Rows> OfAsync(
            string name, DatabaseSnapshot source, Pair[] tables, IProgress<ProgressStep> progress, CancellationToken cancellationToken)
        {
            long total = 0;
            foreach (Pair table in tables)
                total += await source.CountAsync(table.From, cancellationToken);
            Rows rows = new(name, total, progress);
            rows.Add(0);
            return rows;
        }

        public void Add(int rows) => progress.Report(new ProgressStep(name, (int)(_done += rows), (int)total));
    }
}
