using Monitor.Storage;
using Monitor.Topics;

namespace Monitor.Subscriptions;

/// <summary>Rows of <c>subscriptions</c> and their topics.</summary>
internal sealed class SubscriptionStore(Database database, SuppressionStore suppressions)
{
    private const string Columns = """
        s.id, s.subscriber_id AS SubscriberId, s.all_topics AS AllTopics, s.rhythm AS Rhythm, s.zone, s.language,
        s.created_at AS CreatedAt, s.paused_until AS PausedUntil
        """;

    private const string SelectLive = $"""
        SELECT {Columns}, u.email
        FROM subscriptions s JOIN subscribers u ON u.id = s.subscriber_id
        WHERE s.ended_at IS NULL AND u.state = 'confirmed' AND s.id > @after
          AND (s.paused_until IS NULL OR s.paused_until <= @now)
        ORDER BY s.id LIMIT @limit
        """;

    private const string SelectAwaitingConfirmation = $"""
        SELECT {Columns}, u.email
        FROM subscriptions s JOIN subscribers u ON u.id = s.subscriber_id
        WHERE s.ended_at IS NULL AND u.state = 'pending' AND u.confirmations < @most
          AND (u.confirmation_sent_at IS NULL OR (u.confirmation_sent_at <= @before AND s.created_at > u.confirmation_sent_at))
        ORDER BY s.id LIMIT @limit
        """;

    private const string SelectOf = $"SELECT {Columns} FROM subscriptions s WHERE s.subscriber_id = @subscriber AND s.ended_at IS NULL ORDER BY s.id LIMIT 100";

    private const string SelectById = $"SELECT {Columns} FROM subscriptions s WHERE s.id = @id";

    private const string SelectTopics = """
        SELECT t.id, t.slug FROM subscription_topics st JOIN topics t ON t.id = st.topic_id
        WHERE st.subscription_id = @id ORDER BY t.slug LIMIT 1000
        """;

    private const string SelectKnownTopics = "SELECT id, slug FROM topics WHERE removed_at IS NULL ORDER BY slug LIMIT 1000";

    private const string Insert = """
        INSERT INTO subscriptions (subscriber_id, all_topics, rhythm, zone, language, created_at)
        VALUES (@subscriber, @all, @rhythm, @zone, @language, @now) RETURNING id
        """;

    private const string Update = """
        UPDATE subscriptions SET all_topics = @all, rhythm = @rhythm, zone = @zone, language = @language, created_at = @now
        WHERE id = @id
        """;

    private const string DeleteTopics = "DELETE FROM subscription_topics WHERE subscription_id = @id";

    private const string InsertTopic = "INSERT INTO subscription_topics (subscription_id, topic_id) VALUES (@id, @topic)";

    private const string SetPaused = "UPDATE subscriptions SET paused_until = @until WHERE id = @id AND ended_at IS NULL";

    private const string SetEnded = "UPDATE subscriptions SET ended_at = @now WHERE id = @id AND ended_at IS NULL";

    /// <summary>Live subscriptions of confirmed addresses that may get mail, none paused, in pages by id; an empty page is the end.</summary>
    public async Task<IReadOnlyList<Addressed>> LiveAsync(SubscriptionId after, int limit, DateTimeOffset now, CancellationToken ct)
    {
        while (true)
        {
            var page = await database.ReadAsync(session => session.QueryAsync<Row>(SelectLive, new { after, limit, now }), ct);
            var suppressed = await suppressions.AmongAsync([.. page.Select(row => row.Email).Distinct()], ct);
            List<Addressed> open = [.. page.Where(row => !suppressed.ContainsKey(row.Email)).Select(row => row.ToAddressed())];
            if (open.Count > 0 || page.Count == 0)
                return open;
            after = page[^1].Id;
        }
    }

    /// <summary>
    /// Subscriptions to ask a confirmation for: no such mail was queued yet, or one a day ago and a sign-up since, and never more than a few.
    /// </summary>
    public async Task<IReadOnlyList<Addressed>> AwaitingConfirmationAsync(DateTimeOffset now, int limit, CancellationToken ct)
    {
        var asked = new { before = now - ConfirmationLimits.Pause, most = ConfirmationLimits.MostUnanswered, limit };
        return [.. (await database.ReadAsync(session => session.QueryAsync<Row>(SelectAwaitingConfirmation, asked), ct)).Select(row => row.ToAddressed())];
    }

    /// <summary>The subscriber's subscriptions that have not ended.</summary>
    public Task<IReadOnlyList<Subscription>> OfAsync(SubscriberId subscriber, CancellationToken ct) =>
        database.ReadAsync(session => OfAsync(session, subscriber), ct);

    public async Task<IReadOnlyList<Subscription>> OfAsync(Session session, SubscriberId subscriber) =>
        [.. (await session.QueryAsync<Row>(SelectOf, new { subscriber })).Select(row => row.ToSubscription())];

    public async Task<Subscription?> FindAsync(SubscriptionId id, CancellationToken ct) =>
        (await database.ReadAsync(session => session.FirstAsync<Row>(SelectById, new { id }), ct))?.ToSubscription();

    /// <summary>Slugs of the topics a subscription names; empty when it takes all.</summary>
    public Task<IReadOnlyList<TopicRef>> TopicsAsync(Session session, SubscriptionId id) =>
        session.QueryAsync<TopicRef>(SelectTopics, new { id });

    public Task<IReadOnlyList<TopicRef>> TopicsAsync(SubscriptionId id, CancellationToken ct) =>
        database.ReadAsync(session => TopicsAsync(session, id), ct);

    /// <summary>The topics one can subscribe to.</summary>
    public Task<IReadOnlyList<TopicRef>> KnownTopicsAsync(Session session) => session.QueryAsync<TopicRef>(SelectKnownTopics);

    public async Task<SubscriptionId> AddAsync(
        Session session, SubscriberId subscriber, Wish wish, IReadOnlyList<TopicId> topics, DateTimeOffset now)
    {
        var id = await session.FirstAsync<SubscriptionId>(Insert, Values(default, subscriber, wish, now));
        await AddTopicsAsync(session, id, topics);
        return id;
    }

    /// <summary>Puts a new wish in the place of the old one; links already sent keep working.</summary>
    /// <param name="now">The instant the subscription counts from.</param>
    public async Task ReplaceAsync(Session session, SubscriptionId id, Wish wish, IReadOnlyList<TopicId> topics, DateTimeOffset now)
    {
        await session.ExecuteAsync(Update, Values(id, default, wish, now));
        await session.ExecuteAsync(DeleteTopics, new { id });
        await AddTopicsAsync(session, id, topics);
    }

    /// <param name="until">No edition before; now, to end a pause.</param>
    public Task PauseAsync(Session session, SubscriptionId id, DateTimeOffset until) =>
        session.ExecuteAsync(SetPaused, new { id, until });

    public Task EndAsync(Session session, SubscriptionId id, DateTimeOffset now) =>
        session.ExecuteAsync(SetEnded, new { id, now });

    private static object Values(SubscriptionId id, SubscriberId subscriber, Wish wish, DateTimeOffset now) => new
    {
        id,
        subscriber,
        all = wish.Slugs is null ? 1L : 0L,
        rhythm = wish.Rhythm.ToString(),
        zone = wish.Zone,
        language = wish.Language,
        now,
    };

    private static async Task AddTopicsAsync(Session session, SubscriptionId id, IReadOnlyList<TopicId> topics)
    {
        foreach (var topic in topics)
            await session.ExecuteAsync(InsertTopic, new { id, topic });
    }

    private sealed record Row
    {
        public SubscriptionId Id { get; init; }
        public SubscriberId SubscriberId { get; init; }
        public long AllTopics { get; init; }
        public string Rhythm { get; init; } = "";
        public string Zone { get; init; } = "";
        public string Language { get; init; } = "";
        public DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset? PausedUntil { get; init; }
        public string Email { get; init; } = "";

        public Addressed ToAddressed() => new(ToSubscription(), Email);

        public Subscription ToSubscription() => new()
        {
            Id = Id,
            SubscriberId = SubscriberId,
            AllTopics = AllTopics == 1,
            Rhythm = Subscriptions.Rhythm.TryParse(Rhythm) ?? throw new InvalidOperationException($"subscription {Id.Value}: rhythm '{Rhythm}'"),
            Zone = Zone,
            Language = Language,
            CreatedAt = CreatedAt,
            PausedUntil = PausedUntil,
        };
    }
}

/// <summary>A subscription with the address its mail goes to.</summary>
internal sealed record Addressed(Subscription Subscription, string Email);

/// <summary>A topic by its row and its name in files and commands.</summary>
internal sealed record TopicRef
{
    public required TopicId Id { get; init; }
    public required string Slug { get; init; }
}
