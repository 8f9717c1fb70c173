using HubGraph.Docs;
using HubGraph.Host.Health;
using HubGraph.Transport;
using Microsoft.AspNetCore.Http.Extensions;

namespace HubGraph.Rest;

/// <summary>Registers and maps the trusted documents as REST, with what describes them.</summary>
internal static class RestExtensions
{
    private static readonly string[] s_read = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddRest(this IServiceCollection services) =>
        services.AddSingleton<OpenApi>().AddSingleton<OperationPage>();

    /// <summary>Maps them; their description only where the server shows its schema.</summary>
    public static void MapRest(this WebApplication app, bool described)
    {
        app.MapOperations("/api").Counted(app.Services.GetRequiredService<ServiceRecord>());
        if (!described)
            return;
        app.MapMethods("/openapi.json", s_read, (HttpContext http, OpenApi description) => PageResponse.Of(
            http,
            description.Of(UriHelper.BuildAbsolute(http.Request.Scheme, http.Request.Host, http.Request.PathBase, "/")),
            "application/json; charset=utf-8")).WithDisplayName("OpenAPI").AllowAnonymous();
        app.MapMethods("/docs/operations", s_read, (HttpContext http, OperationPage page) => PageResponse.Of(http, page.Html))
            .WithDisplayName("Reference").AllowAnonymous();
    }
}
