using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace HubGraph.Planning.Rows;

/// <summary>JSON in the making, in one pooled array.</summary>
public sealed class JsonBuffer : IDisposable
{
    private static readonly SearchValues<byte> s_escaped =
        SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, 0x20).Select(code => (byte)code)]);

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(4096);

    /// <summary>How many bytes it holds.</summary>
    public int Length { get; private set; }

    /// <summary>What it holds.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Whether that is <c>null</c>.</summary>
    public bool IsNull => Written.SequenceEqual("null"u8);

    /// <summary>The same in memory of its own.</summary>
    public JsonBuffer Copy()
    {
        JsonBuffer copy = new();
        copy.Append(Written);
        return copy;
    }

    /// <summary>Values as a JSON array.</summary>
    public static JsonBuffer List(IEnumerable<JsonBuffer> values)
    {
        JsonBuffer list = new();
        list.Append((byte)'[');
        foreach (JsonBuffer value in values)
        {
            if (list.Length > 1)
                list.Append((byte)',');
            list.Append(value.Written);
        }
        list.Append((byte)']');
        return list;
    }

    /// <summary>Appends bytes as they are.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Appends one byte.</summary>
    public void Append(byte value)
    {
        Reserve(1)[0] = value;
        Length++;
    }

    /// <summary>Appends a number.</summary>
    public void Append(long number)
    {
        Utf8Formatter.TryFormat(number, Reserve(20), out int written);
        Length += written;
    }

    /// <summary>Appends a number that is kept in units, so many to one, without a detour by floating point.</summary>
    public void AppendFixedPoint(long number, long units)
    {
        (long whole, long rest) = Math.DivRem(number, units);
        if (number < 0 && whole == 0)
            Append((byte)'-');
        Append(whole);
        if (rest == 0)
            return;
        Append((byte)'.');
        for (rest = Math.Abs(rest); rest != 0; rest %= units)
        {
            units /= 10;
            Append((byte)('0' + (rest / units)));
        }
    }

    /// <summary>Appends UTF-8 text as a JSON string.</summary>
    public void AppendString(ReadOnlySpan<byte> utf8)
    {
        Append((byte)'"');
        AppendEscaped(utf8);
        Append((byte)'"');
    }

    /// <summary>Appends a text as a JSON string.</summary>
    public void AppendString(string text)
    {
        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        byte[]? rented = most > 512 ? ArrayPool<byte>.Shared.Rent(most) : null;
        Span<byte> utf8 = rented ?? stackalloc byte[512];
        AppendString(utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
    }

    /// <summary>Appends UTF-8 text between quotes that the caller writes.</summary>
    public void AppendEscaped(ReadOnlySpan<byte> utf8)
    {
        while (true)
        {
            int plain = utf8.IndexOfAny(s_escaped);
            if (plain < 0)
            {
                Append(utf8);
                return;
            }
            Append(utf8[..plain]);
            AppendEscape(utf8[plain]);
            utf8 = utf8[(plain + 1)..];
        }
    }

    private void AppendEscape(byte value)
    {
        switch (value)
        {
            case (byte)'"': Append("\\\""u8); break;
            case (byte)'\\': Append("\\\\"u8); break;
            case (byte)'\n': Append("\\n"u8); break;
            case (byte)'\r': Append("\\r"u8); break;
            case (byte)'\t': Append("\\t"u8); break;
            default:
                Append("\\u00"u8);
                Utf8Formatter.TryFormat(value, Reserve(2), out int written, new StandardFormat('x', 2));
                Length += written;
                break;
        }
    }

    /// <summary>Appends bytes as base64url text.</summary>
    public void AppendBase64Url(ReadOnlySpan<byte> bytes) =>
        Length += Base64Url.EncodeToUtf8(bytes, Reserve(Base64Url.GetEncodedLength(bytes.Length)));

    /// <summary>Room for at least so many bytes after what is written; <see cref="Advance"/> makes them count.</summary>
    public Span<byte> Reserve(int count)
    {
        if (_bytes.Length - Length < count)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, Length + count));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }
        return _bytes.AsSpan(Length);
    }

    /// <summary>Counts bytes that were written into <see cref="Reserve"/>'s room.</summary>
    public void Advance(int count) => Length += count;

    /// <summary>Forgets what was written.</summary>
    public void Clear() => Length = 0;

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        Length = 0;
    }
}
