using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Monitor.Mail;

/// <summary>Hands messages to the relay of the options.</summary>
internal sealed class SmtpTransport(IOptions<MailOptions> options) : IMailTransport
{
    private readonly MailOptions mail = options.Value;

    public async Task<OpenResult> OpenAsync(CancellationToken ct)
    {
        var watch = new FinalDotWatch();
        var client = new SmtpClient(watch) { Timeout = (int)mail.ReplyTimeout.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(mail.Host, mail.Port, Security, ct);
            // BDAT has no final dot to watch for. With SMTPUTF8 MailKit would write A-labels back as Unicode, which the next hop may
            // refuse; every address we accept is ASCII without it.
            client.Capabilities &= ~(SmtpCapabilities.Chunking | SmtpCapabilities.BinaryMime | SmtpCapabilities.UTF8);
            if (mail.UserName.Length > 0)
                await client.AuthenticateAsync(mail.UserName, mail.Password, ct);
            return new OpenResult.Opened(new SmtpConnection(client, watch, MailboxAddress.Parse(mail.From)));
        }
        catch (Exception e) when (e is OperationCanceledException || IsRelayFault(e))
        {
            client.Dispose();
            return new OpenResult.Failed($"relay {mail.Host}:{mail.Port} ({mail.Security}): {Line(e)}");
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

    public static string Line(Exception e) => Digests.PlainText.Line(e.Message).Trim();
}
