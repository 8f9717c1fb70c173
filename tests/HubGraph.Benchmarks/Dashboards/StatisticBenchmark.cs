using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using HubGraph.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HubGraph.Benchmarks.Dashboards;

/// <summary>Activities by month and hub over a year: a whole request, beside the same SQL written by hand.</summary>
internal sealed class StatisticBenchmark(DatabaseOptions database) : IDisposable
{
    private const string Document = """
        { activityStatistics(where: { performedOn: { gte: "2025-01-01", lte: "2025-12-31" } }, groupBy: [HUB], period: MONTH, first: 1000)
          { nodes { period { start } hub { name } count durationMinutes { sum } } } }
        """;

    private const string Groups = """
        SELECT g.month, h.name, g.activities, g.minutes
        FROM (SELECT {0} AS month, hub_id, count(*) AS activities, sum(duration_minutes) AS minutes
              FROM activities WHERE performed_on BETWEEN {1} AND withdrawn_at IS NULL GROUP BY 1, 2) g
        JOIN hubs h ON h.id = g.hub_id
        ORDER BY g.month, g.activities DESC, g.hub_id
        """;

    private static readonly string s_sqlite = Groups.Replace("{0}", "substr(performed_on, 1, 7)", StringComparison.Ordinal).Replace("{1} AND", "'2025-01-01' AND '2025-12-31' AND", StringComparison.Ordinal);
    private static readonly string s_postgres = Groups.Replace("{0}", "date_trunc('month', performed_on)", StringComparison.Ordinal).Replace("{1} AND", "DATE '2025-01-01' AND DATE '2025-12-31' AND", StringComparison.Ordinal);

    private readonly DbConnection _connection = database.Provider == DatabaseProvider.Sqlite ? new SqliteConnection(database.ConnectionString) : new NpgsqlConnection(database.ConnectionString);

    public async Task RunAsync(Uri server, int times, CancellationToken cancellationToken)
    {
        using GraphClient client = new(server);
        await _connection.OpenAsync(cancellationToken);
        await using DbCommand command = _connection.CreateCommand();
        command.CommandText = database.Provider == DatabaseProvider.Sqlite ? s_sqlite : s_postgres;
        await command.PrepareAsync(cancellationToken);

        int groups = 0;
        await RequireEqualAsync(client, command, cancellationToken);
        // In turns, so that what else the machine does meets both alike.
        List<double> whole = [], byHand = [];
        for (int i = 0; i < times; i++)
        {
            whole.Add(await Timing.MillisecondsAsync(() => client.AskAsync(Document, cancellationToken)));
            byHand.Add(await Timing.MillisecondsAsync(async () => groups = await ReadAsync(command, cancellationToken)));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"activities by month and hub over a year, {groups} groups: request {Timing.Median(whole):0.0} ms, the SQL by hand {Timing.Median(byHand):0.0} ms, ratio {Timing.Median(whole) / Timing.Median(byHand):0.00}"));
    }

    private static async Task RequireEqualAsync(GraphClient client, DbCommand command, CancellationToken cancellationToken)
    {
        using JsonDocument answer = await client.AskAsync(Document, cancellationToken);
        long asked = answer.RootElement.GetProperty("data").GetProperty("activityStatistics").GetProperty("nodes").EnumerateArray().Sum(group => group.GetProperty("durationMinutes").GetProperty("sum").GetInt64());
        long counted = 0;
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            counted += reader.GetInt64(3);
        if (asked != counted)
            throw new BenchmarkException($"The statistic adds up to {asked} minutes, the SQL by hand to {counted}.");
    }

    private static async Task<int> ReadAsync(DbCommand command, CancellationToken cancellationToken)
    {
        int rows = 0;
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            reader.GetString(1);
            rows++;
        }
        return rows;
    }

    public void Dispose() => _connection.Dispose();
}
