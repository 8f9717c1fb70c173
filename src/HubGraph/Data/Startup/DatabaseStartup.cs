using System.Data.Common;
using System.Diagnostics;
using HubGraph.Data.Reference;
using HubGraph.Planning;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HubGraph.Data;

/// <summary>Makes the configured database ready: creates or migrates it and loads the reference data.</summary>
public static class DatabaseStartup
{
    /// <summary>Prepares the database with the reference data that the program ships.</summary>
    /// <exception cref="StartupException">It cannot be; no file was touched.</exception>
    public static Task PrepareAsync(DatabaseOptions options, ILogger logger, CancellationToken cancellationToken = default) =>
        PrepareAsync(options, ReferenceFiles.Shipped, logger, cancellationToken);

    /// <summary>Prepares the database with some reference data, or none.</summary>
    /// <exception cref="StartupException">It cannot be; no file was touched.</exception>
    public static async Task PrepareAsync(DatabaseOptions options, ReferenceFiles? reference, ILogger logger, CancellationToken cancellationToken = default)
    {
        try
        {
            if (options.Provider == DatabaseProvider.Sqlite)
                await SqliteFile.CheckAsync(options, cancellationToken);
            await using DbConnection connection = HubGraphContextFactory.CreateConnection(options);
            await connection.OpenAsync(cancellationToken);
            DatabaseState state = await DatabaseState.ReadAsync(connection, null, cancellationToken);
            if (!IsReady(options, state, reference))
                await PrepareAsync(options, reference, connection, logger, cancellationToken);
        }
        catch (SqliteException exception)
        {
            throw new StartupException($"The database {SqliteFile.PathOf(options)} cannot be used: {SqliteFile.Reason(exception)}.", exception);
        }
        catch (NpgsqlException exception)
        {
            string reason = exception is PostgresException refused ? refused.MessageText : exception.Message;
            throw new StartupException($"The PostgreSQL server at {PostgresAddress(options)} cannot be used: {reason.ReplaceLineEndings(" ").TrimEnd('.')}.", exception);
        }
        catch (ArgumentException exception) when (exception.TargetSite?.DeclaringType?.IsAssignableTo(typeof(DbConnectionStringBuilder)) == true)
        {
            throw new StartupException($"The setting {DatabaseOptions.Section}:{nameof(DatabaseOptions.ConnectionString)} is no connection string of {options.Provider}.", exception);
        }
    }

    private static async Task PrepareAsync(DatabaseOptions options, ReferenceFiles? reference, DbConnection connection, ILogger logger, CancellationToken cancellationToken)
    {
        Stopwatch watch = Stopwatch.StartNew();
        await using DatabaseLock held = await DatabaseLock.TakeAsync(connection, disposable: false, cancellationToken);
        // Whoever held the lock before may have done it all.
        DatabaseState state = await DatabaseState.ReadAsync(connection, held.Transaction, cancellationToken);
        if (IsReady(options, state, reference))
            return;
        if (state.AppliedMigrations is null)
            logger.Creating();
        else
            logger.Updating();
        await using HubGraphContext context = HubGraphContextFactory.CreateOn(connection);
        await held.EnlistAsync(context, cancellationToken);
        await Migrator.MigrateAsync(context, held.Transaction, state.AppliedMigrations ?? [], cancellationToken);
        if (state.FoldingVersion < TextFolding.Version)
            await Refolding.RunAsync(context, cancellationToken);
        await Installer.RunAsync(context, reference, TimeProvider.System, logger, cancellationToken);
        await held.CommitAsync(cancellationToken);
        logger.Ready(watch.Elapsed.TotalSeconds);
    }

    private static bool IsReady(DatabaseOptions options, DatabaseState state, ReferenceFiles? reference)
    {
        string name = options.Provider == DatabaseProvider.Sqlite ? SqliteFile.PathOf(options) : PostgresAddress(options);
        if (state is { AppliedMigrations: null, HasTables: true })
            throw new StartupException($"The database {name} belongs to another application.");
        IReadOnlyList<string> known = DatabaseState.KnownMigrations(options.Provider);
        if (state.AppliedMigrations is { Count: > 0 } applied)
        {
            if (!applied.Contains(known[0]))
                throw new StartupException($"The database {name} belongs to another application.");
            if (applied.Except(known).Any() || state.FoldingVersion > TextFolding.Version)
                throw new StartupException($"The database {name} was written by a newer version of HubGraph than this one.");
        }
        return state.AppliedMigrations?.Count == known.Count
            && state.IsInstalled
            && state.FoldingVersion == TextFolding.Version
            && (reference is null || state.ReferenceVersion == reference.Version);
    }

    private static string PostgresAddress(DatabaseOptions options)
    {
        NpgsqlConnectionStringBuilder builder = new(options.ConnectionString);
        return $"{builder.Host}:{builder.Port}/{builder.Database}";
    }
}
