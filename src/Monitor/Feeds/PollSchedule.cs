namespace Monitor.Feeds;

/// <summary>
/// When a feed is due again: half its own rhythm when healthy, a ladder of doublings when failing. Counted from the poll that
/// was just made, so that a slow cycle or a restart shifts nothing.
/// </summary>
internal static class PollSchedule
{
    /// <summary>Fewer dated items than this say nothing about a feed's rhythm.</summary>
    private const int EnoughItems = 10;

    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(24);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromHours(12);

    /// <param name="published">Dates of the feed's last items, in any order.</param>
    /// <param name="failures">Rungs of the ladder still to climb down.</param>
    public static DateTimeOffset AfterSuccess(
        FeedId feed, DateTimeOffset polledAt, IReadOnlyList<DateTimeOffset> published, long failures, FeedsOptions options)
    {
        var rhythm = Clamp(Rhythm(published) ?? options.DefaultInterval, options);
        return polledAt + Longest(options.MinimumInterval, Jittered(feed, BackOff(rhythm, failures)));
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
    private static TimeSpan Jittered(FeedId feed, TimeSpan interval)
    {
        var mixed = unchecked((ulong)feed.Value * 0x9E3779B97F4A7C15UL) >> 40;
        return interval * (0.9 + (0.2 * mixed / (1 << 24)));
    }

    private static TimeSpan Clamp(TimeSpan interval, FeedsOptions options) =>
        interval < options.MinimumInterval ? options.MinimumInterval
        : interval > options.MaximumInterval ? options.MaximumInterval
        : interval;

    private static TimeSpan Longest(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
