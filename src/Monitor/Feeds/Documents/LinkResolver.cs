using System.Buffers;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Monitor.Feeds.Documents;

/// <summary>
/// A document's links: absolute where a base is known (RFC 3986 §5, xml:base), as written where none is; addresses that run
/// code or name local files never.
/// </summary>
/// <param name="document">Where the document came from, or null for a file.</param>
/// <param name="hasBases">False where the document holds no xml:base, so nobody has to look for one.</param>
internal sealed partial class LinkResolver(Uri? document, bool hasBases = true)
{
    private const int Longest = 4_000;

    public static readonly XName Base = XNamespace.Xml + "base";

    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#@!$&'()*+,;=%");

    /// <summary>What relative links in <paramref name="at"/> count from; null when unknown.</summary>
    public Uri? BaseAt(XElement? at)
    {
        var from = document;
        if (!hasBases || at is null)
            return from;
        foreach (var written in at.AncestorsAndSelf().Reverse().Select(e => e.Attribute(Base)?.Value))
        {
            if (written is null)
                continue;
            var known = from is null ? Uri.TryCreate(written.Trim(), UriKind.Absolute, out var next) : Uri.TryCreate(from, written.Trim(), out next);
            if (known && next is not null && IsWeb(next))
                from = next;
        }

        return from;
    }

    /// <summary>The link as a reader would get it from <paramref name="at"/>; null when there is none or it is not safe to follow.</summary>
    public string? AsPublished(string? link, XElement? at) =>
        Written(link) is not { } written ? null
        : IsPlainWeb(written) ? written
        : AsPublished(written, BaseAt(at));

    /// <summary>A link in a text whose base is known or not.</summary>
    public static string? AsPublished(string link, Uri? from)
    {
        if (Written(link) is not { } written)
            return null;
        var scheme = Scheme().Match(written).Value.ToLowerInvariant();
        if (scheme.Length > 0)
            return IsUnsafe(scheme) ? null : written;
        if (from is null || !Uri.TryCreate(from, written, out var absolute))
            return written;
        return !IsWeb(absolute) ? null : Ascii(written) ? absolute.AbsoluteUri : Unescaped(absolute.AbsoluteUri);
    }

    /// <summary>The first of these that is an absolute http or https address, ready to be followed; null when none is.</summary>
    public static string? Web(IReadOnlyList<string> published)
    {
        foreach (var link in published)
        {
            if (Web(link) is { } web)
                return web;
        }

        return null;
    }

    /// <summary>The absolute web address of a link; null when it is none or unsafe.</summary>
    /// <param name="at">The element it stands in; null where only the document's own address counts.</param>
    public string? Resolve(string? link, XElement? at = null) => AsPublished(link, at) is { } published ? Web(published) : null;

    /// <summary>Without white space around it and without control characters, which browsers pass over; null when nothing is left.</summary>
    private static string? Written(string? link)
    {
        if (link is null or { Length: 0 or > Longest })
            return null;
        var written = link.AsSpan().ContainsAnyInRange('\0', '\u001f') || link.AsSpan().ContainsAnyInRange('\u007f', '\u009f')
            ? string.Concat(link.Where(c => !char.IsControl(c))).Trim()
            : link.Trim();
        return written.Length > 0 ? written : null;
    }

    /// <summary>Code that runs, documents in a link, and this machine's own files: never handed on. White space hides no scheme.</summary>
    private static bool IsUnsafe(string scheme) => string.Concat(scheme.Where(char.IsAsciiLetter)) is "javascript" or "vbscript" or "livescript"
        or "mocha" or "data" or "file" or "blob" or "filesystem" or "about" or "viewsource" or "jar" or "res" or "mhtml" or "msits" or "chrome" or "resource";

    private static string? Web(string published)
    {
        if (IsPlainWeb(published))
            return published;
        if (!Uri.TryCreate(published, UriKind.Absolute, out var absolute) || !IsWeb(absolute) || absolute.Host.Length == 0)
            return null;
        // As written where that is well-formed: Uri would normalise escapes and add slashes that identify another address.
        return Uri.IsWellFormedUriString(published, UriKind.Absolute) ? published : absolute.AbsoluteUri;
    }

    /// <summary>The everyday address, seen without the cost of taking it apart: a plain host and characters that need no escape.</summary>
    private static bool IsPlainWeb(string link)
    {
        var start = link.StartsWith("https://", StringComparison.Ordinal) ? 8 : link.StartsWith("http://", StringComparison.Ordinal) ? 7 : 0;
        if (start == 0 || link.AsSpan(start).ContainsAnyExcept(Plain))
            return false;
        var end = link.AsSpan(start).IndexOfAny('/', '?', '#');
        var host = end < 0 ? link.AsSpan(start) : link.AsSpan(start, end);
        return host.Length is > 0 and < 64 && IsPlainHost(host);
    }

    private static bool IsPlainHost(ReadOnlySpan<char> host)
    {
        var edge = true;
        foreach (var c in host)
        {
            if (char.IsAsciiLetterOrDigit(c))
                edge = false;
            else if (edge || c is not ('.' or '-'))
                return false;
            else
                edge = true;
        }

        return !edge;
    }

    private static bool IsWeb(Uri uri) => uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps;

    private static bool Ascii(string text) => System.Text.Ascii.IsValid(text);

    /// <summary>An address written in another script stays readable (RFC 3987).</summary>
    private static string Unescaped(string address) => HighBytes().Replace(address, escaped =>
        FeedDecoder.Strict(Convert.FromHexString(escaped.Value.Replace("%", "", StringComparison.Ordinal))) ?? escaped.Value);

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.\-\s]{0,30}:")]
    private static partial Regex Scheme();

    [GeneratedRegex("(?:%[89A-Fa-f][0-9A-Fa-f])+")]
    private static partial Regex HighBytes();
}
