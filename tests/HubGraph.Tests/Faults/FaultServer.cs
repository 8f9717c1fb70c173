using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Host.Auth;

namespace HubGraph.Tests.Faults;

/// <summary>What tests of failing databases ask a server over the small world.</summary>
internal static class FaultServer
{
    /// <summary>Reads several statements of one snapshot.</summary>
    public const string Read = "{ hubs(first: 2) { totalCount nodes { slug activities { totalCount } } } }";

    /// <summary>May write for the northern hub.</summary>
    public static string Token { get; } = MutationSender.Operator("nord");

    /// <summary>A server whose planned reads come through a network of their own, as those of a read-only role may.</summary>
    public static async Task<(GraphServer Server, DatabaseProxy Reading)> StartReadingApartAsync(params string[] settings)
    {
        TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Postgresql, TestTemplate.SmallWorld);
        DatabaseProxy reading = DatabaseProxy.Before(database);
        DatabaseOptions options = database.Options with { ReadConnectionString = reading.ConnectionString };
        return (await GraphServer.StartAsync(new TestDatabase(options, database.DisposeAsync), [.. TestIssuer.Shared.Settings, .. settings]), reading);
    }

    /// <summary>An input of <c>logAnimation</c> that breaks no rule.</summary>
    public static Dictionary<string, object?> Animation(string reference, string summary = "Réunion") => new()
    {
        ["hub"] = "nord",
        ["performedOn"] = "2026-05-04",
        ["durationMinutes"] = 60,
        ["summary"] = summary,
        ["region"] = "32",
        ["animationKind"] = "NETWORK_COORDINATION",
        ["format"] = "COORDINATION_MEETING",
        ["themes"] = new[] { "NETWORK" },
        ["clientReference"] = reference,
    };

    /// <summary>Logs an animation, whatever becomes of it.</summary>
    public static Task<(int Status, JsonElement Body)> LogAsync(this GraphServer server, string reference) =>
        server.TryMutateAsync(Token, "logAnimation", Animation(reference), "activity { id version summary }");

    /// <summary>Sends a document as a client does that is told of everything: status, header Retry-After and body.</summary>
    public static async Task<(int Status, TimeSpan? RetryAfter, JsonElement Body)> AskAsync(this GraphServer server, string query, object? variables = null, string? token = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using HttpResponseMessage response = await server.Client.SendAsync(request);
        return ((int)response.StatusCode, response.Headers.RetryAfter?.Delta, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>Fails unless an answer tells that the database is not available, and when to come again.</summary>
    public static void AssertUnavailable((int Status, TimeSpan? RetryAfter, JsonElement Body) answer, string code = "DATABASE_UNAVAILABLE")
    {
        Assert.True(answer.Status == 503 && answer.Body.Code() == code, $"{answer.Status} {answer.Body}");
        Assert.InRange(answer.RetryAfter!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.False(answer.Body.TryGetProperty("data", out _));
    }

    /// <summary>What readiness says: its HTTP status, and its word.</summary>
    public static async Task<(int Status, string Word, string? Description)> ReadyAsync(this GraphServer server)
    {
        using HttpResponseMessage response = await server.Client.GetAsync("/health/ready");
        JsonElement body = await response.Content.ReadFromJsonAsync<JsonElement>();
        return ((int)response.StatusCode, body.GetProperty("status").GetString()!, body.GetProperty("checks").GetProperty("database").GetProperty("description").GetString());
    }

    /// <summary>Asks until an answer is as it should be, for a while.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> isRight)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));
        while (true)
        {
            T answer = await ask();
            if (isRight(answer))
                return answer;
            Assert.False(limit.IsCancellationRequested, $"{answer}");
            await Task.Delay(50);
        }
    }

    /// <summary>Ends all connections of a database but the caller's, as a server does that is restarted.</summary>
    public static Task<object?> TerminateAsync(this TestDatabase database) =>
        database.ScalarAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");

    /// <summary>How many activities of a reference there are.</summary>
    public static Task<long> CountAsync(this TestDatabase database, string table, string reference) =>
        database.CountAsync($"SELECT count(*) FROM {table} WHERE client_reference = '{reference}'");
}
