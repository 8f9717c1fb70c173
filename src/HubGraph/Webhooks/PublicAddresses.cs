using System.Net;
using System.Net.Sockets;

namespace HubGraph.Webhooks;

/// <summary>The name of a receiver led to an address that is not public.</summary>
internal sealed class AddressNotPublicException() : Exception("The address leads to a private network.");

/// <summary>Resolves names of receivers, and refuses those that lead into networks that only this server reaches.</summary>
/// <param name="allowLoopback">Whether they may lead to this machine.</param>
/// <param name="resolve">What knows the addresses of a name.</param>
internal sealed class PublicAddresses(bool allowLoopback, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    // https://www.iana.org/assignments/iana-ipv4-special-registry and -ipv6-: what is not globally reachable, or leads on to others.
    private static readonly IPNetwork[] s_special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork s_global = IPNetwork.Parse("2000::/3");

    /// <summary>The addresses of a name.</summary>
    /// <exception cref="AddressNotPublicException">One of them is not public.</exception>
    /// <exception cref="SocketException">It has none.</exception>
    public async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation)
    {
        // The platform resolves no unspecified address.
        IPAddress[] found = IPAddress.TryParse(host, out IPAddress? address) ? [address] : await resolve(host, cancellation);
        IPAddress[] addresses = [.. found.Select(each => each.IsIPv4MappedToIPv6 ? each.MapToIPv4() : each)];
        if (!addresses.All(each => IsPublic(each) || (allowLoopback && IPAddress.IsLoopback(each))))
            throw new AddressNotPublicException();
        return addresses;
    }

    private static bool IsPublic(IPAddress address) =>
        (address.AddressFamily == AddressFamily.InterNetwork || s_global.Contains(address))
        && !s_special.Any(network => network.Contains(address));
}
