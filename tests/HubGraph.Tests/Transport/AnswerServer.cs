using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using GraphQL;
using GraphQL.Types;
using HubGraph.Transport.Cost;
using HubGraph.Transport.Options;
using HubGraph.Transport.Responses;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Tests.Transport;

/// <summary>A server whose answers have a version, and which counts how often it executed what.</summary>
internal sealed class AnswerServer(Action<TransportOptions>? configure = null, IOperationPreparer? preparer = null) : TransportServer, IDataVersions, IAsyncDisposable
{
    private int _ticks;

    /// <summary>The version of what is answered.</summary>
    public string Version { get; set; } = "1";

    /// <summary>How often the field tick was resolved.</summary>
    public int Ticks => _ticks;

    /// <summary>What the field hold waits for.</summary>
    public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<AnswerServer> StartAsync(Action<TransportOptions>? configure = null, IOperationPreparer? preparer = null)
    {
        AnswerServer server = new(configure, preparer);
        await server.InitializeAsync();
        return server;
    }

    public ValueTask<string> CurrentAsync(CancellationToken cancellation) => new(Version);

    /// <summary>Sends a GET, or what else has no body, with headers.</summary>
    public async Task<(HttpResponseMessage Response, byte[] Body)> FetchAsync(string query, HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(method ?? HttpMethod.Get, new Uri(Url, "?query=" + Uri.EscapeDataString(query)));
        foreach ((string name, string value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        HttpResponseMessage response = await Client.SendAsync(request);
        return (response, await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Posts a query and answers its text.</summary>
    public async Task<string> PostAsync(string query, string accept = "application/json", string? language = null, CancellationToken cancellation = default)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, Url) { Content = new StringContent($$"""{"query":"{{query}}"}""", Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (language is not null)
            request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        using HttpResponseMessage response = await Client.SendAsync(request, cancellation);
        return await response.Content.ReadAsStringAsync(cancellation);
    }

    protected override void Configure(TransportOptions options)
    {
        base.Configure(options);
        configure?.Invoke(options);
    }

    protected override void Configure(IServiceCollection services)
    {
        services.AddSingleton<IDataVersions>(this);
        if (preparer is not null)
            services.AddSingleton(preparer);
    }

    protected override Schema CreateSchema()
    {
        ObjectGraphType query = new() { Name = "Query" };
        query.Field<IntGraphType>("tick").Argument<IntGraphType>("of").Resolve(_ => Interlocked.Increment(ref _ticks));
        ObjectGraphType clock = new() { Name = "Clock" };
        clock.Field<IntGraphType>("tick").Resolve(_ => Interlocked.Increment(ref _ticks));
        query.Field("clock", clock).Resolve(_ => this);
        query.Field<IntGraphType>("hold").ResolveAsync(async context =>
        {
            int tick = Interlocked.Increment(ref _ticks);
            await Release.Task.WaitAsync(context.CancellationToken);
            return tick;
        });
        query.Field<StringGraphType>("fail").Resolve(_ => throw new ExecutionError(Interlocked.Increment(ref _ticks).ToString(CultureInfo.InvariantCulture)) { Code = "CLOSED" });
        query.Field<StringGraphType>("text").Argument<IntGraphType>("length").Resolve(context =>
        {
            Interlocked.Increment(ref _ticks);
            return string.Concat(Enumerable.Repeat("Les hubs territoriaux ", context.GetArgument<int>("length") / 22));
        });
        ObjectGraphType mutation = new() { Name = "Mutation" };
        mutation.Field<IntGraphType>("tick").Resolve(_ => Interlocked.Increment(ref _ticks));
        return new Schema { Query = query, Mutation = mutation };
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();
}
