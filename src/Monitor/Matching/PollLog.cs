namespace Monitor.Matching;

internal static partial class PollLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "feed {FeedId}: the poll broke")]
    public static partial void PollBroke(this ILogger log, long feedId, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "feed {FeedId}: its poll could not be stored and stays due: {Reason}")]
    public static partial void PollNotStored(this ILogger log, long feedId, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "feed {FeedId}: no full text: {Reason}")]
    public static partial void NoFullText(this ILogger log, long feedId, string reason);

    [LoggerMessage(Level = LogLevel.Information,
        Message = "polled {Feeds} feeds: {Ok} ok, {Unchanged} unchanged, {Failed} failed, {Busy} not stored; {ItemsNew} new items, {Matched} matches, {Near} near")]
    public static partial void Polled(this ILogger log, int feeds, int ok, int unchanged, int failed, int busy, int itemsNew, int matched, int near);
}
