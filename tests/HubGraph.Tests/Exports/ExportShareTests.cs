using System.Net;
using System.Net.Sockets;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using Microsoft.Data.Sqlite;

namespace HubGraph.Tests.Exports;

/// <summary>No caller holds the exports of all.</summary>
public sealed class ExportShareTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task An_address_has_its_share_of_the_places(DatabaseProvider provider)
    {
        await using GraphServer server = await LargeExport.StartAsync(provider, "--Exports:Concurrent", "3", "--Exports:PerCaller", "2");
        using NetworkStream first = await LargeExport.BeginAsync(server);
        using NetworkStream second = await LargeExport.BeginAsync(server);

        using HttpResponseMessage refused = await server.ExportAsync("hubs.csv");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(10), refused.Headers.RetryAfter!.Delta);
        Assert.Equal((429, "EXPORTS_BUSY"), await server.RefusalAsync("hubs.csv"));

        using NetworkStream neighbour = await LargeExport.BeginAsync(server, "127.0.0.2");
        using HttpClient other = server.ClientFrom("127.0.0.3");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await other.GetAsync("/exports/hubs.csv")).StatusCode);

        first.Dispose();
        Assert.Equal(HttpStatusCode.OK, await LargeExport.WhenFreeAsync(server));
    }

    [Fact]
    public async Task One_more_waits_for_its_turn()
    {
        await using GraphServer server = await LargeExport.StartAsync(DatabaseProvider.Sqlite, "--Exports:PerCaller", "1", "--Exports:Wait", "00:01:00");
        NetworkStream first = await LargeExport.BeginAsync(server);

        Task<HttpResponseMessage> second = server.Client.GetAsync("/exports/carriers.csv");
        Task<HttpResponseMessage> third = server.Client.GetAsync("/exports/events.csv");
        using HttpClient other = server.ClientFrom("127.0.0.2");
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/exports/carriers.csv")).StatusCode);
        Assert.False(second.IsCompleted || third.IsCompleted);
        first.Dispose();

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), ((await second).StatusCode, (await third).StatusCode));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Who_reads_too_slowly_is_cut_and_gives_back_the_place(DatabaseProvider provider)
    {
        await using GraphServer server = await LargeExport.StartAsync(
            provider, "--Exports:Concurrent", "2", "--Exports:ReaderPatience", "00:00:01", "--Exports:MinBytesPerSecond", "100000000");
        using NetworkStream silent = await LargeExport.BeginAsync(server, "127.0.0.2");
        using NetworkStream slow = await LargeExport.BeginAsync(server, "127.0.0.3");

        Assert.True(await IsCutAsync(slow, byALittle: true));
        Assert.Equal(HttpStatusCode.OK, await LargeExport.WhenFreeAsync(server));
        Assert.True(await IsCutAsync(silent, byALittle: false));
    }

    [Fact]
    public async Task Who_is_cut_lets_go_of_the_snapshot_that_the_write_ahead_log_is_kept_for()
    {
        await using GraphServer server = await LargeExport.StartAsync(DatabaseProvider.Sqlite, "--Exports:ReaderPatience", "00:00:02");
        using NetworkStream silent = await LargeExport.BeginAsync(server);
        await SmallWorld.WriteAsync(server, context => context.Hubs.Find(1L)!.Note = "Autrement");
        Assert.Equal(1, await BusyAsync(server));

        await Transport.SampleState.UntilAsync(() => BusyAsync(server).Result == 0);
    }

    // Reads what is left, or a part now and then as over a thin line.
    private static async Task<bool> IsCutAsync(NetworkStream reader, bool byALittle)
    {
        byte[] buffer = new byte[20_000];
        long whole = 0;
        using PeriodicTimer line = new(TimeSpan.FromMilliseconds(20));
        try
        {
            while (await reader.ReadAsync(buffer) is > 0 and var read)
            {
                whole += read;
                if (byALittle)
                    await line.WaitForNextTickAsync();
            }
        }
        catch (IOException)
        {
            // Reset by the server.
        }
        return whole < 32_000_000;
    }

    // Whether somebody keeps the log from being emptied.
    private static async Task<long> BusyAsync(GraphServer server)
    {
        await using SqliteConnection connection = new(server.Database.Options.ConnectionString);
        await connection.OpenAsync();
        await using SqliteCommand checkpoint = connection.CreateCommand();
        checkpoint.CommandText = "PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)";
        await using SqliteDataReader reader = await checkpoint.ExecuteReaderAsync();
        do
        {
            while (await reader.ReadAsync())
            {
                if (reader.FieldCount == 3)
                    return reader.GetInt64(0);
            }
        }
        while (await reader.NextResultAsync());
        throw new InvalidOperationException("The checkpoint answered nothing.");
    }
}
