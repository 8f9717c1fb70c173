using System.Data.Common;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HubGraph.Data.Startup;

/// <summary>
/// Applies the missing migrations inside the start's own transaction, together with all else that the start writes. EF's own
/// way commits each by itself, behind a lock that a killed process leaves in the file for ever.
/// </summary>
internal static class Migrator
{
    public static async Task MigrateAsync(
        HubGraphContext context, DbTransaction transaction, IReadOnlyList<string> applied, CancellationToken cancellationToken)
    {
        string script = context.GetService<IMigrator>().GenerateScript(
            applied.Count == 0 ? Migration.InitialDatabase : applied[^1],
            options: MigrationsSqlGenerationOptions.NoTransactions);
        if (string.IsNullOrWhiteSpace(script))
            return;
        await using DbCommand command = transaction.Connection!.CreateCommand();
        (command.CommandText, command.Transaction) = (script, transaction);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
