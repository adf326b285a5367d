using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Monitor.Feeds.Http;

/// <summary>Makes the HTTP handler of every fetch: it resolves, checks, and connects to the very address it checked.</summary>
internal static class GuardedConnection
{
    /// <summary>A server may send this much of headers.</summary>
    private const int HeaderKilobytes = 64;

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    public static SocketsHttpHandler CreateHandler(AddressGuard guard) => new()
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = ConnectTimeout,
        MaxResponseHeadersLength = HeaderKilobytes,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        // Validators go back byte for byte, whatever bytes they are.
        RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
        ResponseHeaderEncodingSelector = (_, _) => Encoding.Latin1,
        ConnectCallback = (context, ct) => ConnectAsync(guard, context.DnsEndPoint, ct),
    };

    private static async ValueTask<Stream> ConnectAsync(AddressGuard guard, DnsEndPoint target, CancellationToken ct)
    {
        var addresses = IPAddress.TryParse(target.Host, out var literal)
            ? [literal]
            : await Dns.GetHostAddressesAsync(target.Host, ct);
        var refusal = "the name has no address";
        Exception? failure = null;
        foreach (var address in addresses)
        {
            if (guard.Refusal(address, target.Port) is { } reason)
            {
                refusal = reason;
                continue;
            }

            try
            {
                return await ConnectAsync(address, target.Port, ct);
            }
            catch (SocketException e)
            {
                failure = e;
            }
        }

        throw failure ?? new AddressRefusedException(refusal);
    }

    private static async Task<Stream> ConnectAsync(IPAddress address, int port, CancellationToken ct)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>No address of a name may be connected to; the message says why and what to set.</summary>
internal sealed class AddressRefusedException(string reason) : Exception(reason);
