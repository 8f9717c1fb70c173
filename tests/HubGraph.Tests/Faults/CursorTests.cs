using System.Net;
using System.Text.Json;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Graph.Changes;

namespace HubGraph.Tests.Faults;

/// <summary>A cursor never passes a record that was not delivered.</summary>
public sealed class CursorTests
{
    private const string Subscription = "subscription ($after: String) { activityLogged(after: $after) { cursor activity { summary } } }";

    [SkippableFact]
    public async Task A_page_of_the_log_whose_records_cannot_be_read_is_an_error_as_a_whole()
    {
        (GraphServer server, DatabaseProxy reading) = await FaultServer.StartReadingApartAsync();
        await using GraphServer owned = server;
        using DatabaseProxy cut = reading;
        reading.Cut();

        FaultServer.AssertUnavailable(await server.AskAsync("{ changes(first: 2) { nodes { kind } pageInfo { endCursor } } }"));
        FaultServer.AssertUnavailable(await server.AskAsync("{ changes(first: 2) { edges { cursor node { kind } } } }"));
    }

    [SkippableFact]
    public async Task A_socket_is_closed_before_an_event_that_cannot_be_read_and_who_comes_back_gets_it()
    {
        (GraphServer server, DatabaseProxy reading) = await FaultServer.StartReadingApartAsync();
        await using GraphServer owned = server;
        using DatabaseProxy cut = reading;
        using Follower follower = await Follower.StartAsync(server, Subscription);
        await server.LogAsync("lu");
        string after = (await follower.NextAsync()).GetProperty("cursor").GetString()!;

        reading.Cut();
        await server.LogAsync("manqué");
        await follower.Socket.ShouldCloseAsync(4503);

        reading.Heal();
        using Follower again = await Follower.StartAsync(server, Subscription, new { after });
        Assert.Equal("""{"summary":"Réunion"}""", (await again.NextAsync()).GetProperty("activity").GetRawText());
    }

    [SkippableFact]
    public async Task Server_sent_events_end_without_complete_before_an_event_that_cannot_be_read()
    {
        (GraphServer server, DatabaseProxy reading) = await FaultServer.StartReadingApartAsync();
        await using GraphServer owned = server;
        using DatabaseProxy cut = reading;
        using HttpRequestMessage request = new(HttpMethod.Get, $"/graphql?query={Uri.EscapeDataString(Subscription)}");
        request.Headers.Accept.ParseAdd("text/event-stream");
        using HttpResponseMessage response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await FaultServer.UntilAsync(() => Task.FromResult(server.Followers()), followers => followers == 1);
        Task<string> events = response.Content.ReadAsStringAsync();

        reading.Cut();
        await server.LogAsync("manqué");

        Assert.Equal("", (await events).Replace(":\n\n", "", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_stream_that_cannot_begin_tells_its_client_to_come_back()
    {
        (DatabaseProxy proxy, TestDatabase database) = await DatabaseProxy.StartAsync();
        using DatabaseProxy cut = proxy;
        await using GraphServer server = await GraphServer.StartAsync(database);
        await server.QueryAsync(FaultServer.Read);
        proxy.Cut();

        // The end of the log is trusted for a moment; what comes after it is not to be had.
        using Follower late = await Follower.AskAsync(server, """subscription { activityLogged(hub: "nord") { cursor } }""");
        await late.Socket.ShouldCloseAsync(4503);
        using HttpRequestMessage request = new(HttpMethod.Get, $"/graphql?query={Uri.EscapeDataString("""subscription { activityLogged(hub: "nord") { cursor } }""")}");
        request.Headers.Accept.ParseAdd("text/event-stream");
        using HttpResponseMessage response = await server.Client.SendAsync(request);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (response.StatusCode, response.Headers.RetryAfter is not null));
        Assert.Equal("DATABASE_UNAVAILABLE", JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.Code());
    }
}
