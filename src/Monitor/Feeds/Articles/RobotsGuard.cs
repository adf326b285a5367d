using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Monitor.Feeds.Documents;
using Monitor.Feeds.Http;

namespace Monitor.Feeds.Articles;

/// <summary>
/// Asks a site's robots.txt before a page of it is fetched, and keeps the answer for a day. Feeds themselves are not asked for:
/// a person subscribed to them; articles nobody has.
/// </summary>
internal sealed class RobotsGuard(GuardedHttp http, FetchGate gate, IOptions<FeedsOptions> options, TimeProvider time)
{
    private const int MostSites = 5_000;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>A site whose robots.txt cannot be had is left alone, but not for a whole day because of one bad minute.</summary>
    private static readonly TimeSpan KeptWithout = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Known> sites = new();

    /// <summary>Why this page is not to be fetched; null when it may be.</summary>
    public async Task<string?> ObjectionAsync(Uri page, CancellationToken ct)
    {
        var site = page.GetLeftPart(UriPartial.Authority);
        var now = time.GetUtcNow();
        if (!sites.TryGetValue(site, out var known) || known.Until <= now)
        {
            known = await AskAsync(site, now, ct);
            Keep(site, known, now);
        }

        return known.Rules is null ? $"not fetched, because the site's robots.txt cannot be had ({known.Problem})"
            : known.Rules.Allows(page) ? null
            : "not fetched, because the site's robots.txt asks robots not to";
    }

    /// <summary>RFC 9309 §2.3.1: a 4xx means that there is none; a server in trouble or out of reach means hands off, and 429 is trouble.</summary>
    private async Task<Known> AskAsync(string site, DateTimeOffset now, CancellationToken ct)
    {
        var url = new Uri(site + "/robots.txt");
        await gate.NextAsync(WebAddress.HostOf(url), ct);
        return await http.SendAsync(new GuardedRequest(url) { Accept = "text/plain, */*;q=0.8" }, ct) switch
        {
            HttpAnswer.Body body => new Known(RobotsRules.Parse(FeedDecoder.Decode(body.Bytes, body.ContentType).Text, Token(options.Value.UserAgent)), null, now + Kept),
            HttpAnswer.Refused { Status: >= 400 and < 500 and not 429 } => new Known(RobotsRules.AllowAll, null, now + Kept),
            HttpAnswer.Refused refused => new Known(null, refused.Reason, now + KeptWithout),
            _ => new Known(null, "the server answered 304 although nothing was known", now + KeptWithout),
        };
    }

    private void Keep(string site, Known known, DateTimeOffset now)
    {
        if (sites.Count >= MostSites)
        {
            foreach (var old in sites.Where(one => one.Value.Until <= now).Select(one => one.Key).ToList())
                sites.TryRemove(old, out _);
            if (sites.Count >= MostSites)
                sites.Clear();
        }

        sites[site] = known;
    }

    /// <summary>What sites call us: the first word of what we call ourselves, <c>Monitor</c> unless the operator changed it.</summary>
    private static string Token(string userAgent) => string.Concat(userAgent.TakeWhile(c => char.IsAsciiLetter(c) || c is '_' or '-'));

    private sealed record Known(RobotsRules? Rules, string? Problem, DateTimeOffset Until);
}
