namespace HubGraph.Concepts.Activities.Import;

/// <summary>A stream whose first bytes were looked at.</summary>
internal sealed class PeekedStream : ReadingStream
{
    private readonly Stream _rest;
    private ReadOnlyMemory<byte> _start;

    private PeekedStream(ReadOnlyMemory<byte> start, Stream rest) => (_start, _rest) = (start, rest);

    /// <summary>Whether it begins as workbooks do: as a ZIP archive, or as what holds one under a password.</summary>
    public bool IsWorkbook => _start.Span.StartsWith("PK\u0003\u0004"u8) || _start.Span is [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>Looks at the first bytes of a stream, which are read again.</summary>
    public static async Task<PeekedStream> OpenAsync(Stream stream, CancellationToken cancellation)
    {
        byte[] start = new byte[4];
        int read = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellation);
        return new PeekedStream(start.AsMemory(0, read), stream);
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_start.IsEmpty)
            return _rest.ReadAsync(buffer, cancellationToken);
        int taken = Math.Min(buffer.Length, _start.Length);
        _start[..taken].CopyTo(buffer);
        _start = _start[taken..];
        return ValueTask.FromResult(taken);
    }
}
