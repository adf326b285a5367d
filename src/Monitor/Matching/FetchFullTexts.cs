using Microsoft.Extensions.Options;
using Monitor.Feeds;
using Monitor.Feeds.Articles;
using Monitor.Items;

namespace Monitor.Matching;

/// <summary>
/// Puts an article's text in the place of the teaser a feed gives of it, where a person asked for that (<c>feed set --full-text
/// on</c>). Only for new items that look cut off, in feeds that lately had a match or of items that come near one by themselves;
/// the nearest first, few in a poll, each page once.
/// </summary>
internal sealed class FetchFullTexts(
    FetchArticle fetch, ArticleStore articles, FullTextStore store, IOptions<FeedsOptions> options, ILogger<FetchFullTexts> log)
{
    /// <summary>Entries looked at in one document: the newest stand first.</summary>
    private const int MostEntries = 50;

    private static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    /// <summary>All articles of one poll together: the poll holds its place in the queue meanwhile.</summary>
    private static readonly TimeSpan LongestInAll = TimeSpan.FromSeconds(20);

    /// <summary>The drafts, some with a longer summary. Their keys and hashes stay those of what the feed itself says.</summary>
    public async Task<IReadOnlyList<Item>> RunAsync(Feed feed, IReadOnlyList<Item> drafts, DateTimeOffset now, CancellationToken ct)
    {
        if (!feed.FullText || await WantedAsync(feed, drafts, now, ct) is not { Count: > 0 } wanted)
            return drafts;
        var texts = await TextsAsync(feed, wanted, ct);
        return drafts.Select(draft => texts.TryGetValue(Key(draft), out var text) && text.Length > draft.Summary.Length ? draft with { Summary = text } : draft).ToList();
    }

    private async Task<IReadOnlyList<Item>> WantedAsync(Feed feed, IReadOnlyList<Item> drafts, DateTimeOffset now, CancellationToken ct)
    {
        var cutOff = drafts.Where(draft => draft.Url is not null && Truncation.Looks(draft.Summary)).DistinctBy(Key).Take(MostEntries).ToList();
        if (cutOff.Count == 0 || await store.NewAsync(feed.Id, cutOff, ct) is not { Count: > 0 } unseen)
            return [];
        var (hasMatched, judged) = await store.JudgeAsync(feed.Id, unseen, now - Lately, ct);
        return unseen.Zip(judged)
            .Where(one => hasMatched || one.Second.Decision >= Decision.Near)
            .OrderByDescending(one => one.Second.Decision).ThenByDescending(one => one.Second.Score)
            .Select(one => one.First)
            .ToList();
    }

    private async Task<Dictionary<string, string>> TextsAsync(Feed feed, IReadOnlyList<Item> wanted, CancellationToken ct)
    {
        var known = (await articles.FindAsync([.. wanted.Select(Key)], ct)).ToDictionary(article => article.Url);
        var unknown = wanted.Where(item => !known.ContainsKey(Key(item))).Take(options.Value.FullTextPerPoll).ToList();
        foreach (var article in await FetchAsync(unknown, ct))
        {
            known[article.Url] = article;
            if (article.Reason is { } reason)
                log.NoFullText(feed.Id.Value, reason);
        }

        return known.Values.Where(article => article.Text is not null).ToDictionary(article => article.Url, article => article.Text ?? "");
    }

    /// <summary>One after the other, stored one by one: what is fetched stays fetched whatever becomes of the poll.</summary>
    private async Task<IReadOnlyList<Article>> FetchAsync(IReadOnlyList<Item> items, CancellationToken ct)
    {
        var fetched = new List<Article>();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(LongestInAll);
        foreach (var item in items)
        {
            try
            {
                fetched.Add(await fetch.RunAsync(Key(item), item.Url ?? "", limit.Token));
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                // This site is slow: the page it would not give in time counts as asked for, the rest of the poll goes without.
                fetched.Add(fetch.Late(Key(item), LongestInAll));
            }

            await articles.AddAsync(fetched[^1], ct);
            if (limit.IsCancellationRequested)
                break;
        }

        return fetched;
    }

    private static string Key(Item item) => item.UrlKey ?? item.Url ?? item.ItemKey;
}
