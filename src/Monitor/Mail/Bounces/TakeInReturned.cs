using System.Text;
using MimeKit;
using Monitor.Storage;
using Monitor.Subscriptions;

namespace Monitor.Mail.Bounces;

/// <summary>Takes in one message that came to our return address: by the command <c>bounce</c>, or from the mailbox that is polled.</summary>
internal sealed class TakeInReturned(
    Database database, ReturnPath returnPath, TakeInBounce takeIn, Subscriptions.Unsubscribe unsubscribe, TimeProvider time, ILogger<TakeInReturned> log)
{
    /// <summary>Reports quote at most the mail itself; what stands behind this is not looked at.</summary>
    public const int LongestRead = 4 * 1024 * 1024;

    /// <summary>Nested deeper than any report is.</summary>
    private const int DeepestPart = 20;

    private static readonly ParserOptions Parsing = new() { MaxMimeDepth = DeepestPart };

    /// <returns>True when it changed something; false when it was passed over (and is logged as that).</returns>
    /// <exception cref="System.Data.Common.DbException">The database is not there: the message must be offered again.</exception>
    public async Task<bool> RunAsync(byte[] bytes, CancellationToken ct)
    {
        switch (Read(bytes))
        {
            case ReturnedMail.Report report:
                return await ReturnAsync(bytes, of => new Bounce(report.Delayed ? BounceKind.Delayed : BounceKind.Bounced,
                    report.Status, report.Detail, report.Recipients.Count > 0 && !report.Recipients.Any(address => IsSame(address, of.Recipient))), ct);
            case ReturnedMail.Complaint complaint:
                return await ReturnAsync(bytes, _ => new Bounce(BounceKind.Complaint, "", complaint.Detail), ct);
            case ReturnedMail.Unsubscribe wish:
                return await unsubscribe.RunAsync(wish.Token, ct) is LinkResult.Done done ? Took($"subscription {done.Subscription.Id.Value} unsubscribed", 0) : PassedOver("unsubscribe with a token that is not ours");
            case ReturnedMail.Other other:
                return PassedOver(other.What);
            default:
                throw new InvalidOperationException();
        }
    }

    private static ReturnedMail Read(byte[] bytes)
    {
        try
        {
            using var stream = new MemoryStream(bytes, 0, Math.Min(bytes.Length, LongestRead), writable: false);
            using var message = MimeMessage.Load(Parsing, stream);
            return ReturnedMailReader.Read(message);
        }
        catch (Exception e) when (e is FormatException or NotSupportedException or ArgumentException or System.Text.RegularExpressions.RegexMatchTimeoutException)
        {
            return new ReturnedMail.Other("not readable as a message");
        }
    }

    /// <summary>A report is believed when it carries the address we gave to that one mail; anybody can write the rest.</summary>
    private async Task<bool> ReturnAsync(byte[] bytes, Func<ReturnedDelivery, Bounce> bounceOf, CancellationToken ct)
    {
        var text = Encoding.Latin1.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, LongestRead)));
        if (returnPath.FindIn(text, out var found) is not { } delivery)
            return PassedOver(found ? "report with a return address that is not ours" : "report without a return address of ours");
        var now = time.GetUtcNow();
        return await database.WriteAsync(async session =>
        {
            if (await takeIn.FindAsync(session, delivery) is not { } returned)
                return null;
            var bounce = bounceOf(returned);
            await takeIn.RunAsync(session, returned, bounce, now);
            return bounce;
        }, ct) is { } taken
            ? Took($"{taken.Kind.ToString().ToLowerInvariant()} {taken.Status}".TrimEnd(), delivery.Value)
            : PassedOver("report on a mail that is not kept any more");
    }

    private static bool IsSame(string one, string other) =>
        (EmailAddress.Normalise(one) ?? one).Equals(other, StringComparison.OrdinalIgnoreCase);

    private bool Took(string what, long delivery)
    {
        log.ReturnedMailTaken(what, delivery);
        return true;
    }

    private bool PassedOver(string reason)
    {
        log.ReturnedMailIgnored(reason);
        return false;
    }
}
