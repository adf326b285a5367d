using MailKit;
using MailKit.Net.Smtp;
using MimeKit;
using Monitor.Subscriptions;

namespace Monitor.Mail;

/// <summary>One connection to the relay. One recipient a transaction: with several, one refusal would undo them all.</summary>
internal sealed class SmtpConnection(RelayClient client, FinalDotWatch watch, ReturnPath returnPath) : IMailConnection
{
    private bool closed;

    public bool IsUsable => !closed && client.IsConnected;

    public async Task<SendResult> SendAsync(ClaimedDelivery delivery, CancellationToken ct)
    {
        if (FrozenBytes.Fault(delivery.Mime) is { } fault)
            return Unsendable(fault);
        if (EmailAddress.Normalise(delivery.Recipient) is not { } recipient)
            // MailKit would put a non-ASCII local part on the wire raw, whether or not the server can take it.
            return new SendResult.Unsendable("undeliverable here: the address is not plain ASCII (SMTPUTF8 is not used)");
        return await HandOverAsync(delivery, MailboxAddress.Parse(recipient), ct);
    }

    private async Task<SendResult> HandOverAsync(ClaimedDelivery delivery, MailboxAddress recipient, CancellationToken ct)
    {
        watch.Reset();
        try
        {
            var reply = await client.SendAsync(delivery.Mime, returnPath.For(delivery.Id), recipient, ct);
            return new SendResult.Accepted(Digests.PlainText.Line(reply).Trim());
        }
        catch (FormatException e)
        {
            return Unsendable(e.Message);
        }
        catch (SmtpCommandException e)
        {
            return Answer(e);
        }
        catch (Exception e) when (e is OperationCanceledException || SmtpTransport.IsRelayFault(e))
        {
            closed = true;
            return SmtpTransport.IsDenial(e)
                ? new SendResult.Denied(SmtpTransport.Line(e))
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

    private static SendResult.Unsendable Unsendable(string fault) => new($"the stored message cannot be sent: {fault}");

    private SendResult Answer(SmtpCommandException e)
    {
        var answer = SmtpAnswer.Read((int)e.StatusCode, SmtpTransport.Line(e), e.ErrorCode switch
        {
            SmtpErrorCode.SenderNotAccepted => SmtpStage.Sender,
            SmtpErrorCode.RecipientNotAccepted => SmtpStage.Recipient,
            _ => SmtpStage.Message,
        });
        closed |= answer is SendResult.RelayClosed or SendResult.Denied;
        return answer;
    }
}
