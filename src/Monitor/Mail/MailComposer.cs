using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using MimeKit;
using Monitor.Digests;
using Monitor.Subscriptions;

namespace Monitor.Mail;

/// <summary>Makes the bytes of a message: text first, HTML last, both quoted-printable, every header once.</summary>
internal sealed class MailComposer(SigningKey key, SignedLinks links, ReturnPath returnPath, DkimKey dkim, IOptions<MailOptions> options)
{
    private readonly MailboxAddress from = MailboxAddress.Parse(options.Value.From);

    public FrozenMail Digest(Addressed to, string period, RenderedMail edition, DateTimeOffset now)
    {
        var id = to.Subscription.Id;
        var messageId = MessageId($"{id.Value}:{period}");
        using var message = Compose(to.Email, to.Subscription.Zone, messageId, edition, now);
        var mailto = $"mailto:{returnPath.Mailbox}?subject=unsubscribe%20{links.Token(id, LinkPurpose.Unsubscribe)}";
        // RFC 2369, and RFC 8058 for the button mailboxes show.
        message.Headers.Add("List-Unsubscribe", $"<{links.Url(id, LinkPurpose.Unsubscribe)}>, <{mailto}>");
        message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        message.Headers.Add("List-Id", $"Monitor <digests.{from.Domain}>");
        return Freeze(message, messageId, now);
    }

    /// <summary>Mail about the subscription itself: not a list's, so without its headers.</summary>
    public FrozenMail Account(Addressed to, string occasion, RenderedMail content, DateTimeOffset now)
    {
        var messageId = MessageId(occasion);
        using var message = Compose(to.Email, to.Subscription.Zone, messageId, content, now);
        return Freeze(message, messageId, now);
    }

    /// <summary>Mail to whoever runs Monitor.</summary>
    public FrozenMail Notice(string occasion, RenderedMail content, DateTimeOffset now)
    {
        var messageId = MessageId(occasion);
        using var message = Compose(options.Value.Operator, "UTC", messageId, content, now);
        return Freeze(message, messageId, now);
    }

    private MimeMessage Compose(string recipient, string zone, string messageId, RenderedMail content, DateTimeOffset now)
    {
        var message = new MimeMessage
        {
            Date = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zone)),
            Subject = content.Subject,
            MessageId = messageId,
            Body = new MultipartAlternative { Part("plain", content.Text), Part("html", content.Html) },
        };
        message.From.Add(from);
        message.To.Add(MailboxAddress.Parse(recipient));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    /// <summary>
    /// The same for every try, so that a mailbox can fold copies; keyed, so that nobody can send a message under the id of
    /// one that is still to come and have ours thrown away as the copy.
    /// </summary>
    private string MessageId(string occasion) =>
        string.Create(CultureInfo.InvariantCulture, $"{Base32.Encode(key.Sign($"delivery:{occasion}"))}@{from.Domain}");

    /// <summary>Quoted-printable is set by hand: left to choose, MimeKit sends 8bit where it may, and a lone CR of a feed with it (SMTP smuggling).</summary>
    private static TextPart Part(string subtype, string text)
    {
        var part = new TextPart(subtype);
        part.SetText(Encoding.UTF8, text);
        part.ContentTransferEncoding = ContentEncoding.QuotedPrintable;
        return part;
    }

    /// <summary>Signed here and never again: each retry sends the same bytes.</summary>
    private FrozenMail Freeze(MimeMessage message, string messageId, DateTimeOffset now)
    {
        dkim.Sign(message, now);
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        format.EnsureNewLine = true;
        using var bytes = new MemoryStream();
        message.WriteTo(format, bytes);
        return new FrozenMail(messageId, bytes.ToArray());
    }
}
