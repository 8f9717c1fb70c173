using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HubGraph.Tests.Host.Auth;

/// <summary>Signs JSON Web Tokens with a key of its own, right or wrong ones.</summary>
internal sealed class TestTokens(string issuer)
{
    public const string Audience = "hubgraph";

    public RsaSecurityKey Key { get; } = new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("N") };

    /// <summary>The public part of the key, as a JSON Web Key.</summary>
    public JsonWebKey PublicKey
    {
        get
        {
            JsonWebKey key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(Key.Rsa.ExportParameters(false)) { KeyId = Key.KeyId });
            key.Use = "sig";
            return key;
        }
    }

    /// <summary>A token that lives from a minute ago for an hour, unless the change to it says otherwise.</summary>
    public string Sign(IDictionary<string, object?> claims, Action<SecurityTokenDescriptor>? change = null)
    {
        DateTime now = DateTime.UtcNow;
        SecurityTokenDescriptor descriptor = new()
        {
            Issuer = issuer,
            Audience = Audience,
            NotBefore = now.AddMinutes(-1),
            IssuedAt = now.AddMinutes(-1),
            Expires = now.AddHours(1),
            TokenType = "at+jwt",
            Claims = claims.Where(claim => claim.Value is not null).ToDictionary(claim => claim.Key, claim => claim.Value!),
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
        };
        change?.Invoke(descriptor);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }
}
