namespace Monitor.Feeds.Articles;

/// <summary>Lets go of fetched pages after 30 days: their items are stored, and feeds have long moved on.</summary>
internal sealed class ForgetArticles(ArticleStore articles, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <returns>Pages let go.</returns>
    public Task<int> RunAsync(CancellationToken ct) => articles.ForgetAsync(time.GetUtcNow() - Kept, ct);
}
