namespace Monitor.EndToEnd.Rig;

/// <summary>An entry of a scripted feed.</summary>
internal sealed record FeedItem(string Title, string Link, string Summary, DateTimeOffset Published);

/// <summary>What a path of a <see cref="FeedHost"/> answers.</summary>
internal abstract record FeedReply
{
    private FeedReply() { }

    /// <summary>An RSS 2.0 document with an ETag of its content; 304 to the request that knows it.</summary>
    public sealed record Items(params FeedItem[] All) : FeedReply;

    /// <summary>An HTML page, not a feed.</summary>
    public sealed record Page(string Html) : FeedReply;

    /// <summary>Any document as it stands.</summary>
    public sealed record Raw(byte[] Body, string ContentType) : FeedReply;

    public sealed record Status(int Code) : FeedReply;

    /// <summary>Takes the request and never answers.</summary>
    public sealed record Hang : FeedReply;

    /// <summary>Answers late.</summary>
    public sealed record Late(TimeSpan By, FeedReply Then) : FeedReply;
}
