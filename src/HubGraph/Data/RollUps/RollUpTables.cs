using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using HubGraph.Planning.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace HubGraph.Data.RollUps;

/// <summary>
/// The roll-ups of a database. They follow from the declarations and the records, so that no migration makes them: where the
/// definition that a database was given is another, they are made anew.
/// </summary>
internal static class RollUpTables
{
    /// <summary>The table of what they were made from.</summary>
    public const string Table = "roll_ups";

    /// <summary>What they are made from: databases of another definition need them anew.</summary>
    public static string Definition(HubGraphContext context)
    {
        string all = string.Join('\n', All(context).SelectMany(rollUp => rollUp.Create()));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..16];
    }

    /// <summary>Makes them in a database that has none, or others, in the context's transaction: writers wait for its end.</summary>
    /// <param name="hasSome">Whether it has some.</param>
    public static async Task CreateAsync(HubGraphContext context, bool hasSome, CancellationToken cancellationToken)
    {
        bool isPostgres = context is PostgresHubGraphContext;
        foreach (string name in hasSome ? await NamesAsync(context, cancellationToken) : [])
            await ExecuteAsync(context, isPostgres ? PostgresRollUp.Drop(name) : SqliteRollUp.Drop(name), cancellationToken);
        RollUpSql[] all = [.. All(context)];
        foreach (RollUpSql rollUp in all)
            await ExecuteAsync(context, rollUp.Create(), cancellationToken);
        string text = isPostgres ? "text COLLATE \"C\"" : "TEXT";
        string definition = Definition(context);
        await ExecuteAsync(
            context,
            [
                $"DROP TABLE IF EXISTS {Table}",
                $"CREATE TABLE {Table} (name {text} PRIMARY KEY, definition {text} NOT NULL)",
                .. all.Select(rollUp => $"INSERT INTO {Table} VALUES ('{rollUp.Cells}', '{definition}')"),
            ],
            cancellationToken);
    }

    /// <summary>Fills them anew from the records, in the context's transaction: writers wait for its end.</summary>
    public static async Task FillAsync(HubGraphContext context, IProgress<ProgressStep> progress, CancellationToken cancellationToken)
    {
        RollUpSql[] all = [.. All(context)];
        for (int done = 0; done < all.Length; done++)
        {
            progress.Report(new ProgressStep("roll-ups", done, all.Length));
            await ExecuteAsync(context, all[done].Fill(), cancellationToken);
        }
        progress.Report(new ProgressStep("roll-ups", all.Length, all.Length));
    }

    /// <summary>How many cells are not what the records make of them.</summary>
    public static async Task<long> DifferencesAsync(HubGraphContext context, CancellationToken cancellationToken)
    {
        long differences = 0;
        foreach (RollUpSql rollUp in All(context))
        {
            await using DbCommand command = Command(context, rollUp.Differences);
            differences += (long)(await command.ExecuteScalarAsync(cancellationToken))!;
        }
        return differences;
    }

    private static IEnumerable<RollUpSql> All(HubGraphContext context)
    {
        bool isPostgres = context is PostgresHubGraphContext;
        foreach (RollUp rollUp in context.Declarations.RollUps(context.Model))
            yield return isPostgres ? new PostgresRollUp(rollUp, PostgresHubGraphContext.LogLock) : new SqliteRollUp(rollUp);
    }

    private static async Task<List<string>> NamesAsync(HubGraphContext context, CancellationToken cancellationToken)
    {
        await using DbCommand command = Command(context, $"SELECT name FROM {Table}");
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        List<string> names = [];
        while (await reader.ReadAsync(cancellationToken))
            names.Add(reader.GetString(0));
        return names;
    }

    private static async Task ExecuteAsync(HubGraphContext context, IEnumerable<string> statements, CancellationToken cancellationToken)
    {
        foreach (string statement in statements)
        {
            await using DbCommand command = Command(context, statement);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static DbCommand Command(HubGraphContext context, string sql)
    {
        DbCommand command = context.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.Transaction, command.CommandTimeout) =
            (sql, context.Database.CurrentTransaction?.GetDbTransaction(), 0);
        return command;
    }
}
