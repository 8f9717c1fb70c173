using HubGraph.Tests.Host.Auth;

namespace HubGraph.Tests.Graph;

/// <summary>Who asks: what its token says.</summary>
public sealed record TestCaller(string Role, params string[] Hubs)
{
    public static readonly TestCaller Administrator = new("administrator");
    public static readonly TestCaller Integration = new("integration");
    public static readonly TestCaller Reader = new("reader");

    public static TestCaller Operator(params string[] hubs) => new("operator", hubs);

    /// <summary>A caller by its name in test data: <c>anonymous</c>, <c>administrator</c>, <c>operator nord sud</c>…</summary>
    public static TestCaller? Named(string name) =>
        name == "anonymous" ? null : name.Split(' ') is [var role, .. var hubs] ? new TestCaller(role, hubs) : null;

    /// <summary>A token of its own.</summary>
    public string Token => TestIssuer.Shared.Token(Role, Hubs);
}
