using System.Text.RegularExpressions;

namespace Monitor.Hosting;

/// <summary>What a log may show of addresses and of the tokens in links: first letter and domain, and the row a token is for.</summary>
internal static partial class AddressMask
{
    /// <returns><c>a***@d.org</c>; <c>***</c> for what is no address.</returns>
    public static string Of(string address)
    {
        var at = address.LastIndexOf('@');
        return at > 0 ? $"{address[0]}***{address[at..]}" : "***";
    }

    /// <summary>Masks every address and token inside a text, such as a server's refusal, which likes to repeat what it refuses.</summary>
    public static string In(string text) => Token().Replace(
        Address().Replace(text, match => Of(match.Value.Replace("%40", "@", StringComparison.Ordinal))), "$1***");

    [GeneratedRegex(@"[^\s<>()\[\]:;,""@%]+(?:@|%40)[\w.-]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Address();

    /// <summary>256 bits behind the number they sign, in base64url; or in hex, as WebSub callbacks and the set-up code are.</summary>
    [GeneratedRegex(@"(?<![A-Za-z0-9_-])(?:((?:\d+\.){1,2})[A-Za-z0-9_-]{43}|[0-9a-f]{64})(?![A-Za-z0-9_-])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Token();
}
