using System.Globalization;
using System.Text.RegularExpressions;

namespace Monitor.Mail;

/// <summary>Where in the conversation a server said no.</summary>
internal enum SmtpStage
{
    /// <summary>MAIL FROM: about us.</summary>
    Sender,

    /// <summary>RCPT TO: about the address, unless it says otherwise.</summary>
    Recipient,

    /// <summary>DATA and what follows: about the message.</summary>
    Message,
}

/// <summary>A server's refusal of one message, and whom it is about (RFC 5321 §4.2, RFC 3463).</summary>
internal static partial class SmtpAnswer
{
    /// <summary>Statuses that say there is no such mailbox.</summary>
    private static readonly string[] NoMailbox = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10"];

    /// <param name="code">Three digits.</param>
    /// <param name="text">What follows them, with the enhanced status where there is one.</param>
    public static SendResult Read(int code, string text, SmtpStage stage)
    {
        var status = StatusIn(text);
        var reply = string.Create(CultureInfo.InvariantCulture, $"{code} {text}");
        // 421 closes the session though MailKit still says connected; 454 is TLS or the log-in, not now.
        if (code is 421 or 454 || (code < 500 && stage == SmtpStage.Sender))
            return new SendResult.RelayClosed(reply);
        if (code < 500)
            return new SendResult.Deferred(reply);
        if (code is 530 or 534 or 535 or 538 || IsPolicy(status, stage) || (stage == SmtpStage.Sender && !IsSize(code, status)))
            return new SendResult.Denied(reply);
        var about = stage != SmtpStage.Recipient && !IsNoMailbox(status) ? RefusalOf.Message
            : IsNoMailbox(status) ? RefusalOf.Mailbox
            : RefusalOf.Address;
        return new SendResult.Refused(reply, status, about);
    }

    /// <summary>Whether an enhanced status says that there is no such mailbox. A bare 550 does not: it is also used against senders.</summary>
    public static bool IsNoMailbox(string status) => NoMailbox.Contains(status);

    /// <summary>5.7.x: a server's policy towards the sender, 5.1.7 and 5.1.8: the sender's address. Never the recipient's fault.</summary>
    public static bool IsAboutSender(string status) => status.StartsWith("5.7.", StringComparison.Ordinal) || status is "5.1.7" or "5.1.8";

    /// <summary>The first enhanced status of class 4 or 5 that a reply begins with, or names after a code; empty when there is none.</summary>
    public static string StatusIn(string text) => EnhancedStatus().Match(text) is { Success: true } found ? found.Value : "";

    /// <summary>Code and status that a reply begins with, without its words; <c>no reply code</c> when there is neither.</summary>
    public static string CodeIn(string reply)
    {
        var code = reply.Length >= 3 && reply.AsSpan(0, 3).IndexOfAnyExceptInRange('0', '9') < 0 ? reply[..3] : "";
        var found = $"{code} {StatusIn(reply)}".Trim();
        return found.Length > 0 ? found : "no reply code";
    }

    // What a spam filter says of one text (554 5.7.1 after DATA) is not the server's last word on the sender; 5.7.26, 5.7.515 and the like are.
    private static bool IsPolicy(string status, SmtpStage stage) =>
        IsAboutSender(status) && !(stage == SmtpStage.Message && status is "5.7.0" or "5.7.1");

    // The size stands in MAIL FROM, so a message that is too long is refused there.
    private static bool IsSize(int code, string status) => code == 552 || status is "5.3.4" or "5.2.3";

    [GeneratedRegex(@"(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?!\.?\d)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex EnhancedStatus();
}
