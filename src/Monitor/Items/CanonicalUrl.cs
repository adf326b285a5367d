namespace Monitor.Items;

/// <summary>
/// One spelling for the addresses of one page. What is folded here is surely one page: scheme, case of the host and of percent
/// signs, default ports, a closing slash, a folder's index page, the order of parameters, tracking, sessions, the place in the
/// page. <c>www.</c>, AMP and mobile twins stay apart: they are often, not surely, the same.
/// </summary>
internal static class CanonicalUrl
{
    private static readonly string[] IndexPages = ["index.html", "index.htm", "index.php", "default.aspx"];

    /// <summary>The canonical form, always with https; the text itself when it is not a web address.</summary>
    public static string Of(string url) => Read(url) is { } uri ? PageOf(uri) + Route(uri.Fragment) : url.Trim();

    /// <summary>Like <see cref="Of"/>, but entries at different places of one page (<c>#post-7</c>) stay different.</summary>
    public static string WithAnchor(string url)
    {
        if (Read(url) is not { } uri)
            return url.Trim();
        var place = uri.Fragment.TrimStart('#');
        var isTracking = place.StartsWith(":~:", StringComparison.Ordinal) || TrackingParameters.Contains(place.Split('&')[0]);
        return PageOf(uri) + (place.Length == 0 || isTracking ? "" : "#" + place);
    }

    /// <summary>What is left of an address when a site moves to another scheme, <c>www</c> or query: host and path.</summary>
    public static string? Loose(string? canonical)
    {
        if (canonical is null || Read(canonical) is not { } uri || IsHome(canonical))
            return null;
        var host = uri.Host.StartsWith("www.", StringComparison.Ordinal) ? uri.Host[4..] : uri.Host;
        return host + uri.AbsolutePath;
    }

    /// <summary>The front page of a site: no article's own address.</summary>
    public static bool IsHome(string canonical) => Read(canonical) is { AbsolutePath: "/", Query: "", Fragment: "" };

    private static Uri? Read(string url) =>
        Uri.TryCreate(url.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;

    private static string PageOf(Uri uri)
    {
        var port = uri.IsDefaultPort || uri.Port is 80 or 443 ? "" : $":{uri.Port}";
        var kept = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !TrackingParameters.Contains(pair))
            .Select(UpperEscapes)
            .OrderBy(pair => pair.Split('=', 2)[0], StringComparer.Ordinal);
        var query = string.Join('&', kept);
        return $"https://{uri.IdnHost.ToLowerInvariant().TrimEnd('.')}{port}{PathOf(uri)}{(query.Length > 0 ? "?" + query : "")}";
    }

    private static string PathOf(Uri uri)
    {
        var path = uri.AbsolutePath;
        // A Java server's session stands in the path: /a;jsessionid=1F.
        var session = path.IndexOf(";jsessionid=", StringComparison.OrdinalIgnoreCase);
        if (session >= 0)
            path = path[..session];
        var index = Array.Find(IndexPages, page => path.EndsWith("/" + page, StringComparison.OrdinalIgnoreCase));
        path = path[..^(index?.Length ?? 0)].TrimEnd('/');
        return path.Length == 0 ? "/" : UpperEscapes(path);
    }

    /// <summary>A fragment that is a page of a single-page site (<c>#!/a</c>, <c>#/a</c>).</summary>
    private static string Route(string fragment) => fragment is ['#', '!' or '/', ..] ? fragment : "";

    /// <summary>RFC 3986 §6.2.2.1: %c3 and %C3 are one.</summary>
    private static string UpperEscapes(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
            return text;
        var characters = text.ToCharArray();
        for (var i = 0; i + 2 < characters.Length; i++)
        {
            if (characters[i] != '%' || !char.IsAsciiHexDigit(characters[i + 1]) || !char.IsAsciiHexDigit(characters[i + 2]))
                continue;
            characters[i + 1] = char.ToUpperInvariant(characters[i + 1]);
            characters[i + 2] = char.ToUpperInvariant(characters[i + 2]);
        }

        return new string(characters);
    }
}
