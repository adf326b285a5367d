namespace Monitor.Feeds.Documents;

/// <summary>What reading a document came to.</summary>
internal abstract record FeedReading
{
    private FeedReading() { }

    /// <param name="Document">What Monitor keeps of it.</param>
    /// <param name="Source">What the document says.</param>
    public sealed record Read(ParsedFeed Document, SourceFeed Source) : FeedReading;

    /// <summary>Not a feed, or damaged beyond repair. <paramref name="Reason"/> does not name the input: the caller does.</summary>
    public sealed record Unreadable(string Reason) : FeedReading;
}
