using Monitor.Feeds.Articles;
using Monitor.Feeds.Documents;
using Monitor.Feeds.Http;

namespace Monitor.Feeds;

/// <summary>How a page led to a feed.</summary>
/// <param name="IsOffered">The page names it; false where it was found at one of the usual addresses.</param>
/// <param name="Others">What else the page offers, not looked at.</param>
internal sealed record FoundFeed(string Url, bool IsOffered, IReadOnlyList<string> Others);

/// <summary>What looking for a page's feed came to.</summary>
internal abstract record Discovery
{
    private Discovery() { }

    public sealed record Found(FoundFeed Feed, ParsedFeed Document) : Discovery;

    /// <summary><paramref name="Reason"/> does not name the page: the caller does.</summary>
    public sealed record Nothing(string Reason) : Discovery;
}

/// <summary>
/// Finds the feed of a web page: the first readable one of those it names, in its order; where it names none, one of the usual
/// addresses on its host, where its robots.txt does not forbid that: what a page names it invites to, a guess it does not. A few
/// requests, one after the other, each through the guard and the host's turn.
/// </summary>
internal sealed class DiscoverFeed(GuardedHttp http, FetchGate gate, RobotsGuard robots)
{
    private const int MostOffered = 5;

    private static readonly string[] UsualAddresses = ["/feed", "/rss", "/atom.xml", "/feed.xml", "/index.xml", "/rss.xml"];

    /// <summary>Null where the document is no page.</summary>
    public async Task<Discovery?> RunAsync(HttpAnswer.Body page, CancellationToken ct)
    {
        var text = FeedDecoder.Decode(page.Bytes, page.ContentType).Text;
        if (!FeedDiscovery.IsPage(text))
            return null;
        var offered = FeedDiscovery.FeedsOf(text, page.Url);
        return offered.Count > 0 ? await OfferedAsync(offered, ct) : await GuessedAsync(page.Url, ct);
    }

    private async Task<Discovery> OfferedAsync(IReadOnlyList<string> offered, CancellationToken ct)
    {
        string? reason = null;
        foreach (var url in offered.Take(MostOffered))
        {
            var (document, problem, _) = await ReadAsync(url, objection: null, ct);
            if (document is not null)
                return new Discovery.Found(new FoundFeed(url, IsOffered: true, offered.Where(other => other != url).ToList()), document);
            reason ??= problem;
        }

        return new Discovery.Nothing($"a web page, not a feed; none of the feeds it offers can be read ({reason})");
    }

    private async Task<Discovery> GuessedAsync(Uri page, CancellationToken ct)
    {
        foreach (var guess in UsualAddresses)
        {
            var url = new Uri(page, guess).AbsoluteUri;
            var (document, _, isTroubled) = await ReadAsync(url, robots.ObjectionAsync, ct);
            if (document is not null)
                return new Discovery.Found(new FoundFeed(url, IsOffered: false, []), document);
            if (isTroubled)
                break;
        }

        return new Discovery.Nothing("a web page, not a feed; it names no feed of its own, and there is none at the usual addresses");
    }

    /// <returns>The document, or why there is none, and whether the server is in trouble and should not be asked further.</returns>
    private async Task<(ParsedFeed? Document, string? Problem, bool IsTroubled)> ReadAsync(
        string url, Func<Uri, CancellationToken, Task<string?>>? objection, CancellationToken ct)
    {
        if (WebAddress.Parse(url) is not { } address)
            return (null, $"{url}: not an http or https address", false);
        var request = new GuardedRequest(address) { Objection = objection };
        return await gate.RunAsync(WebAddress.HostOf(address), isSlow: false, () => http.SendAsync(request, ct), ct) switch
        {
            HttpAnswer.Body body => FeedParser.Parse(body.Bytes, body.ContentType, body.Base) is FeedReading.Read read
                ? (read.Document, null, false)
                : (null, $"{WebAddress.Shown(address)}: not a readable feed", false),
            HttpAnswer.Refused refused => (null, refused.Reason, refused.Passing),
            _ => (null, $"{WebAddress.Shown(address)}: no document", false),
        };
    }
}
