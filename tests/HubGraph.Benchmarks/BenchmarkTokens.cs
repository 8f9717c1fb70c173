using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace HubGraph.Benchmarks;

/// <summary>Tokens of a benchmark's own issuer, which a server in Development takes as those of <c>dotnet user-jwts</c>.</summary>
internal static class BenchmarkTokens
{
    private const string Name = "benchmarks";

    // A secret between one program and its own child, on one machine, over made-up records.
    private static readonly byte[] s_key = SHA256.HashData("HubGraph.Benchmarks"u8);

    /// <summary>What the server is told.</summary>
    public static string[] Settings { get; } =
    [
        "--environment", "Development",
        "--Authentication:Schemes:Bearer:ValidIssuer", Name,
        "--Authentication:Schemes:Bearer:ValidAudiences:0", Name,
        "--Authentication:Schemes:Bearer:SigningKeys:0:Issuer", Name,
        "--Authentication:Schemes:Bearer:SigningKeys:0:Value", Convert.ToBase64String(s_key),
    ];

    /// <summary>A token for one who works for a hub, good for an hour (RFC 7519, signed by HS256 of RFC 7518).</summary>
    public static string Operator(string hub)
    {
        long now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        string header = Encode("""{"alg":"HS256","typ":"JWT"}"""u8);
        string claims = Encode(JsonSerializer.SerializeToUtf8Bytes(new { iss = Name, aud = Name, sub = "load", unique_name = "Load", role = "operator", hubs = hub, nbf = now, iat = now, exp = now + 3600 }));
        string signed = string.Create(CultureInfo.InvariantCulture, $"{header}.{claims}");
        return $"{signed}.{Encode(HMACSHA256.HashData(s_key, Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Encode(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
