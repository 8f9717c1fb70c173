using System.Data.Common;
using HubGraph.Data.RollUps;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Data.Startup;

/// <summary>Looks after the roll-ups of a database that is served, or could be.</summary>
internal static class RollUpCare
{
    /// <summary>Compares the cells with the records.</summary>
    /// <exception cref="StartupException">They differ; or the database has no roll-ups of this version.</exception>
    public static Task CheckAsync(DatabaseOptions options, CancellationToken cancellationToken) =>
        StartupFailures.ExplainAsync(options, async () =>
        {
            await using DbConnection connection = await OpenAsync(options, cancellationToken);
            await using HubGraphContext context = HubGraphContextFactory.CreateOn(connection);
            if (await RollUpTables.DifferencesAsync(context, cancellationToken) is > 0 and var cells)
                throw new StartupException($"{cells} cells of the roll-ups are not what the records make of them: roll-ups rebuild.");
        });

    /// <summary>Fills the cells anew from the records.</summary>
    /// <exception cref="StartupException">The database has no roll-ups of this version.</exception>
    public static Task FillAsync(DatabaseOptions options, IProgress<ProgressStep> progress, CancellationToken cancellationToken) =>
        StartupFailures.ExplainAsync(options, async () =>
        {
            await using DbConnection connection = await OpenAsync(options, cancellationToken);
            await using DatabaseLock held = await DatabaseLock.TakeAsync(connection, disposable: false, cancellationToken);
            await using HubGraphContext context = HubGraphContextFactory.CreateOn(connection);
            await context.Database.UseTransactionAsync(held.Transaction, cancellationToken);
            await RollUpTables.FillAsync(context, progress, cancellationToken);
            await held.CommitAsync(cancellationToken);
        });

    private static async Task<DbConnection> OpenAsync(DatabaseOptions options, CancellationToken cancellationToken)
    {
        if (options.Provider == DatabaseProvider.Sqlite && !File.Exists(SqliteFile.PathOf(options)))
            throw new StartupException($"There is no database {SqliteFile.PathOf(options)}.");
        DbConnection connection = HubGraphContextFactory.CreateConnection(options);
        await connection.OpenAsync(cancellationToken);
        if (DatabaseStartup.IsReady(options, await DatabaseState.ReadAsync(connection, null, cancellationToken), null))
            return connection;
        await connection.DisposeAsync();
        throw new StartupException($"The database {StartupFailures.NameOf(options)} is of another version: start this one on it first.");
    }
}
