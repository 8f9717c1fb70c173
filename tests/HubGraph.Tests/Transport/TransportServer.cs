using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using GraphQL;
using GraphQL.Types;
using HubGraph.Transport;
using HubGraph.Transport.Options;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HubGraph.Tests.Transport;

/// <summary>The transport on real Kestrel, on a free port, over a small schema of its own.</summary>
public class TransportServer : IAsyncLifetime
{
    private WebApplication? _app;

    public Uri Url { get; private set; } = null!;

    // Refusals may close their connection: none is used twice, for a POST that meets its end is not sent again.
    public static HttpClient Client { get; } = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero });

    public IServiceProvider Services => _app!.Services;

    internal ConcurrentQueue<string> Log { get; } = new();

    protected virtual void Configure(TransportOptions options)
    {
        options.Converters.Add(new ReadyJsonConverter());
        // Tests compare whole answers, and come faster than any client; those of costs and rates say otherwise.
        options.ReportCost = false;
        options.Rates.Enabled = false;
    }

    protected virtual void Configure(KestrelServerOptions kestrel)
    {
    }

    protected virtual void Use(WebApplication app)
    {
    }

    protected virtual void Configure(IServiceCollection services)
    {
    }

    protected virtual Schema CreateSchema() => new SampleSchema();

    public async Task InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel(Configure).UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(new QueueLogger(Log));
        builder.Services.AddSingleton<SampleState>();
        builder.Services.AddScoped<SampleScope>();
        Configure(builder.Services);
        builder.Services.AddGraphQL(graphql => graphql
            .AddSchema(_ => CreateSchema())
            .AddTransport(Configure)
            .AddValidationRule<HasteRule>(useForCachedDocuments: true));

        _app = builder.Build();
        Use(_app);
        _app.MapGraphQL("/graphql");
        _app.MapSchema("/schema.graphql", _ => "type Query { été: Int }");
        await _app.StartAsync();

        Url = new Uri(_app.Urls.First() + "/graphql");
    }

    public async Task DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
    }

    /// <summary>Sends a query as most clients do.</summary>
    public Task<Answer> AskAsync(string query, object? variables = null, string? operationName = null) =>
        SendAsync(JsonContent.Create(new { query, variables, operationName }));

    /// <summary>Sends a body that need not be right.</summary>
    public Task<Answer> SendTextAsync(string body, string? contentType = "application/json", string? accept = "application/graphql-response+json") =>
        SendBytesAsync(Encoding.UTF8.GetBytes(body), contentType, accept);

    /// <summary>Sends bytes that need not be text.</summary>
    public Task<Answer> SendBytesAsync(byte[] body, string? contentType = "application/json", string? accept = "application/graphql-response+json")
    {
        ByteArrayContent content = new(body);
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return SendAsync(content, accept);
    }

    /// <summary>Sends a GET with these parameters.</summary>
    public Task<Answer> GetAsync(string accept, params (string Name, string Value)[] parameters)
    {
        string query = string.Join('&', parameters.Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));
        return SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(Url, "?" + query)), accept);
    }

    public static async Task<Answer> SendAsync(HttpRequestMessage request, string? accept = "application/graphql-response+json")
    {
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        using HttpResponseMessage response = await Client.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        return new Answer((int)response.StatusCode, response.Content.Headers.ContentType, response.Content.Headers, text);
    }

    private Task<Answer> SendAsync(HttpContent content, string? accept = "application/graphql-response+json") =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, Url) { Content = content }, accept);

    internal sealed class QueueLogger(ConcurrentQueue<string> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                log.Enqueue(formatter(state, exception) + exception);
        }

        public void Dispose()
        {
        }
    }
}

/// <summary>What came back.</summary>
public sealed record Answer(int Status, MediaTypeHeaderValue? ContentType, HttpContentHeaders Headers, string Text)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public JsonElement Data => Json.GetProperty("data");

    public JsonElement Error => Json.GetProperty("errors")[0];

    public string? Code => Error.GetProperty("extensions").GetProperty("code").GetString();

    /// <summary>Every refusal is a GraphQL answer: errors with a message and a code, and no data.</summary>
    public void ShouldRefuse(int status, string code)
    {
        Assert.True(Json.TryGetProperty("errors", out _), Text);
        Assert.Equal((status, code), (Status, Code));
        Assert.False(Json.TryGetProperty("data", out _), Text);
        Assert.NotEmpty(Error.GetProperty("message").GetString()!);
        Assert.Equal("utf-8", ContentType?.CharSet);
    }
}
