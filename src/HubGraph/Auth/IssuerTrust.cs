using HubGraph.Data;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace HubGraph.Auth;

/// <summary>
/// Tokens of an OpenID Connect issuer, whose keys are discovered, and asked for again when a token is signed with one
/// that is not known yet. Requests that wait for the keys wait for the same question.
/// </summary>
internal sealed partial class IssuerTrust : TokenTrust, IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    // After the first, keys are renewed beside the requests; after the second, a key that was withdrawn must not be trusted any more.
    private static readonly TimeSpan s_fresh = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_usable = TimeSpan.FromDays(1);

    // Public keys alone: with a shared secret, whoever can check a token can make one.
    private static readonly string[] s_algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private readonly AuthOptions _options;
    private readonly string _address;
    private readonly TimeProvider _time;
    private readonly ILogger<IssuerTrust> _logger;
    private readonly HttpClient _http = new() { Timeout = s_patience, MaxResponseContentBufferSize = 1024 * 1024 };
    private readonly HttpDocumentRetriever _documents;
    private readonly Allowance _questions;
    private readonly Lock _lock = new();
    private volatile Keys? _keys;
    private Task<Keys>? _question;

    public IssuerTrust(AuthOptions options, TimeProvider time, ILogger<IssuerTrust> logger) : base(new CallerClaims(options))
    {
        (_options, _time, _logger) = (options, time, logger);
        Uri authority = Check(options);
        _address = authority.AbsoluteUri.TrimEnd('/') + "/.well-known/openid-configuration";
        _documents = new HttpDocumentRetriever(_http) { RequireHttps = !authority.IsLoopback };
        _questions = new Allowance(5, TimeSpan.FromSeconds(10), time);
    }

    public override async ValueTask<TokenValidationParameters?> CurrentAsync(CancellationToken cancellation)
    {
        Keys? keys = _keys;
        TimeSpan age = keys is null ? TimeSpan.MaxValue : _time.GetUtcNow() - keys.AskedAt;
        if (age > s_usable)
            keys = await (Ask() ?? throw new IssuerUnavailableException(_questions.Wait)).WaitAsync(cancellation);
        else if (age > s_fresh)
            _ = Ask();
        return keys!.Parameters;
    }

    public override async ValueTask<TokenValidationParameters> RenewedAsync(TokenValidationParameters seen, CancellationToken cancellation)
    {
        if (_keys is { } known && known.Parameters != seen)
            return known.Parameters;
        return Ask() is { } question ? (await question.WaitAsync(cancellation)).Parameters : seen;
    }

    public void Dispose() => _http.Dispose();

    /// <summary>The authority of the settings, or one plain line about what is wrong with them.</summary>
    public static Uri Check(AuthOptions options)
    {
        if (!Uri.TryCreate(options.Authority, UriKind.Absolute, out Uri? authority) || authority.Scheme is not ("https" or "http"))
            throw new StartupException("Auth:Authority is not the address of an issuer, such as https://login.example.org.");
        if (authority.Scheme == "http" && !authority.IsLoopback)
            throw new StartupException("Auth:Authority must be an https address: over plain http, anybody on the way could give the server keys.");
        if (string.IsNullOrWhiteSpace(options.Audience))
            throw new StartupException("Auth:Audience is missing: without it, a token that was made for another application would be taken.");
        if (options.ClockSkew < TimeSpan.Zero)
            throw new StartupException("Auth:ClockSkew is negative.");
        return authority;
    }

    /// <summary>The question under way, or a new one; null when too many were asked.</summary>
    private Task<Keys>? Ask()
    {
        lock (_lock)
        {
            if (_question is { IsCompleted: false })
                return _question;
            return _questions.TryTake() ? _question = Task.Run(AskAsync) : null;
        }
    }

    private async Task<Keys> AskAsync()
    {
        DateTimeOffset now = _time.GetUtcNow();
        try
        {
            using CancellationTokenSource patience = new(s_patience);
            OpenIdConnectConfiguration found = await OpenIdConnectConfigurationRetriever.GetAsync(_address, _documents, patience.Token);
            if (string.IsNullOrEmpty(found.Issuer) || found.SigningKeys.Count == 0)
                throw new InvalidOperationException("It names no issuer or no keys.");
            TokenValidationParameters parameters = Rules(_options.ClockSkew, s_algorithms);
            parameters.ValidIssuer = found.Issuer;
            parameters.ValidAudience = _options.Audience;
            parameters.IssuerSigningKeys = found.SigningKeys;
            LogKeys(_address, found.SigningKeys.Count);
            return _keys = new Keys(parameters, now);
        }
        catch (Exception exception)
        {
            // One line: the issuer's outage is not this program's failure.
            LogUnavailable(_address, exception.InnerException?.Message ?? exception.Message);
            TimeSpan wait = _questions.Wait;
            throw new IssuerUnavailableException(wait > TimeSpan.FromSeconds(1) ? wait : TimeSpan.FromSeconds(1), exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Address} gave {Count} keys.")]
    private partial void LogKeys(string address, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Address} does not answer; requests with tokens may be refused meanwhile: {Reason}")]
    private partial void LogUnavailable(string address, string reason);

    private sealed record Keys(TokenValidationParameters Parameters, DateTimeOffset AskedAt);
}
