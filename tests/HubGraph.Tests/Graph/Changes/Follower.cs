using System.Text.Json;
using HubGraph.Data.Changes;
using HubGraph.Tests.Concepts.Activities;
using HubGraph.Tests.Concepts.Events;
using HubGraph.Tests.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Tests.Graph.Changes;

/// <summary>A client that follows a subscription over a socket of its own.</summary>
internal sealed class Follower : IDisposable
{
    private Follower(SocketClient socket) => Socket = socket;

    public SocketClient Socket { get; }

    /// <summary>Subscribes; what is written from then on is told.</summary>
    public static async Task<Follower> StartAsync(GraphServer server, string subscription, object? variables = null, string? token = null)
    {
        int before = server.Followers();
        Follower follower = await AskAsync(server, subscription, variables, token);
        await SampleState.UntilAsync(() => server.Followers() > before);
        return follower;
    }

    /// <summary>Asks to subscribe, whatever becomes of it.</summary>
    /// <param name="subscription">A whole document, or what stands behind its keyword.</param>
    public static async Task<Follower> AskAsync(GraphServer server, string subscription, object? variables = null, string? token = null)
    {
        SocketClient socket = await SocketClient.ConnectAsync(new Uri(server.Client.BaseAddress!, "/graphql"));
        await socket.SendAsync(token is null ? """{"type":"connection_init"}""" : $$$"""{"type":"connection_init","payload":{"Authorization":"Bearer {{{token}}}"}}""");
        Assert.Equal("""{"type":"connection_ack"}""", await socket.ReceiveAsync());
        await socket.SubscribeAsync("1", subscription.Contains("subscription ", StringComparison.Ordinal) ? subscription : $"subscription {subscription}", variables);
        return new Follower(socket);
    }

    /// <summary>The result of the next event.</summary>
    public async Task<JsonElement> ResultAsync()
    {
        JsonElement message = await Socket.ReceiveJsonAsync();
        Assert.True(message.GetProperty("type").GetString() == "next", message.ToString());
        return message.GetProperty("payload");
    }

    /// <summary>What the next event tells, without errors.</summary>
    public async Task<JsonElement> NextAsync()
    {
        JsonElement result = await ResultAsync();
        Assert.False(result.TryGetProperty("errors", out _), result.ToString());
        return result.GetProperty("data").EnumerateObject().Single().Value;
    }

    /// <summary>The code of what refuses it.</summary>
    public async Task<string?> RefusalAsync()
    {
        JsonElement message = await Socket.ReceiveJsonAsync();
        Assert.Equal("error", message.GetProperty("type").GetString());
        return message.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString();
    }

    public void Dispose() => Socket.Dispose();
}

internal static class FollowerExtensions
{
    /// <summary>An activity and an event in Rennes, so that everybody who follows the hub there is told something.</summary>
    public static async Task HappenAsync(this GraphServer server)
    {
        await server.MutateAsync(ActivitySamples.Token, "logAnimation", ActivitySamples.Animation(), "activity { id }");
        await server.CreatedAsync(EventSamples.Ahead());
    }

    /// <summary>How many follow the log of a server.</summary>
    public static int Followers(this GraphServer server) => server.Services.GetRequiredService<ChangeTail>().Followers;
}
