using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using HubGraph.Host.Auth;
using HubGraph.Tests.Graph;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Tests.Host.Auth;

/// <summary>What became of a request with an Authorization header.</summary>
internal sealed record AuthAnswer(int Status, HttpResponseHeaders Headers, MediaTypeHeaderValue? Media, JsonElement Body)
{
    public string? Code => Error?.GetProperty("extensions").GetProperty("code").GetString();

    public string? Message => Error?.GetProperty("message").GetString();

    private JsonElement? Error => Body.TryGetProperty("errors", out JsonElement errors) ? errors[0] : null;

    public static Task<AuthAnswer> AskAsync(GraphServer server, string token) => SendAsync(server, $"Bearer {token}");

    public static async Task<AuthAnswer> SendAsync(GraphServer server, string? authorization, string? accept = null, string? origin = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ __typename }" }) };
        foreach ((string name, string? value) in new[] { ("Authorization", authorization), ("Accept", accept), ("Origin", origin) })
        {
            if (value is not null)
                Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        using HttpResponseMessage response = await server.Client.SendAsync(request);
        return new AuthAnswer((int)response.StatusCode, response.Headers, response.Content.Headers.ContentType, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>Asks until the token is taken, or until the time has passed by which it has to be.</summary>
    public static async Task<AuthAnswer> AskUntilTakenAsync(GraphServer server, string token, TimeSpan limit)
    {
        for (long start = Stopwatch.GetTimestamp(); ; await Task.Delay(TimeSpan.FromMilliseconds(50)))
        {
            bool last = Stopwatch.GetElapsedTime(start) >= limit;
            AuthAnswer answer = await AskAsync(server, token);
            if (last || answer.Status == 200)
                return answer;
        }
    }

    /// <summary>The caller that a server makes of a valid token.</summary>
    public static async Task<Caller> CallerAsync(GraphServer server, string token)
    {
        await using AsyncServiceScope scope = server.Services.CreateAsyncScope();
        DefaultHttpContext http = new() { RequestServices = scope.ServiceProvider };
        http.Request.Headers.Authorization = $"Bearer {token}";
        AuthenticateResult result = await http.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        return Caller.Of(result.Principal ?? throw new InvalidOperationException(result.Failure?.Message));
    }

    public void ShouldAccept()
    {
        Assert.Equal((200, """{"__typename":"Query"}"""), (Status, Body.GetProperty("data").ToString()));
        Assert.Empty(Headers.WwwAuthenticate);
    }

    public void ShouldRefuse(string reason)
    {
        Assert.Equal((401, AuthErrorCodes.Unauthenticated, reason), (Status, Code, Message));
        Assert.Equal($"Bearer error=\"invalid_token\", error_description=\"{reason}\"", Assert.Single(Headers.GetValues("WWW-Authenticate")));
        Assert.False(Body.TryGetProperty("data", out _));
    }
}
