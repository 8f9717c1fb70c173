using System.Net;
using System.Net.Sockets;
using System.Text;
using HubGraph.Concepts.Hubs;
using HubGraph.Data;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Exports;

/// <summary>An export that is larger than what sockets hold on the way, so that it waits for its reader.</summary>
internal static class LargeExport
{
    public static async Task<GraphServer> StartAsync(DatabaseProvider provider, params string[] settings)
    {
        TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await SmallWorld.WriteAsync(database, context =>
        {
            for (int i = 0; i < 32; i++)
                context.Add(new Hub { Slug = $"hub-{i}", Name = $"Hub {i}", Note = new string('x', 1_000_000) });
        });
        return await GraphServer.StartAsync(database, ["--Exports:Wait", "00:00:00", .. settings]);
    }

    /// <summary>Asks for all of it from an address, and reads no more than its beginning.</summary>
    public static async Task<NetworkStream> BeginAsync(GraphServer server, string address = "127.0.0.1")
    {
        NetworkStream reader = await server.ConnectFromAsync(address);
        await reader.WriteAsync(Encoding.ASCII.GetBytes("GET /exports/hubs.csv HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        byte[] beginning = new byte[1_000];
        Assert.StartsWith("HTTP/1.1 200", Encoding.ASCII.GetString(beginning, 0, await reader.ReadAsync(beginning)), StringComparison.Ordinal);
        return reader;
    }

    /// <summary>What is answered to who asks for a part of it until a place is free.</summary>
    public static async Task<HttpStatusCode> WhenFreeAsync(GraphServer server)
    {
        DateTime end = DateTime.UtcNow.AddSeconds(30);
        while (true)
        {
            using HttpResponseMessage response = await server.ExportAsync("hubs.csv" + ExportReader.Where("""{"slug":{"eq":"hub-1"}}"""));
            if (response.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests) || DateTime.UtcNow > end)
                return response.StatusCode;
        }
    }
}
