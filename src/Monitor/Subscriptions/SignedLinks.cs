using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Monitor.Hosting;

namespace Monitor.Subscriptions;

/// <summary>What a link in a mail lets its holder do; a token of one purpose is worth nothing for another.</summary>
internal enum LinkPurpose
{
    /// <summary><c>/confirm/{token}</c></summary>
    Confirm,

    /// <summary><c>/unsubscribe/{token}</c></summary>
    Unsubscribe,

    /// <summary><c>/subscription/{token}</c></summary>
    Change,
}

/// <summary>
/// Links that work without an account: <c>{subscription id}.{base64url of a 256-bit HMAC over purpose and id}</c>.
/// They need no row, survive restarts, and start with the configured address only.
/// </summary>
internal sealed class SignedLinks(SigningKey key, IOptions<WebOptions> web)
{
    public const string ConfirmPath = "/confirm/";
    public const string UnsubscribePath = "/unsubscribe/";
    public const string ChangePath = "/subscription/";

    public string Url(SubscriptionId subscription, LinkPurpose purpose) =>
        web.Value.BaseUrl + Path(purpose) + Token(subscription, purpose);

    public string Token(SubscriptionId subscription, LinkPurpose purpose) =>
        string.Create(CultureInfo.InvariantCulture, $"{subscription.Value}.{Base64Url.EncodeToString(Mac(subscription, purpose))}");

    /// <summary>The subscription a token of this purpose was made for; null for anything else.</summary>
    public SubscriptionId? Read(string token, LinkPurpose purpose)
    {
        var dot = token.IndexOf('.', StringComparison.Ordinal);
        if (dot < 1 || token.Length > 80
            || !long.TryParse(token.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return null;
        // Compared as text: base64url has spare bits at its end, and a token with those flipped is another token.
        var expected = Token(new SubscriptionId(id), purpose);
        return CryptographicOperations.FixedTimeEquals(Bytes(token), Bytes(expected)) ? new SubscriptionId(id) : null;
    }

    private byte[] Mac(SubscriptionId subscription, LinkPurpose purpose) =>
        key.Sign(string.Create(CultureInfo.InvariantCulture, $"link:{purpose}:{subscription.Value}"));

    private static string Path(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.Confirm => ConfirmPath,
        LinkPurpose.Unsubscribe => UnsubscribePath,
        _ => ChangePath,
    };

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
