using HubGraph.Host;
using HubGraph.Transport.Http;
using HubGraph.Transport.Options;
using Microsoft.AspNetCore.Http.Features;
using ModelContextProtocol.Protocol;

namespace HubGraph.Mcp;

/// <summary>Registers and maps the Model Context Protocol, by which assistants ask.</summary>
internal static class McpExtensions
{
    private const string Instructions =
        "The French digital-inclusion ecosystem (inclusion numérique): hubs, carriers, territories, funded projects, events and "
            + "activities. Answers are JSON of a GraphQL API; what is null is not known. Name the source when you state a fact.";

    /// <summary>Adds it, unless the settings leave it out. Nothing is kept from one request to the next.</summary>
    public static IServiceCollection AddAssistants(this IServiceCollection services, IConfiguration configuration)
    {
        McpOptions options = configuration.Read<McpOptions>(McpOptions.Section);
        services.AddSingleton(options);
        if (!options.Enabled)
            return services;
        services.AddSingleton<McpTools>()
            .AddMcpServer(server =>
            {
                server.ServerInfo = new Implementation { Name = "hubgraph", Title = "HubGraph", Version = ProgramVersion.Current };
                server.ServerInstructions = Instructions;
            })
            .WithHttpTransport(http => http.ConfigureSessionOptions = (request, server, _) =>
            {
                request.RequestServices.GetRequiredService<McpTools>().Offer(request, server);
                return Task.CompletedTask;
            });
        return services;
    }

    /// <summary>Maps it, unless the settings leave it out. Who asks with a token has no more rights than who asks without.</summary>
    public static void MapAssistants(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<McpOptions>().Enabled)
            return;
        int largest = app.Services.GetRequiredService<TransportOptions>().MaxBodyBytes;
        IEndpointConventionBuilder endpoint = app.MapMcp("/mcp");
        endpoint.AllowAnonymous().Add(builder =>
        {
            RequestDelegate answer = builder.RequestDelegate!;
            builder.RequestDelegate = async http =>
            {
                if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
                    size.MaxRequestBodySize = largest;
                if (await http.AdmitAsync() && await http.SpendAsync())
                    await answer(http);
            };
        });
    }
}
