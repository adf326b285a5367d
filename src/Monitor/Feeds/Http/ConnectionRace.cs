using System.Net;
using System.Net.Sockets;

namespace Monitor.Feeds.Http;

/// <summary>
/// Connects to whichever of a host's addresses answers first (Happy Eyeballs, RFC 8305): IPv6 and IPv4 in turn, each with a head
/// start over the next, so that a broken one of the two costs a moment and not a timeout.
/// </summary>
internal static class ConnectionRace
{
    /// <summary>RFC 8305 §5 recommends 250 ms.</summary>
    private static readonly TimeSpan HeadStart = TimeSpan.FromMilliseconds(250);

    /// <exception cref="SocketException">None of them could be connected to; the last one's failure.</exception>
    public static async Task<Socket> RunAsync(IReadOnlyList<IPAddress> addresses, int port, CancellationToken ct)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var waiting = new Queue<IPAddress>(InTurn(addresses));
        var running = new List<Task<Socket>>();
        SocketException? failure = null;
        try
        {
            while (waiting.Count > 0 || running.Count > 0)
            {
                if (waiting.TryDequeue(out var next))
                    running.Add(ConnectAsync(next, port, over.Token));
                if (await FirstAsync(running, waiting.Count > 0, over.Token) is not { } done)
                    continue;
                running.Remove(done);
                try
                {
                    return await done;
                }
                catch (SocketException e)
                {
                    failure = e;
                }
            }
        }
        finally
        {
            await over.CancelAsync();
            await DropAsync(running);
        }

        throw failure ?? new SocketException((int)SocketError.HostUnreachable);
    }

    /// <summary>The families in turn, IPv6 first; each in the resolver's order.</summary>
    private static IEnumerable<IPAddress> InTurn(IReadOnlyList<IPAddress> addresses) =>
        addresses.GroupBy(address => address.AddressFamily)
            .SelectMany(family => family.Select((address, place) => (address, place)))
            .OrderBy(entry => entry.place).ThenBy(entry => entry.address.AddressFamily == AddressFamily.InterNetwork)
            .Select(entry => entry.address);

    /// <summary>The attempt that ended first; null when the head start was over before.</summary>
    private static async Task<Task<Socket>?> FirstAsync(List<Task<Socket>> running, bool othersWait, CancellationToken ct)
    {
        // Real time, as in GuardedHttp: the network lives in it.
        if (!othersWait)
            return await Task.WhenAny(running);
        return await Task.WhenAny([.. running, Task.Delay(HeadStart, ct)]) as Task<Socket>;
    }

    private static async Task<Socket> ConnectAsync(IPAddress address, int port, CancellationToken ct)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, port, ct);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task DropAsync(List<Task<Socket>> losers)
    {
        foreach (var loser in losers)
        {
            try
            {
                (await loser).Dispose();
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException)
            {
                // It lost: how does not matter.
            }
        }
    }
}
