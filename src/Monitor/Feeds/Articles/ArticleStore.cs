using Monitor.Storage;

namespace Monitor.Feeds.Articles;

/// <summary>The pages fetched for full texts, failures too: none is asked for twice.</summary>
internal sealed class ArticleStore(Database database)
{
    private const string Select = "SELECT url AS Url, fetched_at AS FetchedAt, text AS Text, reason AS Reason FROM articles WHERE url IN @urls ORDER BY url LIMIT 1000";

    private const string Insert = """
        INSERT INTO articles (url, fetched_at, text, reason) VALUES (@Url, @FetchedAt, @Text, @Reason)
        ON CONFLICT (url) DO NOTHING
        """;

    private const string Delete = "DELETE FROM articles WHERE fetched_at < @before";

    public Task<IReadOnlyList<Article>> FindAsync(IReadOnlyList<string> urls, CancellationToken ct) =>
        database.ReadAsync(session => session.QueryAsync<Article>(Select, new { urls }), ct);

    public Task AddAsync(Article article, CancellationToken ct) => database.WriteAsync(session => session.ExecuteAsync(Insert, article), ct);

    /// <returns>Pages let go.</returns>
    public Task<int> ForgetAsync(DateTimeOffset before, CancellationToken ct) =>
        database.WriteAsync(session => session.ExecuteAsync(Delete, new { before }), ct);
}
