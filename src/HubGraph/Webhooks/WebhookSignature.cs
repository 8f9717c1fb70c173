using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HubGraph.Webhooks;

/// <summary>The signatures of Standard Webhooks 1.0 with shared secrets.</summary>
internal static class WebhookSignature
{
    private const string Prefix = "whsec_";
    private const int KeySize = 32;

    /// <summary>Draws a secret.</summary>
    public static string NewSecret() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeySize));

    /// <summary>What the header <c>webhook-signature</c> says: one signature for each secret, a space between them.</summary>
    public static string Of(IEnumerable<string> secrets, string id, string timestamp, ReadOnlyMemory<byte> body) =>
        string.Join(' ', secrets.Select(secret => Sign(secret, id, timestamp, body.Span)));

    /// <summary>An instant as the header <c>webhook-timestamp</c> has it.</summary>
    public static string Timestamp(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static string Sign(string secret, string id, string timestamp, ReadOnlySpan<byte> body)
    {
        byte[] key = Convert.FromBase64String(secret[Prefix.Length..]);
        using IncrementalHash hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hash.AppendData(body);
        return $"v1,{Convert.ToBase64String(hash.GetHashAndReset())}";
    }
}
