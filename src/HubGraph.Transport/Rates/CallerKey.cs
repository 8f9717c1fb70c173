using System.Buffers.Binary;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace HubGraph.Transport.Rates;

/// <summary>Who makes a request, and whose bucket it spends from: a known caller by its name, another by its address.</summary>
public readonly record struct CallerKey(string? Name, UInt128 Network)
{
    private static readonly UInt128 s_mapped = (UInt128)0xFFFF << 32;

    public bool IsKnown => Name is not null;

    /// <summary>The caller of a request.</summary>
    /// <param name="callerOf">See <see cref="Options.RateLimitOptions.CallerOf"/>.</param>
    public static CallerKey Of(HttpContext http, Func<HttpContext, string?> callerOf) =>
        callerOf(http) is { } name ? new CallerKey(name, 0) : OfAddress(http);

    /// <summary>Whoever comes from the address of a request.</summary>
    public static CallerKey OfAddress(HttpContext http) => new(null, NetworkOf(http.Connection.RemoteIpAddress));

    /// <summary>
    /// An IPv4 address, however it is written; of an IPv6 address the first 64 bits, since each subscriber has all that follow.
    /// </summary>
    private static UInt128 NetworkOf(IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (address is null || !address.TryWriteBytes(bytes, out int length))
            return 0;
        if (length == 4)
            return s_mapped | BinaryPrimitives.ReadUInt32BigEndian(bytes);
        UInt128 whole = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        return address.IsIPv4MappedToIPv6 ? whole : whole >> 64 << 64;
    }
}
