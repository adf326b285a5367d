using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;

namespace Monitor.Mail;

/// <summary>Hands messages to the relay of the options.</summary>
internal sealed class SmtpTransport(IOptions<MailOptions> options, ReturnPath returnPath) : IMailTransport
{
    /// <summary>A relay that is there answers a connection in far less; <c>Mail__ReplyTimeout</c> is for the reply to a message.</summary>
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(30);

    private readonly MailOptions mail = options.Value;

    public async Task<OpenResult> OpenAsync(CancellationToken ct)
    {
        var watch = new FinalDotWatch();
        var client = new RelayClient(watch) { Timeout = (int)mail.ReplyTimeout.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(await DialAsync(ct), mail.Host, mail.Port, Security, ct);
            // BDAT has no final dot to watch for. With SMTPUTF8 MailKit would write A-labels back as Unicode, which the next hop may
            // refuse; every address we accept is ASCII without it.
            client.Capabilities &= ~(SmtpCapabilities.Chunking | SmtpCapabilities.BinaryMime | SmtpCapabilities.UTF8);
            if (mail.UserName.Length > 0)
                await client.AuthenticateAsync(mail.UserName, mail.Password, ct);
            return new OpenResult.Opened(new SmtpConnection(client, watch, returnPath));
        }
        catch (Exception e) when (e is OperationCanceledException || IsRelayFault(e))
        {
            client.Dispose();
            return new OpenResult.Failed($"relay {mail.Host}:{mail.Port} ({mail.Security}): {Line(e)}", IsDenial(e));
        }
    }

    /// <summary>A socket of our own: on the one MailKit makes, Nagle's algorithm holds the end of every larger message back by 43 ms.</summary>
    private async Task<Socket> DialAsync(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(ConnectTimeout);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(mail.Host, mail.Port, patience.Token);
            return socket;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            socket.Dispose();
            throw new TimeoutException($"no connection within {ConnectTimeout.TotalSeconds:0} seconds");
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // Never Auto or WhenAvailable: those send a password in clear to whoever strips STARTTLS.
    private SecureSocketOptions Security => mail.Security switch
    {
        "tls" => SecureSocketOptions.SslOnConnect,
        "starttls" => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };

    /// <summary>What the network or the other side does; anything else is a fault of ours and is thrown on.</summary>
    public static bool IsRelayFault(Exception e) =>
        e is SocketException or IOException or TimeoutException or ProtocolException or CommandException
            or AuthenticationException or SslHandshakeException or NotSupportedException;

    /// <summary>The relay is there and says no for good: a wrong password, no STARTTLS, a certificate that is not good, 554 to us.</summary>
    public static bool IsDenial(Exception e) =>
        e is AuthenticationException { InnerException: not SmtpCommandException { StatusCode: < (SmtpStatusCode)500 } }
            or ServiceNotAuthenticatedException or SslHandshakeException or NotSupportedException
            or SmtpCommandException { StatusCode: >= (SmtpStatusCode)500 };

    public static string Line(Exception e) => Digests.PlainText.Line(e.Message).Trim();
}
