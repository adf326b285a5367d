using System.Globalization;
using Monitor.Feeds.Http;
using Monitor.Storage;

namespace Monitor.Feeds;

/// <summary>A feed to watch, before it has a row. Without a title it goes by its address until its document names it.</summary>
internal sealed record FeedEntry(string Url, string? Title = null, string? SiteUrl = null, string? Language = null, string? Folder = null);

/// <summary>One row of the poll journal.</summary>
/// <param name="Outcome"><c>ok</c>, <c>unchanged</c> or <c>failed</c>; <c>push</c> where a hub brought it and nobody polled.</param>
/// <param name="Reason">Why it failed, or what was repaired.</param>
internal sealed record Poll(
    FeedId FeedId, DateTimeOffset PolledAt, string Outcome, int? HttpStatus, string? Reason, int Entries, int ItemsNew, long TookMs);

/// <summary>Feeds and the journal of their polls.</summary>
internal sealed class FeedStore(Database database)
{
    private const int MostFeeds = 100_000;

    private const string Columns = """
        id AS Id, url AS Url, title AS Title, site_url AS SiteUrl, language AS Language, folder AS Folder, added_at AS AddedAt,
        next_due_at AS NextDueAt, etag AS Etag, last_modified AS LastModified, body_hash AS BodyHash, polled_at AS PolledAt,
        succeeded_at AS SucceededAt, failing_since AS FailingSince, failures AS Failures, last_error AS LastError, host AS Host,
        moved_to AS MovedTo, moved_since AS MovedSince, moved_answers AS MovedAnswers, gone_at AS GoneAt, full_fetch_at AS FullFetchAt,
        validators_broken AS ValidatorsBroken, asked_interval AS AskedInterval,
        document_interval AS DocumentInterval, skip_hours AS SkipHours, skip_days AS SkipDays,
        slow AS Slow, window_ms AS WindowMs, watchful_polls AS WatchfulPolls, full_text AS FullText,
        hub AS Hub, self_url AS SelfUrl, (SELECT lease_until FROM pushes WHERE pushes.feed_id = feeds.id) AS PushedUntil
        """;

    private const string Insert = """
        INSERT INTO feeds (url, host, title, site_url, language, folder, added_at, next_due_at)
        VALUES (@Url, @Host, @Title, @SiteUrl, @Language, @Folder, @Now, @Now)
        ON CONFLICT (url) DO NOTHING
        RETURNING id
        """;

    private const string SelectAll = $"SELECT {Columns} FROM feeds ORDER BY id LIMIT @limit";

    private const string SelectByUrl = $"SELECT {Columns} FROM feeds WHERE url = @url";

    private const string SelectById = $"SELECT {Columns} FROM feeds WHERE id = @id";

    // A poll "in the future" means that the clock was set back: such a feed is due, or it would be silent until then.
    private const string SelectDue = $"""
        SELECT {Columns} FROM feeds
        WHERE gone_at IS NULL AND (next_due_at <= @now OR polled_at > @now) AND slow BETWEEN @fastest AND @slowest
        ORDER BY next_due_at, id
        LIMIT @limit
        """;

    private const string Delete = "DELETE FROM feeds WHERE id = @id";

    private const string Update = """
        UPDATE feeds SET url = @Url, title = @Title, site_url = @SiteUrl, language = @Language, next_due_at = @NextDueAt, etag = @Etag,
            last_modified = @LastModified, body_hash = @BodyHash, polled_at = @PolledAt, succeeded_at = @SucceededAt,
            failing_since = @FailingSince, failures = @Failures, last_error = @LastError, host = @Host, moved_to = @MovedTo,
            moved_since = @MovedSince, moved_answers = @MovedAnswers, gone_at = @GoneAt, full_fetch_at = @FullFetchAt,
            validators_broken = @ValidatorsBroken, asked_interval = @AskedInterval,
            document_interval = @DocumentInterval, skip_hours = @SkipHours, skip_days = @SkipDays,
            slow = @Slow, window_ms = @WindowMs, watchful_polls = @WatchfulPolls, hub = @Hub, self_url = @SelfUrl
        WHERE id = @Id
        """;

    private const string PutOff = "UPDATE feeds SET next_due_at = @until WHERE id = @id AND next_due_at < @until";

    private const string PutOffHost = "UPDATE feeds SET next_due_at = @until WHERE host = @host AND next_due_at < @until";

    private const string Revive = "UPDATE feeds SET gone_at = NULL, next_due_at = @now WHERE id = @id";

    private const string Change = "UPDATE feeds SET title = @Title, language = @Language, folder = @Folder, full_text = @FullText WHERE id = @Id";

    private const string InsertPoll = """
        INSERT INTO polls (feed_id, polled_at, outcome, http_status, reason, entries, items_new, took_ms)
        VALUES (@FeedId, @PolledAt, @Outcome, @HttpStatus, @Reason, @Entries, @ItemsNew, @TookMs)
        """;

    /// <summary>Adds a feed that is due at once; null when its address is there already.</summary>
    public Task<FeedId?> AddAsync(FeedEntry feed, DateTimeOffset now, CancellationToken ct) =>
        database.WriteAsync(session => AddAsync(session, feed, now), ct);

    /// <inheritdoc cref="AddAsync(FeedEntry, DateTimeOffset, CancellationToken)"/>
    public async Task<FeedId?> AddAsync(Session session, FeedEntry feed, DateTimeOffset now)
    {
        var id = await session.FirstAsync<long?>(Insert,
            new { feed.Url, Host = WebAddress.HostOf(feed.Url), Title = feed.Title ?? WebAddress.Shown(feed.Url), feed.SiteUrl, feed.Language, feed.Folder, Now = now });
        return id is { } value ? FeedId.From(value) : null;
    }

    /// <summary>All feeds in the order they were added.</summary>
    public Task<IReadOnlyList<Feed>> ListAsync(CancellationToken ct) =>
        database.ReadAsync(session => session.QueryAsync<Feed>(SelectAll, new { limit = MostFeeds }), ct);

    /// <summary>The feed of this address or row id.</summary>
    public Task<Feed?> FindAsync(string urlOrId, CancellationToken ct) =>
        database.ReadAsync(session => long.TryParse(urlOrId, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? session.FirstAsync<Feed>(SelectById, new { id })
            : session.FirstAsync<Feed>(SelectByUrl, new { url = urlOrId }), ct);

    /// <summary>Stores what a person decided: title, language, folder, full text.</summary>
    public Task ChangeAsync(Feed feed, CancellationToken ct) => database.WriteAsync(session => session.ExecuteAsync(Change, feed), ct);

    /// <summary>Removes the feed with its items and polls; false when it is not there.</summary>
    public Task<bool> RemoveAsync(FeedId id, CancellationToken ct) =>
        database.WriteAsync(async session => await session.ExecuteAsync(Delete, new { id }) > 0, ct);

    /// <summary>The feeds due at <paramref name="now"/>, the longest overdue first.</summary>
    /// <param name="slow">Only those of this lane; null for both.</param>
    public Task<IReadOnlyList<Feed>> DueAsync(DateTimeOffset now, bool? slow, int limit, CancellationToken ct) =>
        database.ReadAsync(session => session.QueryAsync<Feed>(SelectDue, new { now, limit, fastest = slow ?? false, slowest = slow ?? true }), ct);

    /// <summary>Not before <paramref name="until"/>, and nothing else of it changes.</summary>
    public Task PutOffAsync(Session session, FeedId id, DateTimeOffset until) => session.ExecuteAsync(PutOff, new { id, until });

    /// <summary>No feed of this host before <paramref name="until"/>.</summary>
    public Task PutOffHostAsync(Session session, string host, DateTimeOffset until) => session.ExecuteAsync(PutOffHost, new { host, until });

    /// <summary>A feed that was gone is polled again, at once.</summary>
    public Task ReviveAsync(FeedId id, DateTimeOffset now, CancellationToken ct) =>
        database.WriteAsync(session => session.ExecuteAsync(Revive, new { id, now }), ct);

    /// <summary>Whether another feed has this address already.</summary>
    public async Task<bool> IsTakenAsync(Session session, string url, FeedId but) =>
        await session.FirstAsync<Feed>(SelectByUrl, new { url }) is { } other && other.Id != but;

    /// <summary>Writes the journal row, then validators, health and due time: the last statements of a poll's transaction.</summary>
    public async Task SavePollAsync(Session session, Feed feed, Poll poll)
    {
        await AddPollAsync(session, poll);
        await session.ExecuteAsync(Update, feed);
    }

    /// <summary>The journal row alone: a push moves neither validators nor health nor due time.</summary>
    public Task AddPollAsync(Session session, Poll poll) => session.ExecuteAsync(InsertPoll, poll);
}
