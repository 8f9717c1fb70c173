using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Host.Auth;
using HubGraph.Tests.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HubGraph.Tests.Exports;

/// <summary>How exports are asked for and answered over HTTP.</summary>
public sealed class ExportRequestTests
{
    public static TheoryData<string, string> BadFilters => new()
    {
        { "", "BAD_USER_INPUT" },
        { "noise", "BAD_USER_INPUT" },
        { "null", "BAD_USER_INPUT" },
        { "[]", "BAD_USER_INPUT" },
        { """{"unknown":{"eq":1}}""", "BAD_USER_INPUT" },
        { """{"hub":{"slug":{"like":"a"}}}""", "BAD_USER_INPUT" },
        { """{"hub":{"slug":{"eq":3}}}""", "BAD_USER_INPUT" },
        { """{"hub":"bretagne"}""", "BAD_USER_INPUT" },
        { """{"scale":{"eq":"PLANET"}}""", "BAD_USER_INPUT" },
        { """{"performedOn":{"eq":"2026-02-30"}}""", "BAD_USER_INPUT" },
        { """{"performedOn":{"gt":null}}""", "BAD_USER_INPUT" },
        { """{"durationMinutes":{"eq":1.5}}""", "BAD_USER_INPUT" },
        { """{"durationMinutes":{"eq":99999999999}}""", "BAD_USER_INPUT" },
        { """{"durationMinutes":{"eq":1e400}}""", "BAD_USER_INPUT" },
        { """{"summary":{"eq":"\u0000"}}""", "BAD_USER_INPUT" },
        { """{"summary":{"eq":"\ud800"}}""", "BAD_USER_INPUT" },
        { """{"scale":{"eq":"REGION"},"scale":{"eq":"COMMUNE"}}""", "BAD_USER_INPUT" },
        { """{"id":{"eq":"noise"}}""", "BAD_ID" },
        { "{\"or\":[" + string.Join(',', Enumerable.Repeat("{}", 200)) + "]}", "BAD_USER_INPUT" },
        { "{\"durationMinutes\":{\"in\":[" + string.Join(',', Enumerable.Range(0, 1_001)) + "]}}", "BAD_USER_INPUT" },
        { string.Concat(Enumerable.Repeat("{\"and\":[", 100)), "BAD_USER_INPUT" },
        { """{"reportedBy":{"name":{"eq":"Alice"}}}""", "FORBIDDEN" },
        { """{"hub":{"activities":{"some":{"clientReference":{"eq":"a"}}}}}""", "FORBIDDEN" },
    };

    [Theory, MemberData(nameof(BadFilters))]
    public async Task Refuses_a_filter_that_the_graph_would_refuse(string where, string code)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        Assert.Equal((400, code), await server.RefusalAsync("activities.csv" + ExportReader.Where(where)));
    }

    [Theory]
    [InlineData("activities.csv?were={}", 400, "BAD_USER_INPUT")]
    [InlineData("activities.csv?where={}&where={}", 400, "BAD_USER_INPUT")]
    [InlineData("activities.csv?separator=x", 400, "BAD_USER_INPUT")]
    [InlineData("activities.csv?separator=", 400, "BAD_USER_INPUT")]
    [InlineData("activities.json?separator=;", 400, "BAD_USER_INPUT")]
    [InlineData("persons.csv", 404, "UNKNOWN_EXPORT")]
    [InlineData("activities", 404, "UNKNOWN_EXPORT")]
    [InlineData("activities.ods", 404, "UNKNOWN_EXPORT")]
    [InlineData("activities.schema.csv", 404, "UNKNOWN_EXPORT")]
    public async Task Refuses_what_there_is_not(string file, int status, string code)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        Assert.Equal((status, code), await server.RefusalAsync(file));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Is_not_sent_again_until_something_was_written(DatabaseProvider provider)
    {
        await using GraphServer server = await SmallWorld.StartAsync(provider);
        using HttpResponseMessage first = await server.ExportAsync("hubs.csv");
        EntityTagHeaderValue tag = first.Headers.ETag!;
        Assert.True(tag.IsWeak);

        using HttpResponseMessage same = await server.ExportAsync("hubs.csv", headers: headers => headers.IfNoneMatch.Add(tag));
        Assert.Equal((HttpStatusCode.NotModified, 0, tag), (same.StatusCode, (await same.Content.ReadAsByteArrayAsync()).Length, same.Headers.ETag));
        using HttpResponseMessage other = await server.ExportAsync("hubs.csv?separator=;", headers: headers => headers.IfNoneMatch.Add(tag));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);

        await SmallWorld.WriteAsync(server, context => context.Hubs.Find(1L)!.Note = "Autrement");
        using HttpResponseMessage written = await server.ExportAsync("hubs.csv", headers: headers => headers.IfNoneMatch.Add(tag));
        Assert.Equal(HttpStatusCode.OK, written.StatusCode);
        Assert.Contains("Autrement", await written.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Nor_is_the_workbook_of_a_hubs_log(DatabaseProvider provider)
    {
        const string Log = "coop-coordination.xlsx?hub=nord";
        await using GraphServer server = await SmallWorld.StartAsync(provider);
        using HttpResponseMessage first = await server.ExportAsync(Log);
        EntityTagHeaderValue tag = first.Headers.ETag!;

        using HttpResponseMessage same = await server.ExportAsync(Log, headers: headers => headers.IfNoneMatch.Add(tag));
        Assert.Equal((HttpStatusCode.NotModified, 0, tag), (same.StatusCode, (await same.Content.ReadAsByteArrayAsync()).Length, same.Headers.ETag));
        using HttpResponseMessage head = await server.ExportAsync(Log, method: HttpMethod.Head);
        Assert.Equal((HttpStatusCode.OK, tag, first.Content.Headers.ContentType), (head.StatusCode, head.Headers.ETag, head.Content.Headers.ContentType));
        using HttpResponseMessage others = await server.ExportAsync("coop-coordination.xlsx?hub=sud", headers: headers => headers.IfNoneMatch.Add(tag));
        Assert.Equal(HttpStatusCode.OK, others.StatusCode);

        await SmallWorld.WriteAsync(server, context => context.Activities.Find(1L)!.Summary = "Autrement");
        using HttpResponseMessage written = await server.ExportAsync(Log, headers: headers => headers.IfNoneMatch.Add(tag));
        Assert.Equal(HttpStatusCode.OK, written.StatusCode);
        Assert.NotEqual(tag, written.Headers.ETag);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Knows_when_the_log_ended(DatabaseProvider provider)
    {
        await using GraphServer server = await SmallWorld.StartAsync(provider);
        await SmallWorld.WriteAsync(server, context => context.Hubs.Find(1L)!.Note = "À l'instant");
        DateTimeOffset end = DateTimeOffset.UtcNow.AddSeconds(1);
        // The instant is told as soon as it is past, to the second.
        DateTimeOffset? modified;
        do
        {
            using HttpResponseMessage response = await server.ExportAsync("hubs.csv", method: HttpMethod.Head);
            modified = response.Content.Headers.LastModified;
        }
        while (modified is null && DateTimeOffset.UtcNow < end.AddSeconds(10));

        Assert.True(modified <= end && modified > end.AddMinutes(-5), $"{modified} is not about {end}.");
        Assert.Equal(HttpStatusCode.NotModified, (await server.ExportAsync("hubs.csv", headers: headers => headers.IfModifiedSince = modified)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.ExportAsync("hubs.csv", headers: headers => headers.IfModifiedSince = modified!.Value.AddSeconds(-1))).StatusCode);
    }

    [Fact]
    public async Task Tells_a_HEAD_what_a_GET_would_be()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        using HttpResponseMessage get = await server.ExportAsync("hubs.csv");
        using HttpResponseMessage head = await server.ExportAsync("hubs.csv", method: HttpMethod.Head);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal("text/csv; charset=utf-8", head.Content.Headers.ContentType!.ToString());
        Assert.Matches(@"^attachment; filename=""?hubgraph-hubs-\d{4}-\d\d-\d\d\.csv""?$", head.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal("<hubs.schema.json>; rel=\"describedby\"", head.Headers.GetValues("Link").Single());
        Assert.Equal(get.Headers.CacheControl, head.Headers.CacheControl);
        Assert.True(head.Headers.CacheControl!.Public);
    }

    [Theory, InlineData("POST"), InlineData("PUT"), InlineData("DELETE"), InlineData("OPTIONS")]
    public async Task Answers_no_other_methods(string method)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        using HttpResponseMessage response = await server.ExportAsync("hubs.csv", method: new HttpMethod(method));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow);
        using JsonDocument body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal("METHOD_NOT_ALLOWED", body.RootElement.Code());
    }

    [Theory, InlineData("br"), InlineData("gzip")]
    public async Task Is_compressed_for_who_accepts_it(string coding)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        using HttpResponseMessage response = await server.ExportAsync("hubs.json", headers: headers => headers.AcceptEncoding.ParseAdd(coding));

        Assert.Equal(coding, response.Content.Headers.ContentEncoding.Single());
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
    }

    [Fact]
    public async Task Is_open_to_pages_of_other_origins()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        using HttpResponseMessage response = await server.ExportAsync("hubs.json", headers: headers => headers.Add("Origin", "https://tableau.example"));

        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Fact]
    public async Task Spends_what_the_dearest_query_does()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings:
            [.. TestIssuer.Shared.Settings, "--RateLimits:Enabled", "true", "--RateLimits:Anonymous:Burst", "250", "--RateLimits:Anonymous:PerSecond", "1"]);
        HttpResponseMessage[] sent = [await server.ExportAsync("hubs.csv"), await server.ExportAsync("hubs.csv")];
        EntityTagHeaderValue tag = sent[0].Headers.ETag!;

        Assert.All(sent, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal((429, "RATE_LIMITED"), await server.RefusalAsync("hubs.csv"));
        Assert.Equal(HttpStatusCode.NotModified, (await server.ExportAsync("hubs.csv", headers: headers => headers.IfNoneMatch.Add(tag))).StatusCode);
    }

    [Fact]
    public async Task Is_stopped_when_it_takes_too_long()
    {
        await using GraphServer server = await LargeExport.StartAsync(DatabaseProvider.Sqlite, "--Exports:Concurrent", "1", "--Exports:Timeout", "00:00:02");
        using NetworkStream reader = await LargeExport.BeginAsync(server);

        Assert.Equal((503, "EXPORTS_BUSY"), await server.RefusalAsync("hubs.csv"));
        Assert.Equal(HttpStatusCode.OK, await LargeExport.WhenFreeAsync(server));

        // What was under way has no proper end.
        byte[] rest = new byte[64 * 1024];
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            while (await reader.ReadAsync(rest) is var read)
            {
                if (read == 0)
                    throw new IOException("The connection is closed.");
                Assert.NotEqual("\r\n0\r\n\r\n", Encoding.ASCII.GetString(rest, Math.Max(0, read - 7), Math.Min(7, read)));
            }
        });
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Waits_for_its_reader_and_ends_when_that_leaves(DatabaseProvider provider)
    {
        await using GraphServer server = await LargeExport.StartAsync(provider, "--Exports:Concurrent", "1", "--Logging:LogLevel:Default", "Warning");
        ConcurrentQueue<string> log = new();
        using TransportServer.QueueLogger logger = new(log);
        server.Services.GetRequiredService<ILoggerFactory>().AddProvider(logger);
        using (await LargeExport.BeginAsync(server))
            Assert.Equal((503, "EXPORTS_BUSY"), await server.RefusalAsync("hubs.csv"));

        Assert.Equal(HttpStatusCode.OK, await LargeExport.WhenFreeAsync(server));
        // That a reader leaves is no failure.
        Assert.Empty(log);
    }
}
