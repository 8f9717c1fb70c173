namespace HubGraph.Auth;

/// <summary>What became of a token: a caller, a refusal, or neither, because the issuer does not answer.</summary>
internal sealed record Authentication
{
    public CallerPrincipal? Principal { get; private init; }

    /// <summary>Why the token is refused.</summary>
    public string? Refusal { get; private init; }

    /// <summary>When to try again with a token that could not be checked.</summary>
    public TimeSpan RetryAfter { get; private init; }

    public static Authentication Accepted(CallerPrincipal principal) => new() { Principal = principal };

    public static Authentication Refused(string reason) => new() { Refusal = reason };

    public static Authentication Unavailable(TimeSpan retryAfter) => new() { RetryAfter = retryAfter };
}
