using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GraphQL;
using GraphQL.DI;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQL.Validation.Rules.Custom;
using HubGraph.Transport.Cost;
using HubGraph.Transport.Documents;
using HubGraph.Transport.Errors;
using HubGraph.Transport.Execution;
using HubGraph.Transport.Http;
using HubGraph.Transport.Introspection;
using HubGraph.Transport.Json;
using HubGraph.Transport.Mistakes;
using HubGraph.Transport.Options;
using HubGraph.Transport.Rates;
using HubGraph.Transport.Responses;
using HubGraph.Transport.Streams;
using HubGraph.Transport.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ServiceLifetime = GraphQL.DI.ServiceLifetime;

namespace HubGraph.Transport;

/// <summary>Registers and maps GraphQL over HTTP.</summary>
public static class TransportExtensions
{
    /// <summary>
    /// Adds the transport: JSON, the guard and the cache of documents, and the policy of errors. Rules that look at
    /// variables or arguments must be added with <c>useForCachedDocuments: true</c>. Listeners that are added after it see operations
    /// that may run: what costs too much is among the context's errors.
    /// </summary>
    public static IGraphQLBuilder AddTransport(this IGraphQLBuilder builder, Action<TransportOptions>? configure = null)
    {
        TransportOptions options = new();
        configure?.Invoke(options);

        builder.Services.Register(typeof(TransportOptions), options, replace: true);
        builder.Services.Register(typeof(IDocumentBuilder), typeof(GuardedDocumentBuilder), ServiceLifetime.Singleton, replace: true);
        Singleton<PreparedValidator>(builder);
        builder.Services.Register(
            typeof(IDocumentValidator),
            services => services.GetRequiredService<PreparedValidator>(),
            ServiceLifetime.Singleton,
            replace: true);
        Singleton<MistakeExplainer>(builder);
        Singleton<DocumentCache>(builder);
        Singleton<PersistedDocuments>(builder);
        Singleton<TransportSerializer>(builder);
        builder.Services.Register(typeof(WorkBudgets), new WorkBudgets(options), replace: true);
        Singleton<RateLimits>(builder);
        Singleton<JsonPages>(builder);
        Singleton<ResponseWriter>(builder);
        Singleton<ResponseCache>(builder);
        Singleton<PreparedQueries>(builder);
        Singleton<OperationWatch>(builder);
        Singleton<FailurePolicy>(builder);
        Singleton<OperationExecuter>(builder);
        Singleton<EventStreamEndpoint>(builder);
        Singleton<SocketMessages>(builder);
        Singleton<SocketServices>(builder);
        Singleton<SocketEndpoint>(builder);
        Singleton<GraphQLEndpoint>(builder);
        Singleton<NamedOperations>(builder);

        if (!options.Introspection)
            builder.AddValidationRule(NoIntrospectionValidationRule.Instance);
        return builder
            .AddSystemTextJson(json => Configure(json, options))
            .AddSerializer(services => services.GetRequiredService<TransportSerializer>())
            .AddErrorInfoProvider<ErrorPolicy>()
            .ConfigureSchema(schema => schema.Directives.Register(new CostDirective(), new ListSizeDirective()))
            .ConfigureSchema(IntrospectionCompletion.Complete)
            .AddDocumentListener<CostListener>(ServiceLifetime.Singleton)
            .ConfigureExecution<ExecutionPolicy>();
    }

    /// <summary>
    /// Answers GraphQL at a path: by GET, HEAD and POST in one piece or, if so asked, by server-sent events, and by WebSocket, for
    /// which no middleware need be added. Initialises the schema, so that the first request need not.
    /// </summary>
    public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string pattern = "/graphql")
    {
        endpoints.ServiceProvider.GetRequiredService<ISchema>().Initialize();
        GraphQLEndpoint endpoint = endpoints.ServiceProvider.GetRequiredService<GraphQLEndpoint>();
        SocketEndpoint socketEndpoint = endpoints.ServiceProvider.GetRequiredService<SocketEndpoint>();
        IApplicationBuilder branch = endpoints.CreateApplicationBuilder().UseWebSockets();
        branch.Run(socketEndpoint.HandleAsync);
        RequestDelegate sockets = branch.Build();
        TransportOptions options = endpoints.ServiceProvider.GetRequiredService<TransportOptions>();
        return endpoints.Map(pattern, AnswerAsync).WithDisplayName("GraphQL");

        Task AnswerAsync(HttpContext http)
        {
            // Only what wants to become a socket pays for the middleware.
            if (SocketEndpoint.Concerns(http))
                return sockets(http);
            return CrossSite.Check(http.Request, options) is { } refusal ? http.RefuseAsync(refusal) : endpoint.HandleAsync(http);
        }
    }

    /// <summary>
    /// Answers the queries and mutations of the trusted documents by addresses of their own, as the endpoint of GraphQL answers
    /// them by their hash.
    /// </summary>
    public static IEndpointConventionBuilder MapOperations(this IEndpointRouteBuilder endpoints, string prefix)
    {
        GraphQLEndpoint endpoint = endpoints.ServiceProvider.GetRequiredService<GraphQLEndpoint>();
        NamedOperations operations = endpoints.ServiceProvider.GetRequiredService<NamedOperations>();
        TransportOptions options = endpoints.ServiceProvider.GetRequiredService<TransportOptions>();
        return endpoints.Map($"{prefix}/{{name}}", (RequestDelegate)AnswerAsync).WithDisplayName("REST");

        Task AnswerAsync(HttpContext http)
        {
            string name = (string)http.GetRouteValue("name")!;
            if (CrossSite.Check(http.Request, options) is { } refusal)
                return http.RefuseAsync(refusal);
            return operations.TryFind(name, out NamedOperation? operation)
                ? endpoint.HandleAsync(http, operation)
                : http.RefuseAsync(StatusCodes.Status404NotFound, ErrorCodes.UnknownOperation, Unknown(name));
        }

        string Unknown(string name)
        {
            IEnumerable<string> hints = NameHints.For(name, operations.All.Select(operation => operation.Name), options.Mistakes);
            return $"There is no operation of this name. {string.Join(' ', hints)}";
        }
    }

    /// <summary>Serves the schema definition language as text, made once.</summary>
    public static IEndpointConventionBuilder MapSchema(
        this IEndpointRouteBuilder endpoints, string pattern, Func<IServiceProvider, string> print)
    {
        Lazy<string> sdl = new(() => print(endpoints.ServiceProvider));
        return endpoints.MapGet(pattern, () => Results.Text(sdl.Value, "text/plain; charset=utf-8"));
    }

    private static void Singleton<T>(IGraphQLBuilder builder) =>
        builder.Services.Register(typeof(T), typeof(T), ServiceLifetime.Singleton, replace: true);

    private static void Configure(JsonSerializerOptions json, TransportOptions options)
    {
        json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        json.MaxDepth = options.MaxResponseDepth;
        foreach (JsonConverter converter in options.Converters)
            json.Converters.Add(converter);
    }
}
