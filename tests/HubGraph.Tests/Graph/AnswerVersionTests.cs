using System.Net;
using System.Net.Http.Headers;
using HubGraph.Data;
using HubGraph.Data.Changes;
using HubGraph.Data.Reference;
using HubGraph.Host;
using HubGraph.Planning.Execution;
using HubGraph.Tests.Data;
using HubGraph.Transport.Options;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HubGraph.Tests.Graph;

/// <summary>What is remembered for everybody is never older than it may be, and never somebody's own.</summary>
public sealed class AnswerVersionTests
{
    private const string Address = "/graphql?query={hubs(where:{slug:{eq:\"nouveau\"}}){nodes{name}}}";

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Every_acknowledged_write_is_in_the_next_answer(DatabaseProvider provider)
    {
        await using GraphServer server = await GraphServer.StartAsync(provider);
        await server.CreateHubAsync("nouveau");
        JsonHub hub = await JsonHub.ReadAsync(server);

        for (int i = 0; i < 20; i++)
        {
            await server.DoneAsync("updateHub", new { slug = "nouveau", version = hub.Version, website = $"https://hub.example/{i}" }, "hub");
            hub = await JsonHub.ReadAsync(server);
            Assert.Equal($"https://hub.example/{i}", hub.Website);
        }
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_is_asked_again_shows_what_was_written_meanwhile(DatabaseProvider provider)
    {
        await using GraphServer server = await GraphServer.StartAsync(provider);
        string before = (await GetAsync(server)).Text;
        await server.CreateHubAsync("nouveau");
        long statements = server.Services.GetRequiredService<ReadDatabase>().StatementCount;

        string after = (await GetAsync(server)).Text;

        Assert.Equal(before.Replace("[]", """[{"name":"Hub nouveau"}]""", StringComparison.Ordinal), after);
        Assert.Equal(statements + 1, server.Services.GetRequiredService<ReadDatabase>().StatementCount);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_write_of_another_server_is_in_answers_within_a_second(DatabaseProvider provider)
    {
        await using GraphServer server = await GraphServer.StartAsync(provider);
        await using GraphServer other = await GraphServer.StartAsync(new TestDatabase(server.Database.Options, () => default));
        (string before, EntityTagHeaderValue? tag) = await GetAsync(server);
        Assert.StartsWith("""{"data":{"hubs":{"nodes":[]}}""", before, StringComparison.Ordinal);

        await other.CreateHubAsync("nouveau");

        // On SQLite at once.
        DateTime written = DateTime.UtcNow;
        string after;
        for ((after, _) = await GetAsync(server); after == before && provider == DatabaseProvider.Postgresql && DateTime.UtcNow - written < TimeSpan.FromSeconds(5); (after, _) = await GetAsync(server))
            await Task.Yield();
        Assert.Contains("nouveau", after, StringComparison.Ordinal);
        using HttpRequestMessage again = new(HttpMethod.Get, Address);
        again.Headers.IfNoneMatch.Add(tag!);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.SendAsync(again)).StatusCode);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Two_servers_of_one_database_give_the_same_tag(DatabaseProvider provider)
    {
        await using GraphServer server = await GraphServer.StartAsync(provider);
        await using GraphServer other = await GraphServer.StartAsync(new TestDatabase(server.Database.Options, () => default));

        Assert.Equal((await GetAsync(server)).Tag, (await GetAsync(other)).Tag);
    }

    [Fact]
    public async Task A_name_that_means_another_document_means_another_answer()
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.Reference);
        string manifest = Path.Combine(TestDatabases.CreateTestDirectory(), "documents.json");
        List<EntityTagHeaderValue?> tags = [];
        foreach (string document in new[] { "{ hubs { totalCount } }", "{ hubs { totalCount } }", "{ regions { totalCount } }" })
        {
            await File.WriteAllTextAsync(manifest, $$"""{"sheet":"{{document}}"}""");
            await using GraphServer server = await GraphServer.StartAsync(new TestDatabase(database.Options, () => default), ["--Documents:Manifest", manifest]);
            using HttpResponseMessage response = await server.Client.GetAsync("/graphql?documentId=sheet");
            tags.Add(response.Headers.ETag);
        }

        Assert.NotNull(tags[0]);
        Assert.Equal(tags[0], tags[1]);
        Assert.NotEqual(tags[0], tags[2]);
    }

    [Fact]
    public async Task What_a_known_caller_gets_is_not_remembered()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        const string Query = "/graphql?query={viewer{role}}";

        Assert.Contains("ANONYMOUS", await server.Client.GetStringAsync(Query), StringComparison.Ordinal);
        using HttpRequestMessage request = new(HttpMethod.Get, Query) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", MutationSender.Administrator) } };
        using HttpResponseMessage response = await server.Client.SendAsync(request);

        Assert.Contains("ADMINISTRATOR", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(response.Headers.ETag);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Contains("ANONYMOUS", await server.Client.GetStringAsync(Query), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_day_in_Paris_is_a_new_version()
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.Reference);
        using ChangeSignal signal = ChangeSignal.Open(database.Options, NullLogger<ChangeSignal>.Instance);
        Clock clock = new() { Now = new DateTimeOffset(2026, 3, 28, 22, 59, 59, TimeSpan.Zero) };
        DataVersions versions = new(signal, clock, new TransportOptions());

        string evening = await versions.CurrentAsync(default);
        Assert.Same(evening, await versions.CurrentAsync(default));
        clock.Now = new DateTimeOffset(2026, 3, 28, 23, 0, 0, TimeSpan.Zero);
        string midnight = await versions.CurrentAsync(default);
        // The clocks change in this night: its end comes an hour earlier.
        clock.Now = new DateTimeOffset(2026, 3, 29, 21, 59, 59, TimeSpan.Zero);
        string nextEvening = await versions.CurrentAsync(default);

        Assert.NotEqual(evening, midnight);
        Assert.Equal(midnight, nextEvening);
    }

    private static async Task<(string Text, EntityTagHeaderValue? Tag)> GetAsync(GraphServer server)
    {
        using HttpResponseMessage response = await server.Client.GetAsync(Address);
        return (await response.Content.ReadAsStringAsync(), response.Headers.ETag);
    }

    private sealed record JsonHub(int Version, string? Website)
    {
        public static async Task<JsonHub> ReadAsync(GraphServer server)
        {
            System.Text.Json.JsonElement hub = (await server.QueryAsync("{ hub(slug: \"nouveau\") { version website } }")).GetProperty("hub");
            return new JsonHub(hub.GetProperty("version").GetInt32(), hub.GetProperty("website").GetString());
        }
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
