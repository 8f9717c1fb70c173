using System.Buffers;
using System.Text;
using HubGraph.Transport.Rates;

namespace HubGraph.Transport.Streams;

/// <summary>A message on its way out, in memory that is given back when it has left.</summary>
internal readonly struct Outgoing
{
    private readonly byte[]? _rented;
    private readonly StreamPace? _pace;

    private Outgoing(ReadOnlyMemory<byte> bytes, byte[]? rented, StreamPace? pace) => (Bytes, _rented, _pace) = (bytes, rented, pace);

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>A message that is the same for everybody.</summary>
    public static Outgoing Constant(ReadOnlyMemory<byte> bytes) => new(bytes, null, null);

    /// <summary>A message of its own; if it is an event, its source may send the next one when it has left.</summary>
    public static Outgoing Copy(ReadOnlySpan<byte> bytes, StreamPace? pace = null)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(rented);
        return new Outgoing(rented.AsMemory(0, bytes.Length), rented, pace);
    }

    /// <summary>A result as a server-sent event "next", with an id if it has one.</summary>
    public static Outgoing Event(ReadOnlySpan<byte> json, StreamPace? pace)
    {
        ReadOnlySpan<byte> before =
            pace?.TakeId() is { } id ? Encoding.UTF8.GetBytes($"id: {id}\nevent: next\ndata: ") : "event: next\ndata: "u8, after = "\n\n"u8;
        int length = before.Length + json.Length + after.Length;
        byte[] rented = ArrayPool<byte>.Shared.Rent(length);
        before.CopyTo(rented);
        Span<byte> data = rented.AsSpan(before.Length, json.Length);
        json.CopyTo(data);
        after.CopyTo(rented.AsSpan(before.Length + json.Length));
        // JSON that the application holds may be spread over lines, which would end the event. Inside its strings there are none.
        data.Replace((byte)'\n', (byte)' ');
        data.Replace((byte)'\r', (byte)' ');
        return new Outgoing(rented.AsMemory(0, length), rented, pace);
    }

    /// <summary>The message has left, or never will.</summary>
    public void Done()
    {
        if (_rented is not null)
            ArrayPool<byte>.Shared.Return(_rented);
        _pace?.Left();
    }
}
