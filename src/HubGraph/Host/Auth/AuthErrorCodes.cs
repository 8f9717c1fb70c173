namespace HubGraph.Host.Auth;

/// <summary>The values of <c>extensions.code</c> of requests whose caller cannot be told.</summary>
public static class AuthErrorCodes
{
    /// <summary>The token that was sent is not one that this server takes, or none was sent where one is needed.</summary>
    public const string Unauthenticated = "UNAUTHENTICATED";

    /// <summary>A session was sent by a page of another origin.</summary>
    public const string Forbidden = "FORBIDDEN";

    /// <summary>The issuer of the tokens does not answer, so that none can be checked; anonymous reads go on.</summary>
    public const string IdentityProviderUnavailable = "IDENTITY_PROVIDER_UNAVAILABLE";
}
