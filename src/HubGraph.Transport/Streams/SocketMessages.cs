using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQL;
using HubGraph.Transport.Json;
using HubGraph.Transport.Rates;

namespace HubGraph.Transport.Streams;

/// <summary>Makes the messages that the server sends.</summary>
internal sealed class SocketMessages(JsonPages pages)
{
    private static readonly byte[] s_ack = """{"type":"connection_ack"}"""u8.ToArray();
    private static readonly byte[] s_pong = """{"type":"pong"}"""u8.ToArray();

    public static Outgoing Ack { get; } = Outgoing.Constant(s_ack);

    /// <summary>The start of all messages about an operation.</summary>
    public static byte[] Head(string id) =>
        [
            .. """{"id":" """u8[..^1],
            .. JsonEncodedText.Encode(id, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes,
            .. "\",\"type\":\""u8,
        ];

    /// <summary>A pong with the payload of its ping, which is JSON.</summary>
    public static Outgoing Pong(ReadOnlySpan<byte> payload) =>
        payload.IsEmpty ? Outgoing.Constant(s_pong) : Outgoing.Copy([.. """{"type":"pong","payload":"""u8, .. payload, (byte)'}']);

    public static Outgoing Complete(byte[] head) => Outgoing.Constant((byte[])[.. head, .. "complete\"}"u8]);

    /// <summary>A result. Throws when a value cannot be serialized.</summary>
    public Outgoing Next(byte[] head, ExecutionResult result, StreamPace? pace = null)
    {
        JsonPage page = pages.Get();
        try
        {
            page.Bytes.Write(head);
            page.Bytes.Write("next\",\"payload\":"u8);
            pages.Write(page, result);
            page.Bytes.Write("}"u8);
            // Messages of sockets have no place for it.
            _ = pace?.TakeId();
            return Outgoing.Copy(page.Bytes.WrittenSpan, pace);
        }
        finally
        {
            pages.Return(page);
        }
    }

    /// <summary>Why an operation was not executed, or could not go on.</summary>
    public Outgoing Error(byte[] head, IEnumerable<ExecutionError> errors)
    {
        JsonPage page = pages.Get();
        try
        {
            page.Bytes.Write(head);
            page.Bytes.Write("error\",\"payload\":"u8);
            pages.Write(page, errors);
            page.Bytes.Write("}"u8);
            return Outgoing.Copy(page.Bytes.WrittenSpan);
        }
        finally
        {
            pages.Return(page);
        }
    }
}
