using System.Data.Common;
using System.Diagnostics;
using HubGraph.Data.Model;
using HubGraph.Data.Reference;
using HubGraph.Data.RollUps;
using HubGraph.Data.Search;
using Npgsql;

namespace HubGraph.Data.Startup;

/// <summary>Makes the configured database ready: creates or migrates it and loads the reference data.</summary>
public static class DatabaseStartup
{
    /// <summary>Prepares the database with the reference data that the program ships.</summary>
    /// <exception cref="StartupException">It cannot be; no file was touched.</exception>
    public static Task PrepareAsync(DatabaseOptions options, ILogger logger, CancellationToken cancellationToken = default) =>
        PrepareAsync(options, ReferenceFiles.Shipped, logger, cancellationToken);

    /// <summary>Prepares the database with some reference data, or none.</summary>
    /// <exception cref="StartupException">It cannot be; no file was touched.</exception>
    public static Task PrepareAsync(
        DatabaseOptions options, ReferenceFiles? reference, ILogger logger, CancellationToken cancellationToken = default) =>
        StartupFailures.ExplainAsync(options, async () =>
        {
            if (options.Provider == DatabaseProvider.Sqlite)
            {
                // Before anything opens the file for writing.
                DatabaseState? seen = await SqliteFile.LookAsync(options, cancellationToken);
                bool ready = seen is not null && IsReady(options, seen, reference);
                SqliteFile.CheckDirectory(options);
                if (ready)
                    return;
            }
            await using DbConnection connection = HubGraphContextFactory.CreateConnection(options);
            await connection.OpenAsync(cancellationToken);
            if (connection is NpgsqlConnection postgres)
                await PostgresCheck.RunAsync(postgres, options, cancellationToken);
            if (options.Provider != DatabaseProvider.Postgresql
                || !IsReady(options, await DatabaseState.ReadAsync(connection, null, cancellationToken), reference))
                await PrepareAsync(options, reference, connection, logger, cancellationToken);
            if (options.ReadConnectionString is not null)
                await PostgresCheck.ReadingAsync(options, cancellationToken);
        });

    private static async Task PrepareAsync(
        DatabaseOptions options, ReferenceFiles? reference, DbConnection connection, ILogger logger, CancellationToken cancellationToken)
    {
        Stopwatch watch = Stopwatch.StartNew();
        await using DatabaseLock held = await DatabaseLock.TakeAsync(connection, disposable: false, cancellationToken);
        // Whoever held the lock before may have done it all.
        DatabaseState state = await DatabaseState.ReadAsync(connection, held.Transaction, cancellationToken);
        if (IsReady(options, state, reference))
            return;
        if (reference is not null && state.ReferenceVersion != reference.Version)
            ReferenceCheck.Require(reference);
        if (state.AppliedMigrations is null)
            logger.Creating();
        else
            logger.Updating();
        await using HubGraphContext context = HubGraphContextFactory.CreateOn(connection);
        await held.EnlistAsync(context, cancellationToken);
        await Migrator.MigrateAsync(context, held.Transaction, state.AppliedMigrations ?? [], cancellationToken);
        if (state.FoldingVersion < TextFolding.Version)
            await Refolding.RunAsync(context, cancellationToken);
        if (state.SearchVersion < SearchWord.Version)
            await new SearchIndex(context).RebuildAsync(cancellationToken);
        // A migration that made a table anew took its triggers away.
        if (state.AppliedMigrations?.Count != DatabaseState.KnownMigrations(options.Provider).Count || state.RollUps != RollUps(options))
        {
            if (state.IsInstalled)
                logger.SummingUp();
            await RollUpTables.CreateAsync(context, state.RollUps is not null, cancellationToken);
        }
        await Installer.RunAsync(context, reference, TimeProvider.System, logger, cancellationToken);
        await held.CommitAsync(cancellationToken);
        logger.Ready(watch.Elapsed.TotalSeconds);
    }

    // Made of the declarations, which the server reads anyway.
    private static string RollUps(DatabaseOptions options)
    {
        using HubGraphContext context = new HubGraphContextFactory(options).CreateDbContext();
        return RollUpTables.Definition(context);
    }

    // Whether nothing is left to do. Refuses what is not ours, or beyond us.
    internal static bool IsReady(DatabaseOptions options, DatabaseState state, ReferenceFiles? reference)
    {
        IReadOnlyList<string> known = DatabaseState.KnownMigrations(options.Provider);
        if (state.HasTables && !state.IsOurs && state.AppliedMigrations is not { Count: 0 })
            throw new StartupException($"The database {StartupFailures.NameOf(options)} belongs to another application.");
        string[] unknown = [.. (state.AppliedMigrations ?? []).Except(known)];
        if (unknown.Any(migration => string.CompareOrdinal(migration, known[^1]) > 0)
            || state.FoldingVersion > TextFolding.Version
            || state.SearchVersion > SearchWord.Version)
            throw new StartupException(
                $"The database {StartupFailures.NameOf(options)} was written by a newer version of HubGraph than this one.");
        if (unknown.Length > 0)
        {
            throw new StartupException(
                $"The database {StartupFailures.NameOf(options)} was made by an older build of HubGraph, from which no update leads: "
                + $"name a new one in {DatabaseOptions.Section}:{nameof(DatabaseOptions.ConnectionString)}. What was written to it, that "
                + "build still reads and exports.");
        }
        return state.AppliedMigrations?.Count == known.Count
            && state.IsInstalled
            && state.FoldingVersion == TextFolding.Version
            && state.SearchVersion == SearchWord.Version
            && (reference is null || state.ReferenceVersion == reference.Version)
            && state.RollUps == RollUps(options);
    }
}
