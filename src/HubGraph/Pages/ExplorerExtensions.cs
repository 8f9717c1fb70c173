namespace HubGraph.Pages;

/// <summary>Shows the explorer to browsers.</summary>
internal static class ExplorerExtensions
{
    /// <summary>Answers a browser that opens the address of this endpoint with the explorer; everything else goes on as it did.</summary>
    public static TBuilder WithExplorer<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(builder =>
        {
            RequestDelegate answer = builder.RequestDelegate!;
            builder.RequestDelegate = http => ExplorerPage.IsWanted(http.Request) ? ExplorerPage.AnswerAsync(http) : answer(http);
        });
        return endpoint;
    }

    /// <summary>Serves the assets of all pages.</summary>
    public static IEndpointConventionBuilder MapPageAssets(this IEndpointRouteBuilder endpoints, string path) =>
        endpoints.MapMethods(path + "/{file}", [HttpMethods.Get, HttpMethods.Head], PageAssets.Answer).WithDisplayName("Pages");
}
