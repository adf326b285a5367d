using System.Text.RegularExpressions;

namespace Monitor.DailyLog;

/// <summary>Addresses as the log may show them: first letter and domain.</summary>
internal static partial class AddressMask
{
    /// <returns><c>a***@d.org</c>; <c>***</c> for what is no address.</returns>
    public static string Of(string address)
    {
        var at = address.LastIndexOf('@');
        return at > 0 ? $"{address[0]}***{address[at..]}" : "***";
    }

    /// <summary>Masks every address inside a text, such as the one a server repeats in its refusal.</summary>
    public static string In(string text) => Address().Replace(text, match => Of(match.Value));

    [GeneratedRegex(@"[^\s<>()\[\]:;,""@]+@[^\s<>()\[\]:;,""@]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Address();
}
