namespace Monitor.Feeds;

/// <summary>Addresses of feeds as people and lists write them.</summary>
internal static class FeedAddress
{
    private const string Scheme = "feed:";

    /// <summary>The http or https address meant, otherwise as written; null when none is. <c>feed://host/x</c> and <c>feed:https://host/x</c> are read.</summary>
    public static string? Read(string written)
    {
        var text = string.Concat(written.Where(c => !char.IsControl(c))).Trim();
        if (text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            text = text[Scheme.Length..] is ['/', '/', ..] rest ? "http:" + rest : text[Scheme.Length..];
        return Web(text) is null ? null : text;
    }

    /// <summary>
    /// One spelling for what is surely one feed: http and https, case of the host, default port, a closing slash and a fragment do
    /// not tell feeds apart. To compare by, never to fetch from.
    /// </summary>
    public static string Key(string url)
    {
        if (Web(url.Trim()) is not { } uri)
            return url.Trim();
        var port = uri.IsDefaultPort || uri.Port is 80 or 443 ? "" : $":{uri.Port}";
        return $"https://{uri.IdnHost.ToLowerInvariant()}{port}{uri.AbsolutePath.TrimEnd('/')}{uri.Query}";
    }

    private static Uri? Web(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https") && uri.Host.Length > 0 ? uri : null;
}
