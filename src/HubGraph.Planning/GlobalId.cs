using System.Buffers.Text;
using System.Globalization;
using System.Text;
using HubGraph.Planning.Rows;

namespace HubGraph.Planning;

/// <summary>Opaque ids of the graph (Relay's Global Object Identification): base64url of <c>Type:key</c>.</summary>
public static class GlobalId
{
    /// <summary>Makes the id of a record.</summary>
    public static string Encode(string type, long key) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{type}:{key}")));

    /// <summary>Appends the id of a record.</summary>
    /// <param name="typeAndColon">Its type and what follows that in ids.</param>
    internal static void Append(JsonBuffer text, ReadOnlySpan<byte> typeAndColon, long key)
    {
        Span<byte> id = stackalloc byte[typeAndColon.Length + 20];
        typeAndColon.CopyTo(id);
        Utf8Formatter.TryFormat(key, id[typeAndColon.Length..], out int digits);
        text.AppendBase64Url(id[..(typeAndColon.Length + digits)]);
    }

    /// <summary>Reads an id; false when it is none.</summary>
    public static bool TryDecode(string id, out string type, out long key)
    {
        (type, key) = ("", 0);
        if (id.Length is 0 or > 200 || !Base64Url.IsValid(id))
            return false;
        string text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(id));
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || !long.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out key))
            return false;
        type = text[..colon];
        return Encode(type, key) == id;
    }
}
