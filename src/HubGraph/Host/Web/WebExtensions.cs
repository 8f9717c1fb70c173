namespace HubGraph.Host.Web;

/// <summary>What every answer of the server has in common.</summary>
internal static class WebExtensions
{
    /// <summary>Marks each answer with its request's id and with what browsers may do with it.</summary>
    public static void UseMarks(this IApplicationBuilder app) => app.Use(next => http =>
    {
        RequestTrace.Set(http);
        SecurityHeaders.Set(http.Response);
        return next(http);
    });
}
