namespace Monitor.Feeds.Articles;

/// <summary>An article's page as it was fetched, once.</summary>
internal sealed record Article
{
    /// <summary>The item's address in its canonical spelling.</summary>
    public required string Url { get; init; }
    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>Plain and capped; null when there was none.</summary>
    public string? Text { get; init; }

    /// <summary>Why there was none, one line.</summary>
    public string? Reason { get; init; }
}
