namespace Monitor.Digests;

/// <summary>Which addresses from a feed may become links in a mail.</summary>
internal static class WebLink
{
    /// <summary>The address as the feed gave it when it is an absolute http(s) one; null for anything else (<c>javascript:</c>, <c>data:</c>, relative).</summary>
    public static string? Checked(string? url) =>
        url is not null
        && !url.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '<' or '>' or '"')
        && Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? url
            : null;
}
