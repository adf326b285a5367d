using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using MimeKit;
using Monitor.Subscriptions;

namespace Monitor.Mail;

/// <summary>
/// Where mail comes back to. With <c>Mail__BounceDomain</c> each message has an address of its own (VERP):
/// <c>bounces+{delivery id}-{base32 of a 128-bit mac}@{domain}</c>, at most 64 characters before the @ and safe when case is folded.
/// A report that carries it speaks of that message, and nobody else can make one.
/// </summary>
internal sealed partial class ReturnPath(SigningKey key, IOptions<MailOptions> options)
{
    private const int MacBytes = 16;

    /// <summary>So many addresses are looked at in one message: a report names one, or the same one a few times.</summary>
    private const int MostTokens = 20;

    private readonly MailOptions mail = options.Value;
    private readonly MailboxAddress from = MailboxAddress.Parse(options.Value.From);

    /// <summary>The mailbox that reads what comes back, and <c>unsubscribe</c> mails.</summary>
    public string Mailbox => IsOn ? $"{mail.BounceLocalPart}@{mail.BounceDomain}" : from.Address;

    private bool IsOn => mail.BounceDomain.Length > 0;

    /// <summary>The envelope sender of a delivery.</summary>
    public MailboxAddress For(DeliveryId delivery) =>
        IsOn ? new MailboxAddress("", $"{mail.BounceLocalPart}+{Token(delivery.Value, key.Sign(Signed(delivery.Value)))}@{mail.BounceDomain}") : from;

    /// <summary>The delivery whose address stands anywhere in <paramref name="text"/>; null when none does, or none that we made.</summary>
    /// <param name="found">Whether anything looked like such an address.</param>
    public DeliveryId? FindIn(string text, out bool found)
    {
        found = false;
        foreach (var match in Shape().Matches(text).Take(MostTokens))
        {
            found = true;
            if (Read(match.Value) is { } delivery)
                return delivery;
        }

        return null;
    }

    private DeliveryId? Read(string token)
    {
        if (!long.TryParse(token.AsSpan(0, token.IndexOf('-', StringComparison.Ordinal)), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return null;
        // Reports come days after a change of keys.
        var good = false;
        foreach (var mac in key.SignByAll(Signed(id)))
            good |= CryptographicOperations.FixedTimeEquals(Bytes(token.ToLowerInvariant()), Bytes(Token(id, mac)));
        return good ? new DeliveryId(id) : null;
    }

    private static string Signed(long delivery) => string.Create(CultureInfo.InvariantCulture, $"bounce:{delivery}");

    private static string Token(long delivery, byte[] mac) =>
        string.Create(CultureInfo.InvariantCulture, $"{delivery}-{Base32.Encode(mac.AsSpan(0, MacBytes))}");

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);

    // The + comes back as = or %2B from some servers.
    [GeneratedRegex(@"(?<=[+=B])[0-9]{1,19}-[A-Za-z2-7]{26}(?![A-Za-z0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
