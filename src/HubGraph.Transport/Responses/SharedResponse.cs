namespace HubGraph.Transport.Responses;

/// <summary>An answer that is the same for everybody who asks the same, for as long as the data has this version.</summary>
internal sealed class SharedResponse(string version, string tag, byte[] body)
{
    private readonly byte[]?[] _coded = new byte[]?[2];

    public string Version => version;

    public string Tag => tag;

    public ReadOnlyMemory<byte> Body => body;

    /// <summary>
    /// How much memory it may take: a compressed copy is only kept if it is half as large or less, and there are two of them.
    /// </summary>
    public int MaxSize => 2 * body.Length;

    /// <summary>The body in a coding, made when it is first asked for; null where that does not pay.</summary>
    public byte[]? Coded(ContentCoding coding)
    {
        ref byte[]? coded = ref _coded[coding == ContentCoding.Brotli ? 0 : 1];
        byte[] made = coded ??= Compress(coding);
        return made.Length == 0 ? null : made;
    }

    private byte[] Compress(ContentCoding coding)
    {
        byte[] coded = ContentCodings.Compress(body, coding);
        return coded.Length <= body.Length / 2 ? coded : [];
    }
}
