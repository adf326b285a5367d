using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Monitor.Feeds.Http;

/// <summary>The addresses of a name: <see cref="Dns"/>, or a test's own idea of them.</summary>
internal delegate Task<IPAddress[]> Resolve(string name, CancellationToken ct);

/// <summary>Makes the HTTP handler of every fetch: it resolves, checks, and connects to the very addresses it checked.</summary>
internal static class GuardedConnection
{
    /// <summary>A server may send this much of headers.</summary>
    private const int HeaderKilobytes = 64;

    /// <summary>A name with more addresses is not tried further.</summary>
    private const int MostAddresses = 8;

    /// <summary>For the name's addresses and a connection to one of them.</summary>
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    public static SocketsHttpHandler CreateHandler(AddressGuard guard, Resolve? resolve = null) => new()
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        MaxResponseHeadersLength = HeaderKilobytes,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        // Validators go back byte for byte, whatever bytes they are.
        RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
        ResponseHeaderEncodingSelector = (_, _) => Encoding.Latin1,
        ConnectCallback = (context, ct) => ConnectAsync(guard, resolve ?? Dns.GetHostAddressesAsync, context.DnsEndPoint, ct),
    };

    private static async ValueTask<Stream> ConnectAsync(AddressGuard guard, Resolve resolve, DnsEndPoint target, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(ConnectTimeout);
        try
        {
            var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await resolve(target.Host, limit.Token);
            var socket = await ConnectionRace.RunAsync(Permitted(guard, addresses, target.Port), target.Port, limit.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new SocketException((int)SocketError.TimedOut);
        }
    }

    /// <exception cref="AddressRefusedException">None of them may be connected to.</exception>
    private static List<IPAddress> Permitted(AddressGuard guard, IPAddress[] addresses, int port)
    {
        var refusal = "the name has no address";
        var permitted = new List<IPAddress>();
        foreach (var address in addresses.Take(MostAddresses))
        {
            if (guard.Refusal(address, port) is { } reason)
                refusal = reason;
            else
                permitted.Add(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
        }

        return permitted.Count > 0 ? permitted : throw new AddressRefusedException(refusal);
    }
}

/// <summary>No address of a name may be connected to; the message says why and what to set.</summary>
internal sealed class AddressRefusedException(string reason) : Exception(reason);
