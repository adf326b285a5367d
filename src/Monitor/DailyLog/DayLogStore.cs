using Monitor.Storage;
using Monitor.Topics;

namespace Monitor.DailyLog;

/// <summary>The day as the intake wrote it: polls, items and decisions.</summary>
internal sealed class DayLogStore(Database database)
{
    /// <summary>Longest list of decided items a page carries; the figures count all.</summary>
    public const int ListedItems = 400;

    private const string Figures = """
        SELECT
            (SELECT COUNT(*) FROM polls WHERE polled_at >= @from AND polled_at < @to AND outcome <> 'push') AS Polls,
            (SELECT COUNT(*) FROM polls WHERE polled_at >= @from AND polled_at < @to AND outcome = 'failed') AS PollsFailed,
            (SELECT COUNT(*) FROM items WHERE first_seen_at >= @from AND first_seen_at < @to) AS ItemsNew,
            (SELECT COUNT(*) FROM items WHERE first_seen_at >= @from AND first_seen_at < @to AND held = 'old') AS ItemsOld,
            (SELECT COUNT(*) FROM items WHERE first_seen_at >= @from AND first_seen_at < @to AND held = 'republished') AS ItemsRepublished,
            (SELECT COUNT(*) FROM items WHERE first_seen_at >= @from AND first_seen_at < @to AND held = 'restored') AS ItemsRestored,
            (SELECT COUNT(*) FROM matches WHERE decided_at >= @from AND decided_at < @to) AS Decisions,
            (SELECT COUNT(DISTINCT item_id) FROM matches
             WHERE decided_at >= @from AND decided_at < @to AND decision = 'match') AS ItemsMatched,
            (SELECT COUNT(DISTINCT near.item_id) FROM matches near
             WHERE near.decided_at >= @from AND near.decided_at < @to AND near.decision = 'near'
               AND NOT EXISTS (SELECT 1 FROM matches other WHERE other.item_id = near.item_id AND other.decision = 'match')) AS ItemsNear
        """;

    private const string Feeds = """
        SELECT f.title AS Title, f.url AS Url,
            COUNT(CASE WHEN p.outcome = 'ok' THEN 1 END) AS Ok,
            COUNT(CASE WHEN p.outcome = 'unchanged' THEN 1 END) AS Unchanged,
            COUNT(CASE WHEN p.outcome = 'failed' THEN 1 END) AS Failed,
            COUNT(CASE WHEN p.outcome = 'push' THEN 1 END) AS Pushed,
            CAST(SUM(p.items_new) AS BIGINT) AS ItemsNew,
            MAX(p.polled_at) AS LastPolledAt,
            (SELECT last.reason FROM polls last
             WHERE last.feed_id = f.id AND last.outcome = 'failed' AND last.polled_at >= @from AND last.polled_at < @to
             ORDER BY last.polled_at DESC, last.id DESC LIMIT 1) AS Reason
        FROM polls p JOIN feeds f ON f.id = p.feed_id
        WHERE p.polled_at >= @from AND p.polled_at < @to
        GROUP BY f.id, f.title, f.url
        ORDER BY Failed DESC, ItemsNew DESC, f.title
        LIMIT 1000
        """;

    private const string Languages = """
        SELECT language AS Language, COUNT(*) AS Items FROM items
        WHERE first_seen_at >= @from AND first_seen_at < @to
        GROUP BY language ORDER BY Items DESC, language LIMIT 50
        """;

    private const string Hours = """
        SELECT 'items' AS Kind, (first_seen_at - @from) / 3600000 AS Hour, COUNT(*) AS Number FROM items
        WHERE first_seen_at >= @from AND first_seen_at < @to GROUP BY (first_seen_at - @from) / 3600000
        UNION ALL
        SELECT 'polls', (polled_at - @from) / 3600000, COUNT(*) FROM polls
        WHERE polled_at >= @from AND polled_at < @to AND outcome <> 'push' GROUP BY (polled_at - @from) / 3600000
        UNION ALL
        SELECT 'matched', (i.first_seen_at - @from) / 3600000, COUNT(*) FROM items i
        WHERE i.first_seen_at >= @from AND i.first_seen_at < @to
          AND EXISTS (SELECT 1 FROM matches m WHERE m.item_id = i.id AND m.decision = 'match')
        GROUP BY (i.first_seen_at - @from) / 3600000
        ORDER BY Kind, Hour LIMIT 100
        """;

    private const string Topics = """
        SELECT t.slug AS Slug, v.body AS Body,
            COUNT(CASE WHEN m.decision = 'match' THEN 1 END) AS Matched,
            COUNT(CASE WHEN m.decision = 'near' THEN 1 END) AS Near,
            COUNT(CASE WHEN m.decision = 'rejected' THEN 1 END) AS Rejected
        FROM topics t
        JOIN topic_versions v ON v.topic_id = t.id AND v.version = t.current_version
        LEFT JOIN matches m ON m.topic_id = t.id AND m.decided_at >= @from AND m.decided_at < @to
        WHERE t.created_at < @to AND (t.removed_at IS NULL OR t.removed_at >= @from)
        GROUP BY t.id, t.slug, v.body
        ORDER BY Matched DESC, Near DESC, t.slug
        LIMIT 500
        """;

    private const string Decided = """
        SELECT i.id AS ItemId, i.title AS Title, i.url AS Url, f.title AS Source, i.language AS Language,
            i.first_seen_at AS FirstSeenAt, i.published_at AS PublishedAt, i.story_id AS StoryId, i.held AS Held, t.slug AS TopicSlug,
            m.score AS Score, m.reasons AS Reasons, m.missing AS Missing, m.rejection AS Rejection, v.verdict AS Verdict
        FROM matches m
        JOIN items i ON i.id = m.item_id
        JOIN feeds f ON f.id = i.feed_id
        JOIN topics t ON t.id = m.topic_id
        LEFT JOIN feedback v ON v.topic_id = m.topic_id AND v.item_id = m.item_id
        WHERE m.decided_at >= @from AND m.decided_at < @to AND m.decision = @decision
        ORDER BY m.score DESC, m.decided_at DESC, i.id
        LIMIT @limit
        """;

    private const string Rejections = """
        SELECT COALESCE(rejection, 'no reason kept') AS Reason, COUNT(*) AS Decisions FROM matches
        WHERE decided_at >= @from AND decided_at < @to AND decision = 'rejected'
        GROUP BY COALESCE(rejection, 'no reason kept') ORDER BY Decisions DESC, Reason LIMIT 30
        """;

    /// <summary>Everything the intake did in [<paramref name="from"/>, <paramref name="to"/>), from one connection.</summary>
    public Task<DayIntake> ReadAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var day = new { from, to };
        return database.ReadAsync(async session => new DayIntake(
            await session.FirstAsync<DayFigures>(Figures, day) ?? new DayFigures(),
            await session.QueryAsync<FeedDay>(Feeds, day),
            await session.QueryAsync<LanguageDay>(Languages, day),
            await session.QueryAsync<HourCount>(Hours, day),
            await session.QueryAsync<TopicRow>(Topics, day),
            await session.QueryAsync<DecidedRow>(Decided, new { from, to, decision = "match", limit = ListedItems }),
            await session.QueryAsync<DecidedRow>(Decided, new { from, to, decision = "near", limit = ListedItems }),
            await session.QueryAsync<RejectionDay>(Rejections, day)), ct);
    }
}

/// <summary>The rows of one day's intake, as read.</summary>
internal sealed record DayIntake(
    DayFigures Figures,
    IReadOnlyList<FeedDay> Feeds,
    IReadOnlyList<LanguageDay> Languages,
    IReadOnlyList<HourCount> Hours,
    IReadOnlyList<TopicRow> Topics,
    IReadOnlyList<DecidedRow> Matched,
    IReadOnlyList<DecidedRow> Near,
    IReadOnlyList<RejectionDay> Rejections);

/// <summary>How many of a kind (<c>items</c>, <c>polls</c>, <c>matched</c>) fell in one hour of the day.</summary>
internal sealed record HourCount
{
    public required string Kind { get; init; }
    public long Hour { get; init; }
    public long Number { get; init; }
}

internal sealed record TopicRow
{
    public required string Slug { get; init; }
    public required string Body { get; init; }
    public long Matched { get; init; }
    public long Near { get; init; }
    public long Rejected { get; init; }

    public TopicDay Read() =>
        new() { Slug = Slug, Name = TopicNaming.NameIn(Body, Slug), Matched = Matched, Near = Near, Rejected = Rejected };
}
