using System.Net.Sockets;

namespace Monitor.Feeds.Http;

/// <summary>What an exception of the network means: whose fault it is, and in which words it is told.</summary>
internal static class HttpFailure
{
    private static readonly SocketError[] Nowhere =
    [
        SocketError.HostNotFound, SocketError.NoData, SocketError.TryAgain, SocketError.NoRecovery, SocketError.NetworkDown,
        SocketError.NetworkUnreachable, SocketError.HostUnreachable, SocketError.HostDown, SocketError.TimedOut,
    ];

    public static bool Is(Exception e) => e is HttpRequestException or IOException or InvalidDataException or SocketException;

    public static HttpAnswer.Refused Answer(Uri url, Exception e) => new($"{WebAddress.Shown(url)}: {Words(e)}", Fault(e));

    /// <summary>
    /// The server speaks HTTP/2 wrongly; many of them are right in HTTP/1.1. Where it goes wrong before its first settings are
    /// taken in, the framework gives an exception without a cause and without a kind.
    /// </summary>
    public static bool IsProtocol(Exception e) =>
        Inner<HttpProtocolException>(e) is not null || e is HttpRequestException
        {
            HttpRequestError: HttpRequestError.HttpProtocolError,
        }
        or HttpRequestException { HttpRequestError: HttpRequestError.Unknown, InnerException: null };

    private static HttpFault Fault(Exception e) =>
        Inner<AddressRefusedException>(e) is not null ? HttpFault.Blocked
        : IsNameUnknown(e) || (Inner<SocketException>(e) is { } socket && Nowhere.Contains(socket.SocketErrorCode)) ? HttpFault.Unreached
        : HttpFault.Broken;

    private static string Words(Exception e) => e switch
    {
        _ when Inner<AddressRefusedException>(e) is { } refused => refused.Message,
        _ when IsNameUnknown(e) => "the name cannot be resolved; check its spelling and the network",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => $"no secure connection ({e.InnerException?.Message ?? e.Message})",
        _ when Inner<SocketException>(e) is { } socket => $"no connection ({socket.Message})",
        InvalidDataException => "the compressed body is damaged",
        _ => $"the connection broke off ({e.Message})",
    };

    private static bool IsNameUnknown(Exception e) =>
        e is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError }
        || Inner<SocketException>(e) is { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.NoRecovery };

    private static T? Inner<T>(Exception? e) where T : Exception
    {
        while (e is not null and not T)
            e = e.InnerException;
        return e as T;
    }
}
