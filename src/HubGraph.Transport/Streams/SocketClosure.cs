using System.Text;
using HubGraph.Transport.Options;

namespace HubGraph.Transport.Streams;

/// <summary>What a client did ends its socket.</summary>
internal sealed class SocketClosure(int code, string reason) : Exception(reason)
{
    // A control frame holds 125 bytes, of which the code takes two.
    private const int MaxReason = 120;

    public int Code { get; } = code;

    /// <summary>A message of a type or a format that the protocol does not have: 4400.</summary>
    public static SocketClosure Invalid(string reason) => new(SocketCloseCodes.InvalidMessage, reason);

    /// <summary>As much of a reason as a close frame holds.</summary>
    public static string Shorten(string reason)
    {
        if (Encoding.UTF8.GetByteCount(reason) <= MaxReason)
            return reason;
        byte[] bytes = Encoding.UTF8.GetBytes(reason);
        int end = MaxReason;
        while ((bytes[end] & 0xC0) == 0x80)
            end--;
        return Encoding.UTF8.GetString(bytes, 0, end);
    }
}
