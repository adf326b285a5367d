using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Monitor.Subscriptions;

/// <summary>
/// Where a request came from, no more exactly than is needed: the network that counts as one visitor (/24 of IPv4, and /64 of IPv6,
/// which is one line), and the coarser one kept as a record of consent.
/// </summary>
internal static class ClientNetwork
{
    private const int Short = 24;

    /// <summary><c>203.0.113.0/24</c>, <c>2001:db8:1:2::/64</c>.</summary>
    public static string OfVisitor(IPAddress? address) => Cut(address, 64);

    /// <summary><c>203.0.113.0/24</c>, <c>2001:db8:1::/48</c>.</summary>
    public static string OfConsent(IPAddress? address) => Cut(address, 48);

    private static string Cut(IPAddress? address, int bits)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetwork)
            bits = Short;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(bits / 8).Clear();
        return string.Create(CultureInfo.InvariantCulture, $"{new IPAddress(bytes)}/{bits}");
    }
}
