using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

namespace HubGraph.Host.Auth;

/// <summary>What JwtBearer leaves to the server: the caller behind a valid token, and what a client may know about another.</summary>
internal sealed class BearerEvents(CallerClaims claims, IssuerKeys keys) : JwtBearerEvents
{
    public override Task MessageReceived(MessageReceivedContext context)
    {
        if (context.Request.Headers.Authorization.Count > 1)
            context.Fail("Send one Authorization header.");
        return Task.CompletedTask;
    }

    public override async Task TokenValidated(TokenValidatedContext context)
    {
        CallerPrincipal principal = await claims.ReadAsync(context.Principal!, context.HttpContext);
        context.Principal = principal;
        if (principal.Caller.Subject is null)
            context.Fail("The token names no subject, or none that is a text of at most 255 characters.");
    }

    public override Task AuthenticationFailed(AuthenticationFailedContext context)
    {
        // For these JwtBearer asks the issuer again: its name or its keys may be other ones by now.
        if (!keys.Answered && context.Exception is SecurityTokenInvalidSignatureException or SecurityTokenInvalidIssuerException)
            context.Fail(new IssuerUnavailableException());
        else
            context.Fail(Describe(context.Exception));
        return Task.CompletedTask;
    }

    /// <summary>What a client can mend. The exceptions' own texts quote the token and the server's settings.</summary>
    private static string Describe(Exception exception) => exception switch
    {
        SecurityTokenExpiredException => "The token has expired.",
        SecurityTokenNotYetValidException => "The token is not valid yet.",
        SecurityTokenNoExpirationException => "The token has no expiry.",
        SecurityTokenInvalidLifetimeException => "The token expires before it begins.",
        SecurityTokenInvalidAudienceException => "The token is meant for another audience.",
        SecurityTokenInvalidIssuerException => "The token is of another issuer.",
        SecurityTokenInvalidTypeException => "The token is no access token.",
        SecurityTokenInvalidAlgorithmException => "The token is signed with an algorithm that is not accepted.",
        SecurityTokenInvalidSignatureException or SecurityTokenInvalidSigningKeyException =>
            "The token is not signed by a key of the issuer.",
        SecurityTokenMalformedException or ArgumentException => "The token is not a JSON Web Token.",
        _ => "The token is not valid.",
    };
}
