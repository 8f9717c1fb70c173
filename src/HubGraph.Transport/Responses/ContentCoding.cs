using System.IO.Compression;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace HubGraph.Transport.Responses;

/// <summary>How a body is coded on its way (RFC 9110, section 8.4.1).</summary>
internal enum ContentCoding
{
    /// <summary>As it is.</summary>
    Identity,

    /// <summary>By gzip.</summary>
    Gzip,

    /// <summary>By Brotli (RFC 7932).</summary>
    Brotli,
}

/// <summary>Chooses codings, and codes.</summary>
internal static class ContentCodings
{
    // Level 4 of 11 takes about the time of gzip's fastest and makes a fifth less.
    private const int BrotliQuality = 4;
    private const int BrotliWindow = 18;

    /// <summary>The best coding that a client accepts: Brotli before gzip where it likes both alike.</summary>
    public static ContentCoding Choose(StringValues accepted)
    {
        // What browsers send.
        if (accepted.Count == 0)
            return ContentCoding.Identity;
        if (accepted.Count == 1 && accepted[0] is "gzip, deflate, br, zstd" or "gzip, deflate, br" or "br")
            return ContentCoding.Brotli;
        if (!StringWithQualityHeaderValue.TryParseList(accepted, out IList<StringWithQualityHeaderValue>? values))
            return ContentCoding.Identity;

        double brotli = Quality(values, "br"), gzip = Quality(values, "gzip");
        if (Math.Max(brotli, gzip) <= 0)
            return ContentCoding.Identity;
        return brotli >= gzip ? ContentCoding.Brotli : ContentCoding.Gzip;
    }

    /// <summary>What the header Content-Encoding calls it.</summary>
    public static string NameOf(ContentCoding coding) => coding == ContentCoding.Brotli ? "br" : "gzip";

    /// <summary>Compresses a body.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> body, ContentCoding coding)
    {
        if (coding == ContentCoding.Gzip)
        {
            using MemoryStream coded = new(body.Length / 4);
            using (GZipStream gzip = new(coded, CompressionLevel.Fastest, leaveOpen: true))
                gzip.Write(body);
            return coded.ToArray();
        }

        byte[] rented = System.Buffers.ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(body.Length));
        try
        {
            return BrotliEncoder.TryCompress(body, rented, out int written, BrotliQuality, BrotliWindow)
                ? rented[..written]
                : throw new InvalidOperationException("The buffer was too small for what Brotli made.");
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static double Quality(IList<StringWithQualityHeaderValue> accepted, string coding)
    {
        double any = 0;
        foreach (StringWithQualityHeaderValue value in accepted)
        {
            if (value.Value.Equals(coding, StringComparison.OrdinalIgnoreCase))
                return value.Quality ?? 1;
            if (value.Value == "*")
                any = value.Quality ?? 1;
        }

        return any;
    }
}
