using System.Globalization;
using System.Text;

namespace Monitor.Feeds.Http;

/// <summary>What Monitor needs to know of a web address: whether it is one, whose it is, and how to show it.</summary>
internal static class WebAddress
{
    /// <summary>Null where it is no absolute http or https address.</summary>
    public static Uri? Parse(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && IsWeb(url) ? url : null;

    public static bool IsWeb(Uri url) => url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);

    /// <summary>Host and port as politeness counts them; the address itself where it is none.</summary>
    public static string HostOf(string address) => Parse(address) is { } url ? HostOf(url) : address;

    /// <inheritdoc cref="HostOf(string)"/>
    public static string HostOf(Uri url) => url.Authority.ToLowerInvariant();

    /// <summary>For messages, titles and logs: without name and password, and without characters that change how a line reads.</summary>
    public static string Shown(Uri url)
    {
        var bare = url.IsAbsoluteUri ? Bare(url) : url;
        var text = bare.ToString();
        return text.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format) ? bare.AbsoluteUri : text;
    }

    /// <inheritdoc cref="Shown(Uri)"/>
    public static string Shown(string address) => Parse(address) is { UserInfo.Length: > 0 } url ? Shown(url) : address;

    /// <summary>Without name, password and fragment: what is sent to the server.</summary>
    public static Uri Bare(Uri url) =>
        url.UserInfo.Length == 0 && url.Fragment.Length == 0
            ? url
            : new UriBuilder(url) { UserName = "", Password = "", Fragment = "" }.Uri;

    /// <summary>
    /// Whether name and password given for one address may be sent to another: the same host and port, or its default https port
    /// where the default http port was named. Never to another host (a redirect would collect them), never down to http.
    /// </summary>
    public static bool MayShareLogin(Uri named, Uri other) =>
        string.Equals(named.IdnHost, other.IdnHost, StringComparison.OrdinalIgnoreCase)
        && ((named.Scheme == other.Scheme && named.Port == other.Port)
            || (named is { Scheme: "http", IsDefaultPort: true } && other is { Scheme: "https", IsDefaultPort: true }));

    /// <summary>The address to keep for one that has moved: with its name and password where they may go along.</summary>
    public static Uri Moved(Uri from, Uri to)
    {
        var target = new UriBuilder(Bare(to));
        if (from.UserInfo.Split(':', 2) is [{ Length: > 0 } name, .. var password] && MayShareLogin(from, to))
            (target.UserName, target.Password) = (name, password.FirstOrDefault() ?? "");
        return target.Uri;
    }

    /// <summary>
    /// The address a redirect names. Headers come as Latin-1; servers write UTF-8 into this one, against RFC 9110 §10.2.2, and
    /// mean it.
    /// </summary>
    public static Uri? Target(Uri from, string location)
    {
        var written = location.All(char.IsAscii) ? location : Utf8(location);
        return Uri.TryCreate(from, written, out var target) ? target : null;
    }

    private static string Utf8(string latin)
    {
        var text = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(latin));
        return text.Contains('\ufffd') ? latin : text;
    }
}
