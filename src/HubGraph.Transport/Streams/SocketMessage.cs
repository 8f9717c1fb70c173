using System.Text.Json;

namespace HubGraph.Transport.Streams;

/// <summary>A message of graphql-transport-ws. The payload is JSON, in the memory of the message; empty if there is none.</summary>
internal readonly record struct SocketMessage(string Type, string? Id, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Reads a message. Throws <see cref="SocketClosure"/> for what is none.</summary>
    public static SocketMessage Parse(ReadOnlyMemory<byte> utf8, int maxDepth)
    {
        try
        {
            Utf8JsonReader reader = new(utf8.Span, new JsonReaderOptions { MaxDepth = maxDepth });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                throw SocketClosure.Invalid("A message must be a JSON object.");
            SocketMessage message = Parse(ref reader, utf8);
            // Throws when anything but white space follows.
            reader.Read();
            return message;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw SocketClosure.Invalid("A message must be JSON.");
        }
    }

    private static SocketMessage Parse(ref Utf8JsonReader reader, ReadOnlyMemory<byte> utf8)
    {
        string? type = null, id = null;
        ReadOnlyMemory<byte> payload = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                type = ReadText(ref reader, type, "type");
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                id = ReadText(ref reader, id, "id");
            }
            else if (reader.ValueTextEquals("payload"u8))
            {
                reader.Read();
                int start = (int)reader.TokenStartIndex;
                bool none = reader.TokenType == JsonTokenType.Null;
                reader.Skip();
                payload = none ? default : utf8[start..(int)reader.BytesConsumed];
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return new SocketMessage(type ?? throw SocketClosure.Invalid("A message must have a type."), id, payload);
    }

    private static string ReadText(ref Utf8JsonReader reader, string? before, string name)
    {
        reader.Read();
        if (before is not null || reader.TokenType != JsonTokenType.String || reader.GetString() is not { Length: > 0 } text)
            throw SocketClosure.Invalid($"A message must have one {name}, a string that is not empty.");
        return text;
    }
}
