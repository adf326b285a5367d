namespace Monitor.Matching.Learning;

/// <summary>What became of a verdict.</summary>
internal abstract record FeedbackResult
{
    private FeedbackResult() { }

    /// <summary>The topic was saved anew.</summary>
    public sealed record Learned(int Version) : FeedbackResult;

    /// <summary>Stored, but the topic has no profile: it ranks as before.</summary>
    public sealed record OnlyKept : FeedbackResult;

    /// <summary>It was said before, or there was nothing to undo.</summary>
    public sealed record Unchanged : FeedbackResult;

    public sealed record NoSuchTopic : FeedbackResult;

    public sealed record NoSuchItem : FeedbackResult;
}
