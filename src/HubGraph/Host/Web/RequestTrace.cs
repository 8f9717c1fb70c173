using System.Buffers;

namespace HubGraph.Host.Web;

/// <summary>
/// Gives every answer the id under which the log and the error's <c>requestId</c> know its request: the client's or the proxy's
/// own if it is well-formed, so that one id leads through all logs.
/// </summary>
internal static class RequestTrace
{
    public const string Header = "X-Request-Id";
    private const int Longest = 64;

    private static readonly SearchValues<char> s_allowed = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    public static void Set(HttpContext http)
    {
        if (http.Request.Headers[Header] is [{ Length: > 0 and <= Longest } given] && !given.AsSpan().ContainsAnyExcept(s_allowed))
            http.TraceIdentifier = given;
        http.Response.Headers[Header] = http.TraceIdentifier;
    }
}
