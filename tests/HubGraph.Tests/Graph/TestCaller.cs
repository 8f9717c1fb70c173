using System.Security.Claims;
using Microsoft.AspNetCore.Builder;

namespace HubGraph.Tests.Graph;

/// <summary>Who asks: what a token would say. Only here is it known how a request of a test carries it.</summary>
public sealed record TestCaller(string Role, params string[] Hubs)
{
    private const string Header = "X-Test-Caller";

    public static readonly TestCaller Administrator = new("administrator");
    public static readonly TestCaller Integration = new("integration");
    public static readonly TestCaller Reader = new("reader");

    public static TestCaller Operator(params string[] hubs) => new("operator", hubs);

    /// <summary>A caller by its name in test data: <c>anonymous</c>, <c>administrator</c>, <c>operator nord sud</c>…</summary>
    public static TestCaller? Named(string name) =>
        name == "anonymous" ? null : name.Split(' ') is [var role, .. var hubs] ? new TestCaller(role, hubs) : null;

    public ClaimsPrincipal Principal => new(new ClaimsIdentity([new Claim("role", Role), .. Hubs.Select(hub => new Claim("hubs", hub))], "test"));

    /// <summary>Puts it on a request.</summary>
    public void Sign(HttpRequestMessage request) => request.Headers.Add(Header, $"{Role} {string.Join(' ', Hubs)}".Trim());

    /// <summary>Makes a test's server believe what requests say.</summary>
    public static void Trust(WebApplication app) => app.Use((http, next) =>
    {
        if (http.Request.Headers[Header].ToString() is { Length: > 0 } name)
            http.User = Named(name)!.Principal;
        return next(http);
    });
}
