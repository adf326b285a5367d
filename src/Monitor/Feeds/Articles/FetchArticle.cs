using System.Text;
using System.Text.RegularExpressions;
using Monitor.Feeds.Documents;
using Monitor.Feeds.Http;
using Monitor.Seeds;

namespace Monitor.Feeds.Articles;

/// <summary>
/// Fetches one article's page through the guarded door and takes the text out of it. Each hop waits its turn at its host and asks
/// that host's robots.txt. Whatever fails is a reason in the article, not an exception.
/// </summary>
internal sealed partial class FetchArticle(GuardedHttp http, FetchGate gate, RobotsGuard robots, TimeProvider time)
{
    private const int DeclarationBytes = 2_048;

    /// <param name="key">What the article is stored under.</param>
    public async Task<Article> RunAsync(string key, string address, CancellationToken ct)
    {
        var (text, reason) = Uri.TryCreate(address, UriKind.Absolute, out var url)
            ? await ReadAsync(url, ct)
            : (null, $"{address}: not an http or https address");
        return new Article { Url = key, FetchedAt = time.GetUtcNow(), Text = text, Reason = reason };
    }

    /// <summary>What is kept of a page that was given up waiting for.</summary>
    public Article Late(string key, TimeSpan waited) =>
        new() { Url = key, FetchedAt = time.GetUtcNow(), Reason = $"given up after {waited.TotalSeconds:0} s" };

    private async Task<(string? Text, string? Reason)> ReadAsync(Uri url, CancellationToken ct)
    {
        var request = new GuardedRequest(url) { Accept = "text/html, application/xhtml+xml;q=0.9", Objection = ObjectionAsync };
        return await http.SendAsync(request, ct) switch
        {
            HttpAnswer.Body body when IsPage(body.ContentType) => Text(body),
            HttpAnswer.Body body => (null, $"{url}: not a page but {body.ContentType}"),
            HttpAnswer.Refused refused => (null, refused.Reason),
            _ => (null, $"{url}: the server answered 304 although nothing was known of the page"),
        };
    }

    private async Task<string?> ObjectionAsync(Uri hop, CancellationToken ct)
    {
        if (await robots.ObjectionAsync(hop, ct) is { } objection)
            return objection;
        await gate.NextAsync(WebAddress.HostOf(hop), ct);
        return null;
    }

    private static (string? Text, string? Reason) Text(HttpAnswer.Body body)
    {
        var html = FeedDecoder.Decode(body.Bytes, Declared(body)).Text;
        if (PageBounds.Objection(html) is { } objection)
            return (null, $"{body.Url}: {objection}");
        try
        {
            return ArticlePage.TextOf(body.Url.AbsoluteUri, PageBounds.WithFewBreaks(html)) is { } text
                ? (PlainText.FromText(text, PlainText.SummaryLength), null)
                : (null, $"{body.Url}: the page holds no article that can be told from its frame");
        }
        catch (Exception e)
        {
            // A third-party reader on a foreign page: whatever it throws means that it could not read this page.
            return (null, $"{body.Url}: the page cannot be read ({e.GetType().Name})");
        }
    }

    private static bool IsPage(string? contentType) => contentType is null || contentType.Contains("html", StringComparison.OrdinalIgnoreCase);

    /// <summary>The charset of HTTP, else that of the page's own meta element.</summary>
    private static string? Declared(HttpAnswer.Body body)
    {
        if (body.ContentType?.Contains("charset", StringComparison.OrdinalIgnoreCase) == true)
            return body.ContentType;
        var head = Encoding.Latin1.GetString(body.Bytes, 0, Math.Min(body.Bytes.Length, DeclarationBytes));
        return Meta().Match(head) is { Success: true } meta ? $"text/html; charset={meta.Groups["name"].Value}" : body.ContentType;
    }

    [GeneratedRegex("""<meta[^>]{0,200}charset\s*=\s*["']?(?<name>[A-Za-z0-9._:-]{1,40})""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Meta();
}
