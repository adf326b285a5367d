using System.Text.Json;
using Monitor.Items;
using Monitor.Matching;
using Monitor.Storage;
using Monitor.Subscriptions;
using Monitor.Topics;

namespace Monitor.Digests;

/// <summary>Rows of <c>digests</c> and <c>digest_items</c>, and the matches that wait for one.</summary>
internal sealed class DigestStore(Database database)
{
    private const string SelectCandidates = $"""
        SELECT i.id AS ItemId, i.title, i.summary, i.url, i.language, f.title AS Source, i.published_at AS PublishedAt,
               i.first_seen_at AS FirstSeenAt, i.story_id AS StoryId, m.topic_id AS TopicId, m.score, m.reasons
        FROM items i
        JOIN matches m ON m.item_id = i.id AND m.decision = 'match'
        JOIN feeds f ON f.id = i.feed_id
        JOIN topics t ON t.id = m.topic_id AND t.removed_at IS NULL
        WHERE i.first_seen_at >= @since AND i.first_seen_at <= @cut AND i.held IS NULL
          AND (@all = 1 OR EXISTS (
              SELECT 1 FROM subscription_topics st WHERE st.subscription_id = @subscription AND st.topic_id = m.topic_id))
          AND NOT EXISTS (SELECT 1 FROM digest_items d WHERE d.subscriber_id = @subscriber AND d.item_id = i.id)
          AND i.first_seen_at > COALESCE((SELECT CAST(value AS BIGINT) FROM settings WHERE name = '{SettingsStore.SentUntil}'), 0)
        ORDER BY i.first_seen_at, i.id, m.topic_id
        LIMIT 5000
        """;

    private const string SelectExists = "SELECT COUNT(*) FROM digests WHERE subscription_id = @subscription AND period = @period";

    // The subscription is looked at again in the transaction: it may have ended while the edition was composed.
    private const string Insert = """
        INSERT INTO digests (subscription_id, period, kind, state, cut_from, cut_to, composed_at, subject)
        SELECT s.id, @period, @kind, @state, @from, @to, @now, @subject
        FROM subscriptions s JOIN subscribers u ON u.id = s.subscriber_id
        WHERE s.id = @subscription AND s.ended_at IS NULL AND u.state = 'confirmed'
        ON CONFLICT (subscription_id, period) DO NOTHING
        RETURNING id
        """;

    private const string InsertItem = """
        INSERT INTO digest_items (digest_id, subscriber_id, item_id, topic_id, position)
        VALUES (@digest, @subscriber, @item, @topic, @position)
        ON CONFLICT (subscriber_id, item_id) DO NOTHING
        """;

    private const string SelectBetween = """
        SELECT d.id, d.subscription_id AS SubscriptionId, d.period, d.kind, d.state, d.composed_at AS ComposedAt, d.subject,
               (SELECT COUNT(*) FROM digest_items i WHERE i.digest_id = d.id) AS Items
        FROM digests d WHERE d.composed_at >= @from AND d.composed_at < @to
        ORDER BY d.composed_at, d.id LIMIT @limit
        """;

    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    public async Task<IReadOnlyList<Candidate>> CandidatesAsync(CandidateQuery query, CancellationToken ct)
    {
        var args = new
        {
            since = query.Since,
            cut = query.Cut,
            all = query.AllTopics ? 1L : 0L,
            subscription = query.Subscription,
            subscriber = query.Subscriber,
        };
        var rows = await database.ReadAsync(session => session.QueryAsync<CandidateRow>(SelectCandidates, args), ct);
        return [.. rows.Select(row => row.ToCandidate())];
    }

    public Task<bool> ExistsAsync(SubscriptionId subscription, string period, CancellationToken ct) =>
        database.ReadAsync(async session => await session.FirstAsync<long>(SelectExists, new { subscription, period }) > 0, ct);

    /// <summary>The digests decided in [from, to), for the daily log.</summary>
    public Task<IReadOnlyList<Digest>> ListAsync(DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken ct) =>
        database.ReadAsync(session => session.QueryAsync<Digest>(SelectBetween, new { from, to, limit }), ct);

    /// <summary>The new row's id; null when the period is decided already or the subscription has ended.</summary>
    public Task<DigestId?> AddAsync(
        Session session, SubscriptionId subscription, EditionFrame frame, DigestState state, string subject, DateTimeOffset now) =>
        session.FirstAsync<DigestId?>(Insert, new
        {
            subscription,
            period = frame.Period,
            kind = Word(frame.Kind),
            state = state.ToString().ToLowerInvariant(),
            from = frame.CutFrom,
            to = frame.CutTo,
            now,
            subject,
        });

    /// <returns>False when another edition took one of the items for this person in the meantime: roll back.</returns>
    public async Task<bool> AddItemsAsync(Session session, DigestId digest, SubscriberId subscriber, Edition edition)
    {
        // In the order of ids: two workers that store the same items then meet at the first one instead of in a deadlock.
        foreach (var (position, (item, topic)) in edition.Items.Index().OrderBy(one => one.Item.Item.Value))
            if (await session.ExecuteAsync(InsertItem, new { digest, subscriber, item, topic, position = (long)position }) == 0)
                return false;
        return true;
    }

    public static string Word(EditionKind kind) => kind == EditionKind.Alert ? "alert" : "digest";

    private sealed record CandidateRow
    {
        public ItemId ItemId { get; init; }
        public string Title { get; init; } = "";
        public string Summary { get; init; } = "";
        public string? Url { get; init; }
        public string Language { get; init; } = "";
        public string Source { get; init; } = "";
        public DateTimeOffset? PublishedAt { get; init; }
        public DateTimeOffset FirstSeenAt { get; init; }
        public long? StoryId { get; init; }
        public TopicId TopicId { get; init; }
        public double Score { get; init; }
        public string Reasons { get; init; } = "";

        public Candidate ToCandidate() => new()
        {
            ItemId = ItemId,
            Title = Title,
            Summary = Summary,
            Url = Url,
            Language = Language,
            Source = Source,
            PublishedAt = PublishedAt,
            FirstSeenAt = FirstSeenAt,
            StoryId = StoryId,
            TopicId = TopicId,
            Score = Score,
            Reasons = JsonSerializer.Deserialize<List<MatchReason>>(Reasons, Json) ?? [],
        };
    }
}
