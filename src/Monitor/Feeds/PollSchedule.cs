namespace Monitor.Feeds;

/// <summary>
/// When a feed is due again: half its own rhythm when healthy, sooner when its window would roll over, never sooner than it and
/// its server ask for; a ladder of doublings when failing. Counted from the poll that was just made, so that a slow cycle or a
/// restart shifts nothing.
/// </summary>
internal static class PollSchedule
{
    /// <summary>Fewer dated items than this say nothing about a feed's rhythm.</summary>
    private const int EnoughItems = 10;

    /// <summary>A feed whose hub pushes is still polled, because a push can be lost.</summary>
    private const int PushedFactor = 4;

    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(24);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(24);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromHours(12);

    /// <param name="feed">With its rungs still to climb down, and what it and its server ask for.</param>
    /// <param name="before">How long it waited for this poll: after a gap it does not wait longer for a while.</param>
    public static DateTimeOffset AfterSuccess(Feed feed, DateTimeOffset polledAt, TimeSpan? before, FeedWindow window, FeedsOptions options)
    {
        var wait = Jittered(feed.Id, BackOff(Clamp(Rhythm(window.Published) ?? options.DefaultInterval, options), feed.Failures));
        if (window.LongestWait is { } longest && longest < wait)
            wait = longest;
        if (feed.WatchfulPolls > 0 && before < wait)
            wait = before.Value;
        wait = Longest(wait, options.MinimumInterval);
        if (feed.PushedUntil > polledAt)
            wait = Shortest(wait * PushedFactor, Longest(wait, options.MaximumInterval));
        return Outside(feed, polledAt + Longest(wait, Asked(feed)));
    }

    /// <param name="failures">Failures including this one.</param>
    /// <param name="retryAfter">What the server asked for; honoured up to a day and never undercut by the jitter.</param>
    public static DateTimeOffset AfterFailure(
        FeedId feed, DateTimeOffset polledAt, long failures, TimeSpan? retryAfter, FeedsOptions options)
    {
        var wait = Longest(options.MinimumInterval, Jittered(feed, BackOff(Clamp(options.DefaultInterval, options), failures)));
        var asked = retryAfter is { } r && r < LongestRetryAfter ? r : retryAfter is null ? TimeSpan.Zero : LongestRetryAfter;
        return polledAt + Longest(wait, asked);
    }

    /// <summary>The ladder ends where the longest back-off is reached, so that a long outage leaves no endless way down.</summary>
    public static long NextRung(long failures, FeedsOptions options) =>
        BackOff(Clamp(options.DefaultInterval, options), failures) < LongestBackOff ? failures + 1 : failures;

    /// <summary>
    /// What the feed (ttl, sy:updatePeriod) and its server (Cache-Control, Expires) ask for, up to a day; never undercut, and
    /// spread over the next tenth so that feeds of one publisher do not come back as one.
    /// </summary>
    private static TimeSpan Asked(Feed feed)
    {
        if (feed.AskedInterval is not { } asked)
            return TimeSpan.Zero;
        return Shortest(TimeSpan.FromMilliseconds(asked), LongestAsked) * (1 + (0.1 * Share(feed.Id)));
    }

    /// <summary>The first instant at or after <paramref name="due"/> that no skipHours or skipDays (UTC) forbid; a feed that forbids all is not taken at its word.</summary>
    private static DateTimeOffset Outside(Feed feed, DateTimeOffset due)
    {
        if (feed.SkipHours is null && feed.SkipDays is null)
            return due;
        var (hours, days) = (Numbers(feed.SkipHours), Numbers(feed.SkipDays));
        bool Forbidden(DateTimeOffset at) => hours.Contains(at.Hour) || days.Contains((int)at.DayOfWeek);
        if (!Forbidden(due.ToUniversalTime()))
            return due;
        var hour = due.ToUniversalTime();
        hour -= new TimeSpan(0, 0, hour.Minute, hour.Second, hour.Millisecond, hour.Microsecond);
        for (var i = 1; i <= 7 * 24; i++)
        {
            if (!Forbidden(hour.AddHours(i)))
                return hour.AddHours(i) + (TimeSpan.FromMinutes(5) * Share(feed.Id));
        }

        return due;
    }

    private static HashSet<int> Numbers(string? list) =>
        (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(number => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ToHashSet();

    /// <summary>Half the median gap between items: two polls for each item of a steady feed.</summary>
    private static TimeSpan? Rhythm(IReadOnlyList<DateTimeOffset> published)
    {
        if (published.Count < EnoughItems)
            return null;
        var newestFirst = published.OrderDescending().ToList();
        var gaps = newestFirst.Zip(newestFirst.Skip(1), (later, earlier) => later - earlier).Order().ToList();
        return gaps[gaps.Count / 2] / 2;
    }

    private static TimeSpan BackOff(TimeSpan interval, long failures)
    {
        if (failures <= 0 || interval >= LongestBackOff)
            return interval;
        var doubled = interval.TotalSeconds * Math.Pow(2, Math.Min(failures, 40));
        return doubled < LongestBackOff.TotalSeconds ? TimeSpan.FromSeconds(doubled) : LongestBackOff;
    }

    /// <summary>±10 %, the same for a feed every time: feeds added together drift apart, and a test sees the same figure.</summary>
    private static TimeSpan Jittered(FeedId feed, TimeSpan interval) => interval * (0.9 + (0.2 * Share(feed)));

    /// <summary>The feed's own number in [0,1).</summary>
    private static double Share(FeedId feed) =>
        (double)(unchecked((ulong)feed.Value * 0x9E3779B97F4A7C15UL) >> 40) / (1 << 24);

    private static TimeSpan Clamp(TimeSpan interval, FeedsOptions options) =>
        interval < options.MinimumInterval ? options.MinimumInterval
        : interval > options.MaximumInterval ? options.MaximumInterval
        : interval;

    private static TimeSpan Longest(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Shortest(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
