using System.Text.Json;
using GraphQL;
using GraphQL.Types;
using HubGraph.Planning.Execution;
using HubGraph.Tests.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Tests.Planning.Oracle;

/// <summary>The program as it is composed, over a test's database; asked without HTTP.</summary>
public sealed class OracleServer : IAsyncDisposable
{
    // Few records answer many pages, one below the other: questions may cost whatever they like.
    private static readonly string[] s_settings =
        ["--Logging:LogLevel:Default=None", "--Limits:MaxTypeCost=1000000000", "--Limits:MaxFieldCost=1000000000", "--Limits:MaxScanCost=1000000000", "--Limits:RowsPerCost=1000000000", "--RateLimits:Enabled=false", "--Limits:Answers:RememberedBytes=0"];

    private readonly WebApplication _app;
    private readonly IDocumentExecuter _executer;
    private readonly IGraphQLTextSerializer _serializer;

    public OracleServer(TestDatabase database)
    {
        _app = Program.Compose(s_settings, database.Options);
        _executer = _app.Services.GetRequiredService<IDocumentExecuter>();
        _serializer = _app.Services.GetRequiredService<IGraphQLTextSerializer>();
        Schema = _app.Services.GetRequiredService<ISchema>();
        Reads = _app.Services.GetRequiredService<ReadDatabase>();
    }

    public ISchema Schema { get; }

    public ReadDatabase Reads { get; }

    public async Task<ExecutionResult> ExecuteAsync(string document, string variables = "{}", IDictionary<string, object?>? userContext = null, CancellationToken cancellationToken = default) =>
        await _executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = Schema,
            Query = document,
            Variables = _serializer.Deserialize<Inputs>(variables),
            RequestServices = _app.Services,
            UserContext = userContext ?? new Dictionary<string, object?>(),
            CancellationToken = cancellationToken,
        });

    /// <summary>An answer as a client reads it.</summary>
    public string Write(ExecutionResult answer) => _serializer.Serialize(answer);

    /// <summary>The whole answer, as a client reads it.</summary>
    public async Task<JsonElement> AskAsync(string document, string variables = "{}") =>
        JsonDocument.Parse(_serializer.Serialize(await ExecuteAsync(document, variables))).RootElement;

    /// <summary>What an answer without errors says.</summary>
    public async Task<JsonElement> DataAsync(string document, string variables = "{}")
    {
        JsonElement answer = await AskAsync(document, variables);
        Assert.False(answer.TryGetProperty("errors", out JsonElement errors), $"{errors}\n{document}\n{variables}");
        return answer.GetProperty("data");
    }

    /// <summary>The code and the message of the one error of an answer.</summary>
    public async Task<(string Code, string Message)> ErrorAsync(string document, string variables = "{}")
    {
        JsonElement answer = await AskAsync(document, variables);
        Assert.True(answer.TryGetProperty("errors", out JsonElement errors), answer.GetRawText());
        JsonElement error = Assert.Single(errors.EnumerateArray());
        return (error.GetProperty("extensions").GetProperty("code").GetString()!, error.GetProperty("message").GetString()!);
    }

    /// <summary>Listens on a free port, and answers a client of it.</summary>
    public async Task<HttpClient> ListenAsync()
    {
        _app.Urls.Add("http://127.0.0.1:0");
        await _app.StartAsync();
        return new HttpClient { BaseAddress = new Uri($"{_app.Urls.First()}/graphql") };
    }

    /// <summary>Writes an answer as the server sends it.</summary>
    public Task WriteAsync(ExecutionResult answer, Stream stream) => _serializer.WriteAsync(stream, answer);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
