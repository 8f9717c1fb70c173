using System.Data.Common;
using System.Reflection;
using HubGraph.Data.Model;
using HubGraph.Data.RollUps;
using HubGraph.Data.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HubGraph.Data.Startup;

/// <summary>What a database is, seen without EF: a later start has no time for more.</summary>
/// <param name="IsOurs">Whether some build of this program made it.</param>
internal sealed record DatabaseState(
    bool HasTables, bool IsOurs, IReadOnlyList<string>? AppliedMigrations, bool IsInstalled, string? ReferenceVersion, int FoldingVersion,
    int SearchVersion, string? RollUps = null)
{
    private const string SqliteTables = """
        SELECT count(*), total(name = '__EFMigrationsHistory'), total(name IN ('installation', 'changes')), total(name = 'roll_ups')
        FROM sqlite_master
        WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
        """;

    private const string PostgresTables = """
        SELECT count(*), coalesce(sum((relname = '__EFMigrationsHistory')::int), 0)::float8,
            coalesce(sum((relname IN ('installation', 'changes'))::int), 0)::float8,
            coalesce(sum((relname = 'roll_ups')::int), 0)::float8
        FROM pg_class c
        WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
        """;

    /// <summary>The migrations that this program knows, oldest first.</summary>
    public static IReadOnlyList<string> KnownMigrations(DatabaseProvider provider)
    {
        Type context = provider == DatabaseProvider.Sqlite ? typeof(SqliteHubGraphContext) : typeof(PostgresHubGraphContext);
        return [.. typeof(DatabaseState).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Migration)) && type.GetCustomAttribute<DbContextAttribute>()?.ContextType == context)
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()!.Id)
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>Reads it from an open connection.</summary>
    public static async Task<DatabaseState> ReadAsync(
        DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        (bool hasTables, bool hasHistory, bool isOurs, bool hasRollUps) = await RowAsync(
            connection,
            transaction,
            connection is SqliteConnection ? SqliteTables : PostgresTables,
            row => (row.GetInt64(0) > 0, row.GetDouble(1) > 0, row.GetDouble(2) == 2, row.GetDouble(3) > 0),
            cancellationToken);
        DatabaseState state = new(hasTables, isOurs, null, false, null, TextFolding.Version, SearchWord.Version);
        if (!hasHistory)
            return state;
        List<string> applied = [];
        await using (
            DbCommand command = Command(connection, transaction, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY 1"))
        {
            await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                applied.Add(reader.GetString(0));
        }
        IReadOnlyList<string> known = KnownMigrations(
            connection is SqliteConnection ? DatabaseProvider.Sqlite : DatabaseProvider.Postgresql);
        state = state with { AppliedMigrations = applied };
        if (!applied.Contains(known[0]) || applied.Except(known).Any())
            return state;
        string rollUps = hasRollUps ? $"(SELECT max(definition) FROM {RollUpTables.Table})" : "NULL";
        return await RowAsync(
            connection,
            transaction,
            $"SELECT count(*), max(reference_version), max(folding_version), max(search_version), {rollUps} FROM installation",
            row => row.GetInt64(0) == 0
                ? state
                : state with
                {
                    IsInstalled = true,
                    ReferenceVersion = row.IsDBNull(1) ? null : row.GetString(1),
                    FoldingVersion = row.GetInt32(2),
                    SearchVersion = row.GetInt32(3),
                    RollUps = row.IsDBNull(4) ? null : row.GetString(4),
                },
            cancellationToken);
    }

    private static async Task<T> RowAsync<T>(
        DbConnection connection, DbTransaction? transaction, string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using DbCommand command = Command(connection, transaction, sql);
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return read(reader);
    }

    private static DbCommand Command(DbConnection connection, DbTransaction? transaction, string sql)
    {
        DbCommand command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        return command;
    }
}
