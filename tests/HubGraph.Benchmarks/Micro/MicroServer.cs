using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using HubGraph.Data;

namespace HubGraph.Benchmarks.Micro;

/// <summary>HubGraph as it is composed, without HTTP, over the demonstration database.</summary>
internal sealed class MicroServer : IAsyncDisposable
{
    private static readonly string[] s_settings = ["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning"];

    private readonly WebApplication _app = HubGraph.Program.Compose(s_settings, Database);
    private readonly IDocumentExecuter _executer;
    private readonly IGraphQLSerializer _serializer;
    private readonly ISchema _schema;

    public MicroServer()
    {
        _executer = Service<IDocumentExecuter>();
        _serializer = Service<IGraphQLSerializer>();
        _schema = Service<ISchema>();
    }

    /// <summary>What all benchmarks run on.</summary>
    public static DatabaseOptions Database { get; set; } = new();

    public T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Executes a document and writes its answer to nowhere.</summary>
    public async Task ExecuteAsync(string document, Inputs? variables, IDocumentExecutionListener? listener = null)
    {
        ExecutionOptions options = new()
        {
            Schema = _schema,
            Query = document,
            Variables = variables,
            RequestServices = _app.Services,
        };
        if (listener is not null)
            options.Listeners.Add(listener);
        ExecutionResult result = await _executer.ExecuteAsync(options);
        if (result.Errors is { Count: > 0 } errors)
            throw new BenchmarkException(errors[0].ToString());
        await _serializer.WriteAsync(Stream.Null, result);
    }

    /// <summary>Validates a document, and answers what planning starts from.</summary>
    public async Task<(IExecutionContext Context, IValidationResult Validation)> ValidateAsync(string document, Inputs? variables)
    {
        Listener listener = new();
        await ExecuteAsync(document, variables, listener);
        return (listener.Context!, listener.Validation!);
    }

    /// <summary>The variables that a query is run with.</summary>
    public static Inputs? Variables(BenchmarkQuery query) =>
        query.TakesSlug ? new Inputs(new Dictionary<string, object?> { ["slug"] = "aura" }) : null;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private sealed class Listener : DocumentExecutionListenerBase
    {
        public IExecutionContext? Context { get; private set; }

        public IValidationResult? Validation { get; private set; }

        public override Task AfterValidationAsync(IExecutionContext context, IValidationResult validationResult)
        {
            (Context, Validation) = (context, validationResult);
            return Task.CompletedTask;
        }
    }
}
