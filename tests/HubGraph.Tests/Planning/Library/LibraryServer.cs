using System.Text.Json;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;
using HubGraph.Data;
using HubGraph.Planning;
using HubGraph.Planning.Execution;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Schema;
using HubGraph.Planning.Sql;
using HubGraph.Tests.Data;
using HubGraph.Transport.Cost;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Tests.Planning.Library;

/// <summary>Answers questions about the library, for callers with any rights.</summary>
internal sealed class LibraryServer : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;

    private LibraryServer(TestDatabase database)
    {
        _database = database;
        ServiceCollection services = new();
        services
            .AddSingleton(LibraryMaps.All())
            .AddSingleton(ReadDatabases.Open(database.Options))
            .AddSingleton<ReadCallerOf>(_ => ReadCaller.Server)
            .AddSingleton<ReadRightsOf>(context => (ReadRights)context.UserContext["rights"]!)
            .AddSingleton<ISchema>(provider => Schema(provider, provider.GetRequiredService<MapCatalog>()))
            .AddGraphQL(graphQL => graphQL
                .AddSystemTextJson(json => json.Converters.Add(new PlannedJsonConverter()))
                .AddDocumentListener<PlanningListener>(GraphQL.DI.ServiceLifetime.Singleton)
                .AddExecutionStrategy<PlannedExecutionStrategy>(OperationType.Query));
        _services = services.BuildServiceProvider();
    }

    public static async Task<LibraryServer> StartAsync(DatabaseProvider provider)
    {
        TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Missing);
        await database.ScalarAsync(LibraryMaps.Tables);
        return new LibraryServer(database);
    }

    /// <summary>The whole answer.</summary>
    /// <param name="reach">Which rows the caller reads what is restricted of: where only of some, of those on shelf 1.</param>
    public async Task<JsonElement> AskAsync(string document, Reach reach = Reach.None)
    {
        ExecutionResult result = await _services.GetRequiredService<IDocumentExecuter>().ExecuteAsync(new ExecutionOptions
        {
            Schema = _services.GetRequiredService<ISchema>(),
            Query = document,
            RequestServices = _services,
            UserContext = new Dictionary<string, object?> { ["rights"] = new Rights(reach) },
        });
        return JsonDocument.Parse(_services.GetRequiredService<IGraphQLTextSerializer>().Serialize(result)).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static GraphQL.Types.Schema Schema(IServiceProvider services, MapCatalog maps)
    {
        GraphQL.Types.Schema schema = new(services);
        ObjectGraphType query = new() { Name = "Query" };
        PlannedSchema.AddTo(schema, query, maps, (field, _, isInput) => field.Metadata["shown"] = isInput);
        schema.Directives.Register(new CostDirective(), new ListSizeDirective());
        schema.Query = query;
        return schema;
    }

    private sealed class Rights(Reach reach) : ReadRights
    {
        public override string Key => reach.ToString();
        public override string RefusalCode => PlanningErrorCodes.Forbidden;
        public override Reach Reaches(Restriction restriction) => reach;
        public override string Covers(Restriction restriction, SqlScope sql, string owner) => sql.Dialect.In(owner, sql.Add(new long[] { 1, 7 }));
    }
}
