using System.Globalization;
using HubGraph.Commands;
using HubGraph.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Benchmarks.Data;

/// <summary>The demonstration database that the benchmarks run on.</summary>
internal static class Demonstration
{
    private const int Interrupted = 130;

    // Figures of different days compare.
    private const string Day = "2026-07-01";

    /// <summary>Lends a filled database: the SQLite file that is kept, or a PostgreSQL server that ends with the use.</summary>
    public static async Task UseAsync(DatabaseProvider provider, int activities, Func<DatabaseOptions, Task> use, CancellationToken cancellationToken, bool neverAnalysed = false)
    {
        if (provider == DatabaseProvider.Sqlite)
        {
            DatabaseOptions file = await SqliteAsync(activities, cancellationToken);
            await use(neverAnalysed ? await NeverAnalysedAsync(file, cancellationToken) : file);
            return;
        }
        await using PostgresServer server = await PostgresServer.StartAsync(cancellationToken);
        await FillAsync(server.Database, activities, cancellationToken);
        await use(server.Database);
    }

    /// <summary>A SQLite file of it, kept in the temporary folder by its size and schema.</summary>
    public static async Task<DatabaseOptions> SqliteAsync(int activities, CancellationToken cancellationToken)
    {
        string schema;
        await using (HubGraphContext context = new HubGraphContextFactory(DatabaseOptions.Sqlite(":memory:")).CreateDbContext())
            schema = context.Database.GetMigrations().Last();
        string path = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"hubgraph-demo-{activities}-{Day}-{schema}.db"));
        if (!File.Exists(path))
            await WriteAsync(activities, ["--output", path], cancellationToken);
        return DatabaseOptions.Sqlite(path);
    }

    // A copy without the statistics, kept too.
    private static async Task<DatabaseOptions> NeverAnalysedAsync(DatabaseOptions analysed, CancellationToken cancellationToken)
    {
        string file = new SqliteConnectionStringBuilder(analysed.ConnectionString).DataSource;
        string copy = Path.ChangeExtension(file, "never-analysed.db");
        if (!File.Exists(copy))
        {
            File.Copy(file, $"{copy}.partial", overwrite: true);
            await using (SqliteConnection connection = new($"Data Source={copy}.partial;Pooling=False"))
            {
                await connection.OpenAsync(cancellationToken);
                await using SqliteCommand command = new("DROP TABLE sqlite_stat1", connection);
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
            File.Move($"{copy}.partial", copy);
        }
        return DatabaseOptions.Sqlite(copy);
    }

    /// <summary>Fills an empty PostgreSQL database with it.</summary>
    public static Task FillAsync(DatabaseOptions database, int activities, CancellationToken cancellationToken) =>
        WriteAsync(activities, ["--postgresql", database.ConnectionString], cancellationToken);

    private static async Task WriteAsync(int activities, string[] target, CancellationToken cancellationToken)
    {
        string[] arguments = ["--activities", activities.ToString(CultureInfo.InvariantCulture), "--day", Day, .. target];
        int code = await DemoCommand.Create().Parse(arguments).InvokeAsync(cancellationToken: cancellationToken);
        // Ctrl-C is the command's own affair too, and may reach it first.
        if (code == Interrupted || cancellationToken.IsCancellationRequested)
            throw new OperationCanceledException(cancellationToken);
        if (code != 0)
            throw new BenchmarkException("The demonstration database could not be written.");
    }
}
