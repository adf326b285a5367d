using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Monitor.Hosting;

namespace Monitor.Subscriptions;

/// <summary>What a link in a mail lets its holder do; a token of one purpose is worth nothing for another.</summary>
internal enum LinkPurpose
{
    /// <summary><c>/confirm/{token}</c>; its version is the instant it was sent, so that the next one ends it.</summary>
    Confirm,

    /// <summary><c>/unsubscribe/{token}</c></summary>
    Unsubscribe,

    /// <summary><c>/subscription/{token}</c></summary>
    Change,
}

/// <summary>What a good token was made for.</summary>
/// <param name="Version">0 unless its purpose has versions.</param>
internal readonly record struct LinkTarget(SubscriptionId Subscription, long Version);

/// <summary>
/// Links that work without an account: <c>{subscription id}[.{version}].{base64url of a 256-bit HMAC over purpose, id and version}</c>.
/// They need no row, survive restarts and changes of the key, and start with the configured address only.
/// </summary>
internal sealed class SignedLinks(SigningKey key, IOptions<WebOptions> web)
{
    public const string ConfirmPath = "/confirm/";
    public const string UnsubscribePath = "/unsubscribe/";
    public const string ChangePath = "/subscription/";

    private const int Longest = 100;

    public string Url(SubscriptionId subscription, LinkPurpose purpose, long version = 0) =>
        web.Value.BaseUrl + Path(purpose) + Token(subscription, purpose, version);

    public string Token(SubscriptionId subscription, LinkPurpose purpose, long version = 0)
    {
        var signed = Signed(subscription, version);
        return With(signed, key.Sign(Text(purpose, signed)));
    }

    /// <summary>What a token of this purpose was made for, by the current key or an earlier one; null for anything else.</summary>
    public LinkTarget? Read(string token, LinkPurpose purpose)
    {
        var parts = token.Split('.');
        if (token.Length > Longest || parts.Length is not (2 or 3) || Number(parts[0]) is not { } id)
            return null;
        var version = parts.Length == 3 ? Number(parts[1]) : 0;
        if (version is null || (parts.Length == 3 && version == 0))
            return null;
        // Compared as text: base64url has spare bits at its end, and a token with those flipped is another token.
        var signed = Signed(new SubscriptionId(id), version.Value);
        var good = false;
        foreach (var mac in key.SignByAll(Text(purpose, signed)))
            good |= CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(With(signed, mac)));
        return good ? new LinkTarget(new SubscriptionId(id), version.Value) : null;
    }

    private static string Signed(SubscriptionId subscription, long version) => version == 0
        ? subscription.Value.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{subscription.Value}.{version}");

    private static string Text(LinkPurpose purpose, string signed) => $"link:{purpose}:{signed}";

    private static string With(string signed, byte[] mac) => $"{signed}.{Base64Url.EncodeToString(mac)}";

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Path(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.Confirm => ConfirmPath,
        LinkPurpose.Unsubscribe => UnsubscribePath,
        _ => ChangePath,
    };
}
