using System.Globalization;
using Microsoft.Extensions.Options;
using Monitor.Feeds;
using Monitor.Storage;

namespace Monitor.Items;

/// <summary>What the entries of a poll came to.</summary>
/// <param name="Added">New items, the held ones among them.</param>
/// <param name="Known">Entries that are items already, under whatever key.</param>
/// <param name="Held">How many of <paramref name="Added"/> are stored and not mailed.</param>
internal sealed record TakenIn(IReadOnlyList<Item> Added, int Known, int Held)
{
    public static TakenIn Nothing { get; } = new([], 0, 0);
}

/// <summary>Stores the entries of a poll that are new, and recognises the others, in the poll's transaction.</summary>
internal sealed class TakeInItems(FeedEventStore events, IOptions<FeedsOptions> options)
{
    /// <summary>A feed that makes up new keys at every poll is told of once in this time.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromDays(1);

    /// <param name="feed">As it was before the poll.</param>
    /// <param name="isPush">A push holds what is new and need not hold the rest: that most of it is new says nothing.</param>
    public async Task<TakenIn> RunAsync(Session session, Feed feed, IReadOnlyList<Item> drafts, bool isPush, DateTimeOffset at)
    {
        if (drafts.Count == 0)
            return TakenIn.Nothing;
        var recognition = await RecogniseByKeyAsync(session, feed, drafts);
        var window = new Window(recognition.Entries.Count, recognition.Unknown.Count);
        if (window.Anew > 0)
            recognition.ByLooks(await SeenItemStore.AlikeAsync(session, feed.Id, recognition.Unknown));
        var hold = isPush ? HoldRule.For(first: false, at, options.Value.FirstPollAge, null) : await JudgeAsync(session, feed, recognition, window, at);
        var added = await AddAsync(session, feed, recognition, hold with { RestoredBefore = await SentUntilAsync(session, feed) });
        await RememberAsync(session, feed, recognition);
        var taken = new TakenIn(added, recognition.Known.Count(), added.Count(item => item.Held is not null));
        if (hold.RepublishedBefore is not null)
            await TellAsync(session, feed, taken, window, at);
        return taken;
    }

    /// <summary>Entries that are no item yet, as far as keys, addresses and texts tell; stores nothing.</summary>
    public static async Task<IReadOnlyList<Item>> UnknownAsync(Session session, Feed feed, IReadOnlyList<Item> drafts)
    {
        var recognition = await RecogniseByKeyAsync(session, feed, drafts);
        if (recognition.Unknown.Count > 0)
            recognition.ByLooks(await SeenItemStore.AlikeAsync(session, feed.Id, recognition.Unknown));
        return recognition.Unknown;
    }

    private static async Task<Recognition> RecogniseByKeyAsync(Session session, Feed feed, IReadOnlyList<Item> drafts)
    {
        var recognition = new Recognition(drafts);
        recognition.ByKey(await SeenItemStore.NamedAsync(session, feed.Id, recognition.Entries.Select(entry => entry.ItemKey)));
        if (recognition.Contested is { Count: > 0 } contested)
            recognition.ByOtherKeys(await SeenItemStore.NamedAsync(session, feed.Id, contested.SelectMany(ItemIdentity.OtherKeys)));
        return recognition;
    }

    /// <summary>What of the new is held; a document that came anew for the most part is first looked at more loosely.</summary>
    private async Task<HoldRule> JudgeAsync(Session session, Feed feed, Recognition recognition, Window window, DateTimeOffset at)
    {
        var age = options.Value.FirstPollAge;
        if (feed.SucceededAt is not { } succeeded)
            return HoldRule.For(first: true, at, age, null);
        if (!Republication.IsSuspected(window.Entries, window.Anew))
            return HoldRule.For(first: false, at, age, null);
        var recent = await SeenItemStore.RecentAsync(session, feed.Id, Republication.Reach);
        if (recent.Count == 0)
            return HoldRule.For(first: true, at, age, null);
        Republication.Recognise(recognition, recent);
        return HoldRule.For(first: false, at, age, Republication.NewsSince(succeeded, recent));
    }

    /// <summary>
    /// Until when a database that was lost may have mailed this feed's news; null unless a backup was restored and this is the feed's first
    /// poll since.
    /// </summary>
    private static async Task<DateTimeOffset?> SentUntilAsync(Session session, Feed feed) =>
        long.TryParse(await SettingsStore.GetAsync(session, SettingsStore.SentUntil), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) is var until && !(feed.SucceededAt > until)
            ? until
            : null;

    /// <summary>An item whose key was another's is remembered under it too: from now on that key most likely means the newer one.</summary>
    private static async Task<IReadOnlyList<Item>> AddAsync(Session session, Feed feed, Recognition recognition, HoldRule hold)
    {
        var named = recognition.Unknown.Select(entry => (Entry: entry, Key: recognition.TakeKey(entry))).ToList();
        var added = await ItemStore.InsertNewAsync(session,
            [.. named.Select(one => one.Entry with { ItemKey = one.Key, Held = hold.Of(one.Entry) })]);
        var ids = added.ToDictionary(item => item.ItemKey, item => item.Id);
        await SeenItemStore.RenameAsync(session, feed.Id,
            [.. named.Where(one => one.Key != one.Entry.ItemKey && ids.ContainsKey(one.Key))
                .DistinctBy(one => one.Entry.ItemKey)
                .Select(one => (one.Entry.ItemKey, ids[one.Key]))]);
        return added;
    }

    /// <summary>Known entries: the new key of those that have one, and how they look now of those that look otherwise.</summary>
    private static async Task RememberAsync(Session session, Feed feed, Recognition recognition)
    {
        var known = recognition.Known.ToList();
        await SeenItemStore.RenameAsync(session, feed.Id,
            [.. known.Where(pair => pair.Item.Name is null).Select(pair => (recognition.TakeKey(pair.Entry), pair.Item.Id))]);
        await SeenItemStore.ShownAsync(session,
            [.. known.Where(pair => Likeness.LooksOtherwise(pair.Entry, pair.Item)).Select(pair => (pair.Item.Id, pair.Entry))]);
    }

    /// <summary>A window that is simply all news is none of this; nor is the same told twice a day, unless something is held.</summary>
    private async Task TellAsync(Session session, Feed feed, TakenIn taken, Window window, DateTimeOffset at)
    {
        var recognised = window.Anew - taken.Added.Count;
        if (taken.Held == 0 && (recognised * 2 < window.Anew || await events.HasAsync(session, feed.Id, FeedEventKind.Republished, at - Quiet)))
            return;
        await events.AddAsync(session, new FeedEvent
        {
            FeedId = feed.Id,
            HappenedAt = at,
            Kind = FeedEventKind.Republished,
            Detail = $"{window.Anew} of {window.Entries} entries came anew: {recognised} known by address or text, "
                + $"{taken.Held} held, {taken.Added.Count - taken.Held} taken as news",
        });
    }

    /// <summary>How many entries a document has, and how many of them under keys its feed has not shown.</summary>
    private sealed record Window(int Entries, int Anew);
}
