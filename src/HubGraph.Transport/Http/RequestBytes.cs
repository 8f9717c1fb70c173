using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace HubGraph.Transport.Http;

/// <summary>
/// What a request asks, as it came: the body of a POST, the query string of a GET. Before it stands what else decides on the
/// answer's form: the method's kind, the media type, the language, and the name of an operation that has an address of its own.
/// </summary>
internal sealed class RequestBytes : IDisposable
{
    // A version is some tens of characters.
    private const int Slack = 256;

    private readonly byte[] _rented;
    private readonly int _head;
    private readonly int _length;

    private RequestBytes(byte[] rented, int head, int length) => (_rented, _head, _length) = (rented, head, length);

    /// <summary>What is parsed.</summary>
    public ReadOnlySpan<byte> Content => _rented.AsSpan(_head, _length - _head);

    /// <summary>What the answer is remembered by, as long as this is not disposed of.</summary>
    public ReadOnlyMemory<byte> Key => _rented.AsMemory(0, _length);

    public static RequestBytes OfBody(in ReadOnlySequence<byte> body, ResponseMedia? media, string? operation)
    {
        byte[] rented = Rent((int)body.Length, 'P', media, operation, out int head);
        body.CopyTo(rented.AsSpan(head));
        return new RequestBytes(rented, head, head + (int)body.Length);
    }

    public static RequestBytes OfQueryString(QueryString query, ResponseMedia? media, string? operation)
    {
        string text = query.Value ?? "";
        byte[] rented = Rent(Encoding.UTF8.GetMaxByteCount(text.Length), 'G', media, operation, out int head);
        return new RequestBytes(rented, head, head + Encoding.UTF8.GetBytes(text, rented.AsSpan(head)));
    }

    /// <summary>The weak entity tag of the answer at a version.</summary>
    public string Tag(string version)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (Encoding.UTF8.TryGetBytes(version, _rented.AsSpan(_length), out int added))
        {
            SHA256.HashData(_rented.AsSpan(0, _length + added), hash);
        }
        else
        {
            byte[] all = [.. Key.Span, .. Encoding.UTF8.GetBytes(version)];
            SHA256.HashData(all, hash);
        }

        return $"W/\"{Base64Url.EncodeToString(hash[..15])}\"";
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_rented);

    private static byte[] Rent(int content, char kind, ResponseMedia? media, string? operation, out int head)
    {
        string language = CultureInfo.CurrentUICulture.Name;
        byte[] rented = ArrayPool<byte>.Shared.Rent(4 + language.Length + (operation?.Length ?? 0) + content + Slack);
        rented[0] = (byte)kind;
        rented[1] = (byte)('0' + (int)(media ?? ResponseMedia.Json));
        head = 2 + Encoding.ASCII.GetBytes(language, rented.AsSpan(2));
        // Names of GraphQL are ASCII, and no language has a line's end in it.
        rented[head++] = (byte)'\n';
        head += Encoding.ASCII.GetBytes(operation ?? "", rented.AsSpan(head));
        rented[head++] = (byte)'\n';
        return rented;
    }
}
