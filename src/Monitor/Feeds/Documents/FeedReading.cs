namespace Monitor.Feeds.Documents;

/// <summary>What reading a document came to.</summary>
internal abstract record FeedReading
{
    private FeedReading() { }

    public sealed record Read(ParsedFeed Document) : FeedReading;

    /// <summary>Not a feed, or damaged beyond repair. <paramref name="Reason"/> does not name the input: the caller does.</summary>
    public sealed record Unreadable(string Reason) : FeedReading;
}
