namespace HubGraph.Transport.Responses;

/// <summary>What an answer is remembered by: the bytes of the request and what else the answer depends on but the data.</summary>
internal readonly struct ResponseKey(ReadOnlyMemory<byte> bytes) : IEquatable<ResponseKey>
{
    private readonly ReadOnlyMemory<byte> _bytes = bytes;
    private readonly int _hash = Hash(bytes.Span);

    public int Length => _bytes.Length;

    /// <summary>The same key in memory of its own.</summary>
    public ResponseKey Copy() => new(_bytes.ToArray());

    public bool Equals(ResponseKey other) => _hash == other._hash && _bytes.Span.SequenceEqual(other._bytes.Span);

    public override bool Equals(object? obj) => obj is ResponseKey other && Equals(other);

    public override int GetHashCode() => _hash;

    // Seeded anew in each process: nobody can make keys that collide.
    private static int Hash(ReadOnlySpan<byte> bytes)
    {
        HashCode hash = default;
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }
}
