namespace Monitor.Feeds.Push;

internal static partial class PushLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "feed {FeedId}: its hub did not take '{Mode}': {Reason}")]
    public static partial void HubRefused(this ILogger log, long? feedId, string mode, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "feed {FeedId}: a pushed message without its hub's signature was left out")]
    public static partial void PushForged(this ILogger log, long feedId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "feed {FeedId}: a pushed document could not be read: {Reason}")]
    public static partial void PushUnreadable(this ILogger log, long feedId, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "feed {FeedId}: its hub pushed {Entries} entries, {ItemsNew} new; {Matched} match")]
    public static partial void Pushed(this ILogger log, long feedId, int entries, int itemsNew, int matched);
}
