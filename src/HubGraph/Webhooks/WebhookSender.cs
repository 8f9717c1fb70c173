using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using HubGraph.Host;

namespace HubGraph.Webhooks;

/// <summary>A message to a receiver.</summary>
/// <param name="Id">The same for each attempt.</param>
/// <param name="Body">JSON.</param>
internal sealed record WebhookMessage(string Id, ReadOnlyMemory<byte> Body);

/// <summary>How an attempt to deliver it ended.</summary>
internal sealed record WebhookAnswer(WebhookOutcome Outcome, int? Status, TimeSpan Took);

/// <summary>
/// Sends messages. Whatever an address leads to, it is looked at before each connection; nothing is followed, and of an answer the
/// status alone is read.
/// </summary>
internal sealed class WebhookSender : IDisposable
{
    private static readonly TimeSpan s_connectionLife = TimeSpan.FromMinutes(2);
    private readonly PublicAddresses _addresses;
    private readonly WebhookOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _client;

    public WebhookSender(PublicAddresses addresses, WebhookOptions options, TimeProvider time)
    {
        (_addresses, _options, _time) = (addresses, options, time);
        SocketsHttpHandler handler = new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectCallback = ConnectAsync,
            PooledConnectionLifetime = s_connectionLife,
            MaxResponseHeadersLength = 16,
            MaxResponseDrainSize = 16_384,
            ResponseDrainTimeout = TimeSpan.FromSeconds(1),
        };
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("HubGraph", ProgramVersion.Current.Split('+')[0]));
    }

    /// <summary>Sends a message once.</summary>
    public async Task<WebhookAnswer> SendAsync(Webhook webhook, WebhookMessage message, CancellationToken stop)
    {
        long began = Stopwatch.GetTimestamp();
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(_options.Timeout);
        try
        {
            using HttpRequestMessage request = Sign(webhook, message);
            using HttpResponseMessage response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return Ended(response.IsSuccessStatusCode ? WebhookOutcome.Delivered : WebhookOutcome.Refused, (int)response.StatusCode);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Ended(WebhookOutcome.TimedOut);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            bool isPrivate = exception.GetBaseException() is AddressNotPublicException;
            return Ended(isPrivate ? WebhookOutcome.AddressNotPublic : WebhookOutcome.ConnectionFailed);
        }

        WebhookAnswer Ended(WebhookOutcome outcome, int? status = null) => new(outcome, status, Stopwatch.GetElapsedTime(began));
    }

    private HttpRequestMessage Sign(Webhook webhook, WebhookMessage message)
    {
        DateTimeOffset now = _time.GetUtcNow();
        string timestamp = WebhookSignature.Timestamp(now);
        string[] secrets =
            webhook.PreviousSecret is { } old && webhook.PreviousSecretUntil > now.UtcDateTime ? [webhook.Secret, old] : [webhook.Secret];
        ReadOnlyMemoryContent content = new(message.Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return new HttpRequestMessage(HttpMethod.Post, webhook.Url)
        {
            Content = content,
            Headers =
            {
                { "webhook-id", message.Id },
                { "webhook-timestamp", timestamp },
                { "webhook-signature", WebhookSignature.Of(secrets, message.Id, timestamp, message.Body) },
            },
        };
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        IPAddress[] addresses = await _addresses.ResolveAsync(context.DnsEndPoint.Host, cancellation);
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public void Dispose() => _client.Dispose();
}
