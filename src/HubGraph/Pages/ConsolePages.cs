using HubGraph.Docs;
using HubGraph.Host;
using HubGraph.Host.Auth;
using HubGraph.Transport.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Net.Http.Headers;

namespace HubGraph.Pages;

/// <summary>
/// The operators' console: a page that loads its script, the worker by which it opens without a network, and its ways to the
/// issuer and back.
/// </summary>
internal static class ConsolePages
{
    private const string Address = "/console";
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src "
            + "'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static readonly string[] s_read = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps them.</summary>
    public static void Map(WebApplication app)
    {
        AuthOptions auth = app.Services.GetRequiredService<AuthOptions>();
        string signIn = auth.HasSessions ? "session" : app.Environment.IsDevelopment() ? "token" : "none";
        app.Map(Address, http => Answer(http, signIn).ExecuteAsync(http)).WithDisplayName("Console").AllowAnonymous();
        app.MapMethods($"{Address}/worker.js", s_read, Worker).WithDisplayName("Console").AllowAnonymous();
        app.MapMethods($"{Address}/manifest.webmanifest", s_read, Manifest).WithDisplayName("Console").AllowAnonymous();
        if (!auth.HasSessions)
            return;
        app.MapGet($"{Address}/sign-in", SignInAsync).WithDisplayName("Console").AllowAnonymous();
        app.MapGet(Sessions.SignedIn, ReturnAsync).WithDisplayName("Console").AllowAnonymous();
        app.MapGet(Sessions.SignedOut, ReturnAsync).WithDisplayName("Console").AllowAnonymous();
        app.MapPost($"{Address}/sign-out", (Delegate)SignOutAsync).WithDisplayName("Console");
    }

    private static IResult Answer(HttpContext http, string signIn)
    {
        http.Response.Headers.Append(HeaderNames.Vary, $"{HeaderNames.Accept}, {HeaderNames.AcceptLanguage}");
        if (!s_read.Contains(http.Request.Method) || !http.Request.PrefersHtml())
            return Results.NotFound();
        bool french = DashboardPages.AsksFrench(http.Request);
        Markup guide = Page.Link(french ? "docs/console.fr" : "docs/console", "Guide");
        if (!PageFiles.IsBuilt)
        {
            string unbuilt = french
                ? "La console n’a pas été construite : Node.js manquait."
                : "The console was not built: Node.js was missing.";
            return PageResponse.Of(http, new Page("Console", Markup.Of($"""
                <h1>Console</h1>
                <p>{unbuilt} {guide}</p>
                """)) { IsFrench = french }.Render(hasReference: false));
        }
        string needs = french ? "La console a besoin de JavaScript." : "The console needs JavaScript.";
        string html = PageFiles.ReadConsole()
            .Replace("\"./graphql/assets/", $"\"{Page.Up}graphql/assets/", StringComparison.Ordinal)
            .Replace("</head>", $"<link rel=\"manifest\" href=\"{Page.Up}console/manifest.webmanifest\"></head>", StringComparison.Ordinal)
            .Replace("{language}", french ? "fr" : "en", StringComparison.Ordinal)
            .Replace("{sign-in}", signIn, StringComparison.Ordinal)
            .Replace("{version}", ProgramVersion.Current, StringComparison.Ordinal)
            .Replace("{noscript}", Markup.Of($"<p>{needs} {guide}</p>").Html, StringComparison.Ordinal);
        return PageResponse.Of(http, new Markup(html), StatusCodes.Status200OK, Policy);
    }

    private static IResult Worker(HttpContext http)
    {
        if (PageFiles.ReadWorker() is not { } script)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "no-cache";
        // It serves the page above its own folder, wherever a proxy put both.
        http.Response.Headers["Service-Worker-Allowed"] = $"..{Address}";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; connect-src 'self'; script-src 'self'";
        return Results.Text(script, "text/javascript");
    }

    // What a phone needs to keep the console among its applications.
    private static IResult Manifest(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Json(
            new
            {
                name = "HubGraph · Console",
                short_name = "HubGraph",
                start_url = "../console",
                scope = "../console",
                display = "standalone",
                icons = new[] { new { src = "../docs/icon.svg", sizes = "any", type = "image/svg+xml" } },
            },
            contentType: "application/manifest+json");
    }

    private static async Task SignInAsync(HttpContext http)
    {
        try
        {
            await http.ChallengeAsync(Sessions.Issuer, new AuthenticationProperties { RedirectUri = $"{http.Request.PathBase}{Address}" });
        }
        catch (Exception exception) when (
            exception is InvalidOperationException or HttpRequestException or OperationCanceledException && !http.Response.HasStarted)
        {
            http.Response.Redirect($"{http.Request.PathBase}{Address}?problem=issuer");
        }
    }

    /// <summary>The issuer leads the browser back.</summary>
    private static async Task ReturnAsync(HttpContext http)
    {
        IAuthenticationHandler? handler = await http.RequestServices.GetRequiredService<IAuthenticationHandlerProvider>()
            .GetHandlerAsync(http, Sessions.Issuer);
        if (handler is not IAuthenticationRequestHandler returning || !await returning.HandleRequestAsync())
            http.Response.Redirect($"{http.Request.PathBase}{Address}");
    }

    // The page asks, and goes on to the issuer itself, where somebody is to be signed out as well.
    private static async Task<IResult> SignOutAsync(HttpContext http)
    {
        if (http.User.Identity?.IsAuthenticated != true || !Sessions.IsNamed(http.Request))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        string? address = await Sessions.SignOutAsync(http, $"{http.Request.PathBase}{Address}");
        return Results.Json(new { address });
    }
}
