using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HubGraph.Tests.Webhooks;

/// <summary>A message as its receiver got it.</summary>
internal sealed record Received(string Id, string Timestamp, string Signature, string Body)
{
    public IReadOnlyList<JsonElement> Changes => [.. JsonDocument.Parse(Body).RootElement.GetProperty("data").GetProperty("changes").EnumerateArray()];

    public IEnumerable<string> Cursors => Changes.Select(change => change.GetProperty("cursor").GetString()!);

    /// <summary>As scripts take it.</summary>
    public string ToJson() => JsonSerializer.Serialize(new
    {
        headers = new Dictionary<string, string> { ["webhook-id"] = Id, ["webhook-timestamp"] = Timestamp, ["webhook-signature"] = Signature },
        body = Body,
    });
}

/// <summary>Someone whom webhooks are delivered to, on a socket of its own.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<Received> _messages = Channel.CreateUnbounded<Received>();
    private readonly ConcurrentQueue<Received> _all = [];

    private int _changes;

    private Receiver(WebApplication app) => _app = app;

    public string Url => $"{_app.Urls.First()}/hook";

    /// <summary>All that came.</summary>
    public IReadOnlyCollection<Received> All => _all;

    /// <summary>How many changes came.</summary>
    public int ChangeCount => Volatile.Read(ref _changes);

    /// <summary>What answers; 204 if nothing else is set.</summary>
    public Func<HttpContext, Received, Task>? Answer { get; set; }

    public static async Task<Receiver> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        Receiver receiver = new(app);
        app.Run(receiver.ReceiveAsync);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>Answers a status.</summary>
    public void AnswerStatus(int status) => Answer = (http, _) =>
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    /// <summary>The next message, once it is there.</summary>
    public async Task<Received> NextAsync()
    {
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(1));
        return await _messages.Reader.ReadAsync(patience.Token);
    }

    /// <summary>The next changes, in however many messages.</summary>
    public async Task<List<JsonElement>> ChangesAsync(int count)
    {
        List<JsonElement> changes = [];
        while (changes.Count < count)
            changes.AddRange((await NextAsync()).Changes);
        return changes;
    }

    private async Task ReceiveAsync(HttpContext http)
    {
        using StreamReader reader = new(http.Request.Body);
        IHeaderDictionary headers = http.Request.Headers;
        Received message = new(headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString(), await reader.ReadToEndAsync());
        _all.Enqueue(message);
        Interlocked.Add(ref _changes, message.Changes.Count);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        try
        {
            if (Answer is { } answer)
                await answer(http, message);
        }
        finally
        {
            _messages.Writer.TryWrite(message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource now = new();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }
}
