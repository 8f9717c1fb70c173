using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace HubGraph.Host.Auth;

/// <summary>
/// Asks the issuer for its keys whenever JwtBearer wants to know them, and remembers whether it answered. One that did not
/// is left alone for a while: JwtBearer would ask it again for each token of an unknown key, and others wait meanwhile.
/// </summary>
internal sealed partial class IssuerKeys(
    TimeProvider time, ILogger<IssuerKeys> logger) : IConfigurationRetriever<OpenIdConnectConfiguration>
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(4);
    private long _failedAt;
    private volatile bool _failed;

    /// <summary>How often JwtBearer asks again at the most: the shortest time that it allows.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromSeconds(1);

    /// <summary>How long one question may take.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(3);

    /// <summary>After what time an issuer that did not answer is asked again for certain.</summary>
    public static TimeSpan RetryAfter { get; } = s_pause + Interval;

    /// <summary>Whether the issuer answered when it was last asked.</summary>
    public bool Answered => !_failed;

    // JwtBearer asks one question at a time.
    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(
        string address, IDocumentRetriever retriever, CancellationToken cancel)
    {
        if (_failed && time.GetElapsedTime(_failedAt) < s_pause)
            throw new IssuerUnavailableException();
        try
        {
            OpenIdConnectConfiguration found = await OpenIdConnectConfigurationRetriever.GetAsync(address, retriever, cancel);
            if (string.IsNullOrEmpty(found.Issuer) || found.SigningKeys.Count == 0)
                throw new InvalidOperationException("It names no issuer or no keys.");
            LogKeys(address, found.SigningKeys.Count);
            _failed = false;
            return found;
        }
        catch (Exception exception)
        {
            // One line: the issuer's outage is not this program's failure.
            LogUnavailable(address, exception.InnerException?.Message ?? exception.Message);
            (_failedAt, _failed) = (time.GetTimestamp(), true);
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Address} gave {Count} keys.")]
    private partial void LogKeys(string address, int count);

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "{Address} does not answer; requests with tokens may be refused meanwhile: {Reason}")]
    private partial void LogUnavailable(string address, string reason);
}
