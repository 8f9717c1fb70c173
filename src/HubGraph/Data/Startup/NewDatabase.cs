using System.Data.Common;
using HubGraph.Data.RollUps;

namespace HubGraph.Data.Startup;

/// <summary>Makes a database in one go: all of it or nothing, and never over another.</summary>
internal static class NewDatabase
{
    /// <summary>Makes the tables of a database and fills them: a new file, or an empty database of a server.</summary>
    /// <exception cref="StartupException">There is something already, or it cannot be written.</exception>
    public static Task MakeAsync(DatabaseOptions options, Func<HubGraphContext, Task> fill, CancellationToken cancellationToken) =>
        options.Provider == DatabaseProvider.Sqlite
            ? WriteFileAsync(options, fill, cancellationToken)
            : FillAsync(options, fill, cancellationToken);

    private static async Task WriteFileAsync(DatabaseOptions options, Func<HubGraphContext, Task> fill, CancellationToken cancellationToken)
    {
        string path = SqliteFile.PathOf(options);
        // A log that lies there would be taken for that of the new file.
        foreach (string existing in new[] { path, SqliteFile.LogOf(path) })
        {
            if (File.Exists(existing) || Directory.Exists(existing))
                throw new StartupException($"{existing} exists already, and nothing is written over it.");
        }
        string partial = path + ".partial";
        if (File.Exists(partial))
            throw new StartupException($"{partial} exists already: another run is writing it, or was cut off. Remove it first.");
        SqliteFile.CheckDirectory(options);
        try
        {
            await FillAsync(DatabaseOptions.Sqlite(partial), fill, cancellationToken);
            // It was written without waiting for the disk.
            await using (FileStream written = new(partial, FileMode.Open, FileAccess.ReadWrite))
                written.Flush(flushToDisk: true);
            File.Move(partial, path);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static Task FillAsync(DatabaseOptions options, Func<HubGraphContext, Task> fill, CancellationToken cancellationToken) =>
        StartupFailures.ExplainAsync(options, async () =>
        {
            await using DbConnection connection = HubGraphContextFactory.CreateConnection(options);
            await connection.OpenAsync(cancellationToken);
            await using (DatabaseLock held = await DatabaseLock.TakeAsync(connection, disposable: true, cancellationToken))
            {
                if ((await DatabaseState.ReadAsync(connection, held.Transaction, cancellationToken)).HasTables)
                    throw new StartupException(
                        $"The database {StartupFailures.NameOf(options)} is not empty, and nothing is written over it.");
                await using HubGraphContext context = HubGraphContextFactory.CreateOn(connection);
                await held.EnlistAsync(context, cancellationToken);
                await Migrator.MigrateAsync(context, held.Transaction, [], cancellationToken);
                await fill(context);
                await RollUpTables.CreateAsync(context, hasSome: false, cancellationToken);
                await held.CommitAsync(cancellationToken);
            }
            await using DbCommand finish = connection.CreateCommand();
            (finish.CommandText, finish.CommandTimeout) = (
                options.Provider == DatabaseProvider.Sqlite ? "ANALYZE; PRAGMA journal_mode = WAL" : "ANALYZE", 0);
            await finish.ExecuteNonQueryAsync(cancellationToken);
        });
}
