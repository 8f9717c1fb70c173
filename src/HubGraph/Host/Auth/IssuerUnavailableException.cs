namespace HubGraph.Host.Auth;

/// <summary>The issuer cannot be asked for its keys now.</summary>
internal sealed class IssuerUnavailableException() : Exception(
    "The identity provider does not answer, so that the token cannot be checked. Requests without a token are answered.");
