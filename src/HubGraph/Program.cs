using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;
using HubGraph.Commands;
using HubGraph.Concepts.Activities.Import;
using HubGraph.Concepts.Coverages;
using HubGraph.Concepts.Persons;
using HubGraph.Data;
using HubGraph.Data.Changes;
using HubGraph.Data.Search;
using HubGraph.Docs;
using HubGraph.Exports;
using HubGraph.Graph;
using HubGraph.Graph.Changes;
using HubGraph.Graph.Mutations;
using HubGraph.Host;
using HubGraph.Host.Auth;
using HubGraph.Host.Health;
using HubGraph.Host.Mistakes;
using HubGraph.Host.Web;
using HubGraph.Mcp;
using HubGraph.Pages;
using HubGraph.Planning.Execution;
using HubGraph.Rest;
using HubGraph.Transport;
using HubGraph.Transport.Cost;
using HubGraph.Transport.Execution;
using HubGraph.Transport.Options;
using HubGraph.Transport.Responses;
using HubGraph.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace HubGraph;

/// <summary>The program: its command line, and the server that it composes.</summary>
public static class Program
{
    public static Task<int> Main(string[] args) => CommandLine.RunAsync(args);

    /// <summary>The configuration, of which nothing is made yet.</summary>
    internal static WebApplicationBuilder Configure(string[] args)
    {
        // The program's own folder holds its settings, whatever folder it is started in.
        WebApplicationBuilder builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        SettingNames.CheckFiles(builder.Configuration);
        return builder;
    }

    /// <summary>Composes the server from its configuration, over a database that is ready.</summary>
    /// <param name="concepts">What the graph is made of; the program's own concepts if not given.</param>
    internal static WebApplication Compose(string[] args, DatabaseOptions? database = null, ConceptCatalog? concepts = null)
    {
        concepts ??= ConceptCatalog.OfProgram;
        WebApplicationBuilder builder = Configure(args);
        database ??= DatabaseSettings.Read(builder.Configuration);
        builder.AddTelemetry();
        builder.ConfigureKestrel();
        string[]? origins = builder.Configuration.AllowedOrigins();
        IntrospectionOptions introspection = builder.Configuration.Read<IntrospectionOptions>(IntrospectionOptions.Section);
        DatabaseWatch watch = new(TimeProvider.System);
        builder.Services
            .AddSingleton(database)
            .AddSingleton(concepts)
            .AddSingleton(watch)
            .AddChangeLog()
            .AddSingleton<FindEventReader>(context =>
                context.UserContext is HttpUserContext { Pace: { } pace } user ? new EventReader(user.LastEventId, pace.NextAsync) : null)
            .AddSingleton<ReadCallerOf>(services => ReadCallers.By(services.GetRequiredService<TransportOptions>()))
            .AddSingleton(builder.Configuration.Read<WorkLimits>(TransportSettings.Work))
            .AddSingleton<ContextReads>()
            .AddSingleton(
                services => new HubGraphContextFactory(database, services.GetRequiredService<ChangeSignal>()) { Declarations = concepts })
            .AddSingleton<IDbContextFactory<HubGraphContext>>(services => services.GetRequiredService<HubGraphContextFactory>())
            .AddSingleton(TimeProvider.System)
            .AddSingleton<MutationRunner>()
            .AddSingleton<CoverageReader>()
            .AddSingleton<UncoveredReader>()
            .AddSingleton<SearchReader>()
            .AddSingleton<MissingHints>()
            .AddSingleton<FindGrantedHubs>(services => (issuer, subject, stop) => HubGrantMutations.FindAsync(
                services.GetRequiredService<IDbContextFactory<HubGraphContext>>(), services.GetRequiredService<TimeProvider>(), issuer,
                subject, stop))
            .AddSingleton<ExplainMissing>(services => services.GetRequiredService<MissingHints>().ExplainAsync)
            .AddSingleton<FindDocumentation>(services => services.GetRequiredService<TransportOptions>().DocumentationOf)
            .AddSingleton<IDataVersions, DataVersions>()
            .AddSingleton(
                services => ReadDatabases.Open(services.GetRequiredService<DatabaseOptions>(), services.GetRequiredService<WorkLimits>()))
            .AddSingleton(services => concepts.Maps(ReadDatabases.Model(services.GetRequiredService<HubGraphContextFactory>())))
            .AddSingleton(services => CallerRights.Over(ReadDatabases.Model(services.GetRequiredService<HubGraphContextFactory>())))
            .AddSingleton<ISchema, HubGraphSchema>()
            .AddSingleton<TableSizeReader>()
            .AddSingleton<PlanningListener>()
            .AddSingleton<IOperationPreparer, OperationPreparer>()
            .AddGraphQL(graphQL => graphQL
                .AddTransport(transport =>
                {
                    TransportSettings.Apply(transport, builder.Configuration);
                    MistakeSettings.Apply(
                        transport.Mistakes,
                        builder.Configuration.Read<AuthOptions>(AuthOptions.Section),
                        builder.Environment.IsDevelopment(),
                        introspection.Enabled);
                    transport.Passing = watch.Explain;
                    KnownDocuments.Trust(transport.Documents, builder.Configuration);
                    transport.AllowedOrigins = origins;
                    transport.Introspection = introspection.Enabled;
                })
                .AddExecutionStrategy<PlannedExecutionStrategy>(OperationType.Query)
                .AddExecutionStrategy<PlannedExecutionStrategy>(OperationType.Mutation)
                .AddExecutionStrategy<PlannedSubscriptionStrategy>(OperationType.Subscription))
            .AddCors(cors => cors.AddDefaultPolicy(policy => policy.Allow(origins)))
            .AddCompression()
            .AddDocs(builder.Configuration)
            .AddSingleton(PagesOptions.Read(builder.Configuration))
            .AddSingleton<FigureReader>()
            .AddSingleton<DashboardPages>()
            .AddRest()
            .AddAssistants(builder.Configuration)
            .AddExports(builder.Configuration)
            .AddImports(builder.Configuration)
            .AddWebhooks(builder.Configuration)
            .AddStatus(builder.Configuration)
            .AddCallers(builder.Configuration, builder.Environment)
            .AddHealth();

        WebApplication app = builder.Build();
        app.UseTrustedProxies();
        app.UseMarks();
        app.UseLanguages();
        app.UseServingGate();
        app.UseHttpsIfConfigured();
        app.UseOrigins(origins);
        app.UseReadableAddresses();
        app.UseCompression();
        app.UseCallers();
        app.MapGraphQL("/graphql").Counted(app.Services.GetRequiredService<ServiceRecord>()).WithExplorer();
        app.MapPageAssets("/graphql/assets").AllowAnonymous();
        if (introspection.Enabled)
            app.MapSchema("/schema.graphql", services => SchemaPrinting.Print(services.GetRequiredService<ISchema>())).AllowAnonymous();
        DashboardPages.Map(app);
        ConsolePages.Map(app);
        app.MapRest(described: introspection.Enabled);
        app.MapAssistants();
        app.MapDocs();
        app.MapExports();
        app.MapImports();
        app.MapHealth();
        app.MapStatus();
        return app;
    }
}
