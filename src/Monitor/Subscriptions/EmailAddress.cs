using System.Globalization;
using System.Text.RegularExpressions;

namespace Monitor.Subscriptions;

/// <summary>
/// An address as Monitor stores it: the domain lower-cased in its ASCII form (RFC 5891 A-labels), the local part as given.
/// Narrower than RFC 5321 on purpose: quoted local parts carried the command injection of CVE-2026-30227, and a non-ASCII
/// local part needs SMTPUTF8 all the way, which nobody can promise at sign-up.
/// </summary>
internal static partial class EmailAddress
{
    private const int Longest = 254;
    private const int LongestLocalPart = 64;

    /// <summary>The stored form, or null when it is not an address mail can be sent to.</summary>
    public static string? Normalise(string text)
    {
        var address = text.Trim(' ');
        var at = address.LastIndexOf('@');
        if (at < 1 || at > LongestLocalPart || address.Length > Longest || !LocalPart().IsMatch(address[..at]))
            return null;
        if (AsciiDomain(address[(at + 1)..]) is not { } domain)
            return null;
        var normal = $"{address[..at]}@{domain}";
        return normal.Length <= Longest ? normal : null;
    }

    private static string? AsciiDomain(string domain)
    {
        try
        {
            var ascii = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(domain.ToLowerInvariant());
            return Domain().IsMatch(ascii) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex LocalPart();

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Domain();
}
