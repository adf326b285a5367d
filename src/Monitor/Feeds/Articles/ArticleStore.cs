using Monitor.Storage;

namespace Monitor.Feeds.Articles;

/// <summary>The pages fetched for full texts, failures too: none is asked for twice.</summary>
internal sealed class ArticleStore(Database database)
{
    private const string Select = "SELECT url AS Url, fetched_at AS FetchedAt, text AS Text, reason AS Reason FROM articles WHERE url = @url";

    private const string Insert = """
        INSERT INTO articles (url, fetched_at, text, reason) VALUES (@Url, @FetchedAt, @Text, @Reason)
        ON CONFLICT (url) DO NOTHING
        """;

    private const string Delete = "DELETE FROM articles WHERE fetched_at < @before";

    /// <summary>Those of these pages that were fetched. One by one: the two databases share no way to ask for a list, and the list is short.</summary>
    public Task<IReadOnlyList<Article>> FindAsync(IReadOnlyList<string> urls, CancellationToken ct) =>
        database.ReadAsync<IReadOnlyList<Article>>(async session =>
        {
            var found = new List<Article>();
            foreach (var url in urls)
            {
                if (await session.FirstAsync<Article>(Select, new { url }) is { } article)
                    found.Add(article);
            }

            return found;
        }, ct);

    public Task AddAsync(Article article, CancellationToken ct) => database.WriteAsync(session => session.ExecuteAsync(Insert, article), ct);

    /// <returns>Pages let go.</returns>
    public Task<int> ForgetAsync(DateTimeOffset before, CancellationToken ct) =>
        database.WriteAsync(session => session.ExecuteAsync(Delete, new { before }), ct);
}
