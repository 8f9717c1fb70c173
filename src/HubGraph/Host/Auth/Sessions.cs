using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Json;
using HubGraph.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using TokenValidatedContext = Microsoft.AspNetCore.Authentication.OpenIdConnect.TokenValidatedContext;

namespace HubGraph.Host.Auth;

/// <summary>
/// The console's sessions: the server signs in with the issuer, and keeps who it was in a cookie that no script reads. A cookie counts
/// where a request says that it is the console's, by a header that pages of other origins cannot send with cookies.
/// </summary>
internal static class Sessions
{
    /// <summary>The scheme of the cookie.</summary>
    public const string Scheme = "Session";

    /// <summary>The scheme that signs in and out with the issuer.</summary>
    public const string Issuer = OpenIdConnectDefaults.AuthenticationScheme;

    /// <summary>Where the issuer leads back to.</summary>
    public const string SignedIn = "/console/signed-in";

    /// <summary>Where the issuer leads back to once somebody has signed out.</summary>
    public const string SignedOut = "/console/signed-out";

    /// <summary>The header by which the console says that its session counts.</summary>
    public const string Header = "Console-Session";

    private static readonly string[] s_scopes = ["openid", "profile", "email"];
    private static readonly object s_wayOut = new();

    /// <summary>Whether a request is to count as the session's.</summary>
    public static bool IsNamed(HttpRequest request) => request.Headers.ContainsKey(Header);

    /// <summary>
    /// Whether a request comes from a page of this server. Who cannot say so has been asked by the browser whether the header may be sent
    /// with cookies, which it may not from elsewhere.
    /// </summary>
    public static bool IsOfThisOrigin(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site
            ? site == "same-origin"
            : request.Headers.Origin is not { Count: > 0 } origin || origin == $"{request.Scheme}://{request.Host}";

    /// <summary>Adds them, with keys that all servers of a database share.</summary>
    public static void AddSessions(this AuthenticationBuilder authentication, Uri authority, AuthOptions options)
    {
        IServiceCollection services = authentication.Services;
        services.AddDataProtection().SetApplicationName("HubGraph");
        services.AddOptions<KeyManagementOptions>().Configure<IDbContextFactory<HubGraphContext>, TimeProvider>(
            (keys, contexts, time) => keys.XmlRepository = new ProtectionKeys(contexts, time));
        CallerClaims claims = new(options);
        authentication.AddCookie(Scheme, cookie =>
        {
            cookie.Cookie.Name = "hubgraph-session";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = options.Session;
            cookie.SlidingExpiration = false;
            cookie.Events.OnValidatePrincipal = async context =>
                context.ReplacePrincipal(await claims.ReadAsync(context.Principal!, context.HttpContext));
        });
        authentication.AddOpenIdConnect(Issuer, issuer =>
        {
            issuer.Authority = authority.AbsoluteUri;
            issuer.RequireHttpsMetadata = !authority.IsLoopback;
            issuer.BackchannelTimeout = TimeSpan.FromSeconds(10);
            (issuer.ClientId, issuer.ClientSecret) = (options.ClientId, options.ClientSecret);
            (issuer.ResponseType, issuer.ResponseMode, issuer.UsePkce) = (
                OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
            issuer.SignInScheme = Scheme;
            (issuer.CallbackPath, issuer.SignedOutCallbackPath, issuer.SignedOutRedirectUri) = (SignedIn, SignedOut, "/console");
            // The issuer's page could sign people out by a frame: here only they themselves do.
            issuer.RemoteSignOutPath = default;
            issuer.DisableTelemetry = true;
            issuer.MapInboundClaims = false;
            issuer.ClaimActions.Clear();
            issuer.Scope.Clear();
            foreach (string scope in options.Scopes is [] ? s_scopes : options.Scopes.AsEnumerable())
                issuer.Scope.Add(scope);
            issuer.TokenValidationParameters.ValidAlgorithms = BearerExtensions.Algorithms;
            issuer.TokenValidationParameters.ClockSkew = options.ClockSkew;
            // The way back is a navigation, with which the browser sends these.
            (issuer.NonceCookie.SameSite, issuer.CorrelationCookie.SameSite) = (SameSiteMode.Lax, SameSiteMode.Lax);
            (issuer.NonceCookie.SecurePolicy, issuer.CorrelationCookie.SecurePolicy) = (
                CookieSecurePolicy.SameAsRequest, CookieSecurePolicy.SameAsRequest);
            issuer.Events.OnTokenValidated = context => TellAsync(context, options);
            issuer.Events.OnTicketReceived = context =>
            {
                context.Properties!.IsPersistent = true;
                return Task.CompletedTask;
            };
            issuer.Events.OnRedirectToIdentityProviderForSignOut = context =>
            {
                context.HandleResponse();
                if (!string.IsNullOrEmpty(context.ProtocolMessage.IssuerAddress))
                {
                    context.ProtocolMessage.State = context.Options.StateDataFormat.Protect(context.Properties);
                    context.HttpContext.Items[s_wayOut] = context.ProtocolMessage.CreateLogoutRequestUrl();
                }
                return Task.CompletedTask;
            };
            issuer.Events.OnRemoteFailure = context =>
            {
                context.HandleResponse();
                context.Response.Redirect($"{context.Request.PathBase}/console?problem=sign-in");
                return Task.CompletedTask;
            };
        });
    }

    /// <summary>Ends the session of a request, and answers where it ends at the issuer too; null where the issuer does not say.</summary>
    public static async Task<string?> SignOutAsync(HttpContext http, string back)
    {
        try
        {
            await http.SignOutAsync(Issuer, new AuthenticationProperties { RedirectUri = back });
        }
        catch (InvalidOperationException)
        {
            // The issuer does not answer.
        }
        await http.SignOutAsync(Scheme);
        return (string?)http.Items[s_wayOut];
    }

    // Where the issuer's access token is one for this server, it says who its bearer is, as anywhere else; otherwise the issuer is
    // asked by it.
    private static async Task TellAsync(TokenValidatedContext context, AuthOptions options)
    {
        HttpContext http = context.HttpContext;
        OpenIdConnectMessage tokens = context.TokenEndpointResponse!;
        context.Properties!.StoreTokens([new AuthenticationToken { Name = OpenIdConnectParameterNames.IdToken, Value = tokens.IdToken }]);
        http.Request.Headers.Authorization = $"Bearer {tokens.AccessToken}";
        AuthenticateResult access = await http.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        http.Request.Headers.Authorization = default;
        Claim[] identity = [.. context.Principal!.Claims];
        Claim[] told = access.Succeeded ? [.. access.Principal.Claims] : await AskAsync(context, tokens.AccessToken);
        if (!access.Succeeded && told.Length > 0 && Of(told, "sub") != Of(identity, "sub"))
        {
            context.Fail("The issuer tells of another person than of the one who signed in.");
            return;
        }
        // The cookie holds what is asked for later, and nothing else that the issuer knows of somebody. An access token's word goes first.
        string[] asked = [
            options.RoleClaim, options.RoleClaim.Split('.')[0], options.HubsClaim, options.HubsClaim.Split('.')[0], options.NameClaim,
            options.EmailClaim, "sub",
        ];
        IEnumerable<Claim> kept = asked.Distinct().SelectMany(type =>
            Array.Exists(
                told, claim => claim.Type == type) ? told.Where(claim => claim.Type == type) : identity.Where(claim => claim.Type == type))
                    .Append(identity.First(claim => claim.Type == "iss"));
        context.Principal = new ClaimsPrincipal(new ClaimsIdentity(kept.Select(claim => new Claim(claim.Type, claim.Value)), Scheme));
    }

    // What the issuer tells of the one who signed in (userinfo), as JSON or, as ProConnect does, as a JWT.
    private static async Task<Claim[]> AskAsync(TokenValidatedContext context, string accessToken)
    {
        CancellationToken stop = context.HttpContext.RequestAborted;
        OpenIdConnectConfiguration issuer = await context.Options.ConfigurationManager!.GetConfigurationAsync(stop);
        if (string.IsNullOrEmpty(issuer.UserInfoEndpoint))
            return [];
        using HttpRequestMessage request = new(HttpMethod.Get, issuer.UserInfoEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using HttpResponseMessage response = await context.Options.Backchannel.SendAsync(request, stop);
        response.EnsureSuccessStatusCode();
        string body = await response.Content.ReadAsStringAsync(stop);
        if (response.Content.Headers.ContentType?.MediaType == "application/jwt")
            body = Base64UrlEncoder.Decode(body.Split('.')[1]);
        return
        [
            .. JsonElement.Parse(body).EnumerateObject().Select(told =>
                new Claim(told.Name, told.Value.ValueKind == JsonValueKind.String ? told.Value.GetString()! : told.Value.GetRawText())),
        ];
    }

    private static string? Of(Claim[] claims, string type) => Array.Find(claims, claim => claim.Type == type)?.Value;
}
