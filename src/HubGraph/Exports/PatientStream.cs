using System.Buffers;
using System.IO.Pipelines;

namespace HubGraph.Exports;

/// <summary>Sends what is written as fast as its reader takes it.</summary>
internal sealed class PatientStream(PipeWriter output, ReaderPatience patience) : Stream
{
    private const int PartBytes = 32 * 1024;

    private int _unsent;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(ReadOnlySpan<byte> bytes)
    {
        output.Write(bytes);
        _unsent += bytes.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        Write(bytes.Span);
        if (_unsent >= PartBytes)
            await SendAsync(cancellationToken);
    }

    /// <summary>Sends what is left.</summary>
    public async Task SendAsync(CancellationToken cancellation)
    {
        int bytes = _unsent;
        _unsent = 0;
        if ((await patience.ForAsync(output.FlushAsync(cancellation), bytes)).IsCompleted)
            throw new OperationCanceledException("The reader has left.");
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
