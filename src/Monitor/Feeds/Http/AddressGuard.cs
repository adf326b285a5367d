using System.Net;
using System.Net.Sockets;
using Monitor.Hosting;

namespace Monitor.Feeds.Http;

/// <summary>
/// Decides on the address a socket is about to connect to, never on the name: a name can point anywhere, and at another place
/// a moment later (DNS rebinding). Private and special networks are refused unless the operator allowed them.
/// </summary>
/// <param name="furtherPorts">Open everywhere beside those of the web.</param>
internal sealed class AddressGuard(IReadOnlyList<IPNetwork> allowed, params int[] furtherPorts)
{
    private static readonly int[] WebPorts = [80, 443, 8080, 8443];

    // IANA special-purpose registries (RFC 6890 and its updates), and the one public address at which a cloud serves secrets.
    private static readonly (IPNetwork Network, string Word)[] Denied =
    [
        .. Entries("private", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7"),
        .. Entries("this machine", "127.0.0.0/8", "::1/128", "0.0.0.0/8", "::/128"),
        .. Entries("link-local", "169.254.0.0/16", "fe80::/10"),
        .. Entries("multicast", "224.0.0.0/4", "ff00::/8"),
        .. Entries("reserved", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "240.0.0.0/4", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "fec0::/10"),
        .. Entries("a cloud's own service", "168.63.129.16/32"),
        // What is none of the above and not global unicast (RFC 4291 §2.4) is not handed out to anybody.
        .. Entries("reserved", "::/3", "4000::/2", "8000::/1"),
    ];

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork Translated = IPNetwork.Parse("::ffff:0:0:0/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Compatible = IPNetwork.Parse("::/96");

    /// <exception cref="ConfigurationException">An entry is not a network; the message names its key.</exception>
    public static AddressGuard From(FeedsOptions options)
    {
        var networks = new List<IPNetwork>();
        for (var i = 0; i < options.AllowedNetworks.Length; i++)
        {
            if (!IPNetwork.TryParse(options.AllowedNetworks[i], out var network))
                throw new ConfigurationException($"{FeedsOptions.Section}__{nameof(options.AllowedNetworks)}__{i}",
                    $"must be a network such as 10.0.0.0/8 or 192.168.1.20/32, not '{options.AllowedNetworks[i]}'");
            networks.Add(network);
        }

        return new AddressGuard(networks);
    }

    /// <summary>Why this address may not be connected to, with the mend; null when it may.</summary>
    public string? Refusal(IPAddress address, int port)
    {
        var real = Unwrap(address);
        if (allowed.Any(network => network.Contains(real) || network.Contains(address)))
            return null;
        foreach (var (network, word) in Denied)
        {
            if (network.Contains(real))
                return $"the address {address} is {word}; allow it with Feeds__AllowedNetworks__0={network}";
        }

        return WebPorts.Contains(port) || furtherPorts.Contains(port)
            ? null
            : $"port {port} is not one of {string.Join(", ", WebPorts)}; allow it with Feeds__AllowedNetworks__0={real}/{(real.AddressFamily == AddressFamily.InterNetwork ? 32 : 128)}";
    }

    /// <summary>
    /// The IPv4 address that an IPv6 one carries (mapped, NAT64, 6to4, translated, IPv4-compatible); otherwise the address itself.
    /// Teredo, which carries one too, is refused as a whole: nobody serves a feed there.
    /// </summary>
    private static IPAddress Unwrap(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        var bytes = address.GetAddressBytes();
        if (SixToFour.Contains(address))
            return new IPAddress(bytes.AsSpan(2, 4));
        var carriesIPv4 = Nat64.Contains(address) || Translated.Contains(address)
            || (Compatible.Contains(address) && !address.Equals(IPAddress.IPv6Loopback) && !address.Equals(IPAddress.IPv6Any));
        return carriesIPv4 ? new IPAddress(bytes.AsSpan(12, 4)) : address;
    }

    private static IEnumerable<(IPNetwork, string)> Entries(string word, params string[] networks) =>
        networks.Select(network => (IPNetwork.Parse(network), word));
}
