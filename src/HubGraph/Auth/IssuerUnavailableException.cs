namespace HubGraph.Auth;

/// <summary>The issuer cannot be asked for its keys now.</summary>
internal sealed class IssuerUnavailableException(TimeSpan retryAfter, Exception? inner = null) : Exception("The identity provider does not answer.", inner)
{
    /// <summary>After what time it may be worth to try again.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;
}
