using System.Buffers.Binary;
using System.IO.Compression;

namespace HubGraph.Concepts.Activities.Import;

/// <summary>
/// A body that is compressed by gzip, as long as bodies may be when it is not. The platform takes one that breaks off for one
/// that ends there; what is missing may be rows, so the length at the end of the compressed bytes must be that of the text.
/// </summary>
internal sealed class GzipBody : ReadingStream
{
    private readonly Tail _compressed;
    private readonly GZipStream _text;
    private readonly long _limit;
    private long _length;

    /// <param name="body">The compressed bytes.</param>
    /// <param name="limit">How long the text may be, in bytes.</param>
    public GzipBody(Stream body, long limit)
    {
        _limit = limit;
        _compressed = new Tail(body);
        _text = new GZipStream(_compressed, CompressionMode.Decompress);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read;
        try
        {
            read = await _text.ReadAsync(buffer, cancellationToken);
        }
        catch (InvalidDataException)
        {
            throw Broken();
        }
        _length += read;
        if (_length > _limit)
            throw ImportException.TooLarge(
                $"The file is larger than {_limit} bytes when it is unpacked.", $"Le fichier, décompressé, dépasse {_limit} octets.");
        return read > 0 || buffer.IsEmpty || _compressed.Last == (uint)_length ? read : throw Broken();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _text.Dispose();
        base.Dispose(disposing);
    }

    private static ImportException Broken() => ImportException.Unreadable(
        "The compressed body breaks off, or is no gzip of one file.",
        "Le corps compressé est interrompu, ou n’est pas le gzip d’un seul fichier.");

    /// <summary>Remembers the last four bytes that were read.</summary>
    private sealed class Tail(Stream stream) : ReadingStream
    {
        private readonly byte[] _last = new byte[4];

        public uint Last => BinaryPrimitives.ReadUInt32LittleEndian(_last);

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int read = await stream.ReadAsync(buffer, cancellationToken);
            int fresh = Math.Min(read, _last.Length);
            _last.AsSpan(fresh).CopyTo(_last);
            buffer.Span[(read - fresh)..read].CopyTo(_last.AsSpan(_last.Length - fresh));
            return read;
        }
    }
}

/// <summary>A stream that is read from its beginning to its end, and no otherwise.</summary>
internal abstract class ReadingStream : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public abstract override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
