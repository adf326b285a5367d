using System.Globalization;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Monitor.Mail;

/// <summary>One connection to the relay. One recipient a transaction: with several, one refusal would undo them all.</summary>
internal sealed class SmtpConnection(SmtpClient client, FinalDotWatch watch, MailboxAddress sender) : IMailConnection
{
    private bool closed;

    public bool IsUsable => !closed && client.IsConnected;

    public async Task<SendResult> SendAsync(ClaimedDelivery delivery, CancellationToken ct)
    {
        watch.Reset();
        try
        {
            using var bytes = new MemoryStream(delivery.Mime, writable: false);
            using var message = await MimeMessage.LoadAsync(bytes, ct);
            var reply = await client.SendAsync(message, sender, [MailboxAddress.Parse(delivery.Recipient)], ct);
            return new SendResult.Accepted(Digests.PlainText.Line(reply).Trim());
        }
        catch (SmtpCommandException e)
        {
            return Answer(e);
        }
        catch (FormatException e)
        {
            // A row that cannot be read must not stop the rows behind it.
            return new SendResult.Deferred($"the message cannot be read: {SmtpTransport.Line(e)}");
        }
        catch (Exception e) when (e is OperationCanceledException || SmtpTransport.IsRelayFault(e))
        {
            closed = true;
            return e is ServiceNotAuthenticatedException or AuthenticationException
                ? new SendResult.RelayClosed(SmtpTransport.Line(e))
                : new SendResult.Dropped(SmtpTransport.Line(e), watch.Seen);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (IsUsable)
                await client.DisconnectAsync(quit: true, CancellationToken.None);
        }
        catch (Exception e) when (SmtpTransport.IsRelayFault(e))
        {
            // Every message has its answer; a relay that hangs up before QUIT takes nothing back.
        }

        client.Dispose();
    }

    private SendResult Answer(SmtpCommandException e)
    {
        var code = (int)e.StatusCode;
        var reply = string.Create(CultureInfo.InvariantCulture, $"{code} {SmtpTransport.Line(e)}");
        // 421 closes the session though MailKit still says connected; 530, 535 and 5.7.x are about us, not about the recipient.
        if (code is 421 or 530 or 535 || (code >= 500 && e.Message.StartsWith("5.7.", StringComparison.Ordinal)))
        {
            closed = true;
            return new SendResult.RelayClosed(reply);
        }

        return code >= 500 ? new SendResult.Refused(reply) : new SendResult.Deferred(reply);
    }
}
