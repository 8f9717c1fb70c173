using System.Net.Http.Json;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Host.Health;
using HubGraph.Tests.Data;
using HubGraph.Tests.Docs;
using HubGraph.Tests.Graph;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HubGraph.Tests.Host.Health;

/// <summary>What a server tells of itself at /status.</summary>
public sealed class StatusTests
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 1, 22, 59, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgresql)]
    public void What_was_counted_is_known_after_a_restart(DatabaseProvider provider)
    {
        string folder = TestDatabases.CreateTestDirectory();
        Clock clock = new(s_start);
        DatabaseOptions database = provider == DatabaseProvider.Sqlite ? DatabaseOptions.Sqlite(Path.Combine(folder, "hubgraph.db")) : DatabaseOptions.Postgresql("Host=nowhere");
        StatusOptions options = provider == DatabaseProvider.Sqlite ? new() : new() { File = Path.Combine(folder, "hubgraph.status.json") };
        ServiceRecord first = new(options, database, clock, NullLogger<ServiceRecord>.Instance);
        first.Count(TimeSpan.FromMilliseconds(2), failed: false);
        first.Count(TimeSpan.FromMilliseconds(300), failed: true);
        clock.Pass(TimeSpan.FromMinutes(2));
        first.Look(serves: true);
        first.Count(TimeSpan.FromMilliseconds(2), failed: false);
        first.Save();

        ServiceRecord again = new(options, database, clock, NullLogger<ServiceRecord>.Instance);
        again.Count(TimeSpan.FromMilliseconds(2), failed: false);

        (ServicePeriod[] hours, ServicePeriod[] days) = again.Read();
        Assert.Equal([(23, 2, 0), (22, 2, 1)], hours.Select(hour => (hour.From.Hour, (int)hour.Answers, hour.Failures)));
        Assert.Equal((4, 1, 120), ((int)Assert.Single(days).Answers, days[0].Failures, (int)days[0].ServedSeconds));
        Assert.InRange(ServicePeriod.Percentile(days, 0.5)!.Value, 2, 2.4);
        Assert.InRange(ServicePeriod.Percentile(days, 0.99)!.Value, 300, 360);
        Assert.True(File.Exists(Path.Combine(folder, "hubgraph.status.json")));
    }

    [Fact]
    public void It_keeps_no_more_than_two_days_of_hours_and_three_months_of_days()
    {
        string file = Path.Combine(TestDatabases.CreateTestDirectory(), "status.json");
        Clock clock = new(s_start);
        ServiceRecord record = new(new() { File = file }, new DatabaseOptions(), clock, NullLogger<ServiceRecord>.Instance);
        for (int hour = 0; hour < 100 * 24; hour++)
        {
            record.Count(TimeSpan.FromMilliseconds(hour), failed: false);
            clock.Pass(TimeSpan.FromHours(1));
            record.Look(serves: true);
        }
        record.Save();

        (ServicePeriod[] hours, ServicePeriod[] days) = new ServiceRecord(new() { File = file }, new DatabaseOptions(), clock, NullLogger<ServiceRecord>.Instance).Read();

        Assert.Equal((48, 90), (hours.Length, days.Length));
        Assert.InRange(new FileInfo(file).Length, 1, 64 * 1024);
    }

    [Theory]
    [InlineData("nothing that is JSON")]
    [InlineData("{}")]
    [InlineData("""{"hours":[{"from":"2026-03-01T22:00:00Z","times":[1,2]}],"days":[]}""")]
    public void A_file_that_is_none_begins_anew(string content)
    {
        string file = Path.Combine(TestDatabases.CreateTestDirectory(), "status.json");
        File.WriteAllText(file, content);

        ServiceRecord record = new(new() { File = file }, new DatabaseOptions(), new Clock(s_start), NullLogger<ServiceRecord>.Instance);
        record.Count(TimeSpan.FromHours(1), failed: false);

        Assert.Equal(1, record.Read().Hours[0].Answers);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_told()
    {
        string file = Path.Combine(TestDatabases.CreateTestDirectory(), "missing", "status.json");
        ServiceRecord record = new(new() { File = file }, new DatabaseOptions(), new Clock(s_start), NullLogger<ServiceRecord>.Instance);

        record.Save();

        Assert.False(record.IsKept);
    }

    [Fact]
    public async Task Answers_are_counted_and_told_as_a_page_and_as_JSON()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite);
        await server.QueryAsync("{ hubs { nodes { name } } }");
        await server.SendAsync("{ nothing }");

        JsonElement status = await server.Client.GetFromJsonAsync<JsonElement>("/status");
        JsonElement same = await server.Client.GetFromJsonAsync<JsonElement>("/status.json");
        string page = await server.Client.PageAsync("/status");
        string french = await server.Client.PageAsync("/status", ("Accept-Language", "fr"));

        JsonElement day = status.GetProperty("last").GetProperty("hours24");
        Assert.Equal((2, 0), (day.GetProperty("answers").GetInt32(), day.GetProperty("failures").GetInt32()));
        // A busy machine may find itself slow.
        Assert.Contains(status.GetProperty("status").GetString(), new[] { "Healthy", "Degraded", "Unhealthy" });
        Assert.True(day.GetProperty("p99Milliseconds").GetDouble() >= day.GetProperty("p50Milliseconds").GetDouble());
        Assert.Equal(status.GetProperty("startedAt").GetString(), same.GetProperty("startedAt").GetString());
        Assert.Contains("<h1>Status</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<h1>État</h1>", french, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_is_not_counted()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite);
        using HttpRequestMessage request = new(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ hubs { nodes { name } } }" }) };
        request.Headers.Accept.ParseAdd("text/event-stream");

        using HttpResponseMessage response = await server.Client.SendAsync(request);

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(0, server.Services.GetRequiredService<ServiceRecord>().Read().Days.Sum(day => day.Answers));
    }

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        private DateTimeOffset _now = now;

        public void Pass(TimeSpan time) => _now += time;

        public override DateTimeOffset GetUtcNow() => _now;
    }
}
