using System.Xml.Linq;

namespace Monitor.Feeds.Documents;

/// <summary>Makes a document's links absolute (RFC 3986 §5 with xml:base) and lets only http and https through.</summary>
/// <param name="document">Where the document came from, or null for a file.</param>
internal sealed class LinkResolver(Uri? document)
{
    private const int Longest = 4_000;

    private static readonly XName Base = XNamespace.Xml + "base";

    /// <summary>The absolute address of <paramref name="link"/> as written in <paramref name="at"/>; null when it is none or unsafe.</summary>
    public string? Resolve(string? link, XElement? at)
    {
        if (string.IsNullOrWhiteSpace(link) || link.Length > Longest)
            return null;
        var written = string.Concat(link.Where(c => !char.IsControl(c))).Trim();
        if (!Uri.TryCreate(written, UriKind.Absolute, out var absolute) || (absolute.IsFile && written[0] == '/'))
        {
            if (BaseAt(at) is not { } from || !Uri.TryCreate(from, written, out absolute))
                return null;
        }

        if (!IsWeb(absolute) || absolute.Host.Length == 0)
            return null;
        // As written where it was absolute: Uri would normalise escapes and add slashes that identify another address.
        return Uri.TryCreate(written, UriKind.Absolute, out var same) && IsWeb(same) && Uri.IsWellFormedUriString(written, UriKind.Absolute)
            ? written
            : absolute.AbsoluteUri;
    }

    private Uri? BaseAt(XElement? at)
    {
        var from = document;
        foreach (var written in at?.AncestorsAndSelf().Reverse().Select(e => e.Attribute(Base)?.Value) ?? [])
        {
            if (written is null)
                continue;
            var known = from is null ? Uri.TryCreate(written, UriKind.Absolute, out var next) : Uri.TryCreate(from, written, out next);
            if (known && next is not null && IsWeb(next))
                from = next;
        }

        return from;
    }

    private static bool IsWeb(Uri uri) => uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps;
}
