using MimeKit;
using Monitor.Digests;

namespace Monitor.Mail.Bounces;

/// <summary>
/// Reads a message that came back: delivery reports (RFC 3464, and the two older shapes of qmail and Exim), complaints (RFC 5965),
/// <c>unsubscribe</c> mails. What it says is not yet believed: see <see cref="ReturnPath"/> for reports, the token itself for the last.
/// </summary>
internal static class ReturnedMailReader
{
    private const string UnsubscribeWord = "unsubscribe ";
    private const int LongestDetail = 300;

    public static ReturnedMail Read(MimeMessage message)
    {
        var parts = message.BodyParts.ToList();
        if (Wish(message.Subject ?? "") is { } wish)
            return wish;
        if (parts.OfType<MessageFeedbackReport>().FirstOrDefault() is { } feedback)
            return Complaint(feedback.Fields);
        if (parts.OfType<MessageDeliveryStatus>().FirstOrDefault() is { } status)
            return Report([.. status.StatusGroups]);
        if (message.Headers["X-Failed-Recipients"] is { } failed)
            return Plain(TextOf(message), [.. failed.Split(',', StringSplitOptions.TrimEntries)]);
        return QmailReport.Read(TextOf(message)) is { } qmail ? Plain(qmail.Text, qmail.Recipients) : Unrelated(message);
    }

    private static ReturnedMail.Unsubscribe? Wish(string subject) =>
        subject.Trim().StartsWith(UnsubscribeWord, StringComparison.OrdinalIgnoreCase)
            ? new ReturnedMail.Unsubscribe(subject.Trim()[UnsubscribeWord.Length..].Trim())
            : null;

    /// <summary>Only <c>abuse</c> is the reader's own word; the other types speak of signatures, viruses or take the complaint back.</summary>
    private static ReturnedMail Complaint(HeaderList fields)
    {
        var type = PlainText.Line(fields["Feedback-Type"] ?? "").Trim();
        return type.Equals("abuse", StringComparison.OrdinalIgnoreCase)
            ? new ReturnedMail.Complaint(Short($"complaint by {fields["User-Agent"] ?? "a mailbox provider"}"))
            : new ReturnedMail.Other($"feedback of type '{Short(type)}'");
    }

    /// <summary>The first group is about the message, each other one about a recipient; failures go before delays.</summary>
    private static ReturnedMail Report(IReadOnlyList<HeaderList> groups)
    {
        var recipients = groups.Where(group => group["Action"] is not null).ToList();
        var of = recipients.FirstOrDefault(group => Is(group, "failed")) ?? recipients.FirstOrDefault(group => Is(group, "delayed"));
        if (of is null)
            return new ReturnedMail.Other("a report that nothing went wrong");
        var diagnosis = AfterType(of["Diagnostic-Code"]);
        return new ReturnedMail.Report(Is(of, "delayed"), Status(of["Status"] ?? "", diagnosis), Short(diagnosis.Length > 0 ? diagnosis : of["Status"] ?? ""),
            [.. new[] { "Original-Recipient", "Final-Recipient" }.Select(field => AfterType(of[field])).Where(address => address.Length > 0)]);
    }

    private static ReturnedMail.Report Plain(string text, IReadOnlyList<string> recipients) =>
        new(Delayed: false, SmtpAnswer.StatusIn(text), Short(text), recipients);

    private static ReturnedMail.Other Unrelated(MimeMessage message) =>
        message.Headers["Auto-Submitted"] is { } automatic && !automatic.Trim().Equals("no", StringComparison.OrdinalIgnoreCase)
            ? new ReturnedMail.Other("an automatic reply")
            : new ReturnedMail.Other("no report and no wish");

    private static bool Is(HeaderList group, string action) => (group["Action"] ?? "").Trim().StartsWith(action, StringComparison.OrdinalIgnoreCase);

    /// <summary>x.0.0 says only of which class it is; then the remote server's own words are better.</summary>
    private static string Status(string given, string diagnosis)
    {
        var status = SmtpAnswer.StatusIn(given);
        return (status.Length == 0 || status.EndsWith(".0.0", StringComparison.Ordinal)) && SmtpAnswer.StatusIn(diagnosis) is { Length: > 0 } better ? better : status;
    }

    /// <summary><c>smtp; 550 …</c> and <c>rfc822; a@b</c> without their type, and without the angle brackets some put round an address.</summary>
    private static string AfterType(string? field)
    {
        var text = PlainText.Line(field ?? "");
        return text[(text.IndexOf(';', StringComparison.Ordinal) + 1)..].Trim().Trim('<', '>');
    }

    private static string TextOf(MimeMessage message) => message.TextBody ?? "";

    private static string Short(string text)
    {
        var line = PlainText.Line(text).Trim();
        return line.Length <= LongestDetail ? line : line[..LongestDetail] + "…";
    }
}
