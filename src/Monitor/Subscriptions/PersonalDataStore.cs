using Monitor.Storage;

namespace Monitor.Subscriptions;

/// <summary>Reads everything that is kept about a person, whichever room wrote it.</summary>
internal sealed class PersonalDataStore(Database database, SuppressionStore suppressions)
{
    private const int Most = 100_000;

    private const string SelectPerson = """
        SELECT id AS Id, email AS Email, state AS State, language AS Language, created_at AS CreatedAt, confirmed_at AS ConfirmedAt,
            unsubscribed_at AS UnsubscribedAt, confirmation_sent_at AS ConfirmationSentAt,
            consent_at AS ConsentAt, consent_network AS ConsentNetwork, consent_text AS ConsentText
        FROM subscribers WHERE id = @id
        """;

    private const string SelectSubscriptions = """
        SELECT id AS Id, all_topics AS AllTopics, rhythm AS Rhythm, zone AS Zone, language AS Language, created_at AS CreatedAt,
            paused_until AS PausedUntil, ended_at AS EndedAt
        FROM subscriptions WHERE subscriber_id = @id ORDER BY id LIMIT @most
        """;

    private const string SelectTopics = """
        SELECT st.subscription_id AS Subscription, t.slug AS Slug
        FROM subscription_topics st JOIN topics t ON t.id = st.topic_id JOIN subscriptions s ON s.id = st.subscription_id
        WHERE s.subscriber_id = @id ORDER BY t.slug LIMIT @most
        """;

    private const string SelectDeliveries = """
        SELECT d.id AS Id, d.kind AS Kind, d.state AS State, e.period AS Period, e.subject AS Subject, d.created_at AS CreatedAt,
            d.sent_at AS SentAt, d.attempt AS Attempts, d.reply AS Reply
        FROM deliveries d LEFT JOIN digests e ON e.id = d.digest_id
        WHERE d.subscriber_id = @id ORDER BY d.id LIMIT @most
        """;

    private const string SelectBounces = """
        SELECT kind AS Kind, status AS Status, detail AS Detail, received_at AS ReceivedAt
        FROM bounces WHERE subscriber_id = @id ORDER BY id LIMIT @most
        """;

    public Task<PersonalData?> ReadAsync(SubscriberId id, CancellationToken ct) => database.ReadAsync(async session =>
    {
        var of = new { id, most = Most };
        if (await session.FirstAsync<PersonRow>(SelectPerson, of) is not { } person)
            return null;
        var topics = (await session.QueryAsync<TopicRow>(SelectTopics, of)).ToLookup(row => row.Subscription, row => row.Slug);
        return person.ToData() with
        {
            Suppression = await suppressions.FindAsync(session, person.Email),
            Subscriptions = [.. (await session.QueryAsync<SubscriptionRow>(SelectSubscriptions, of)).Select(row => row.ToData([.. topics[row.Id]]))],
            Deliveries = await session.QueryAsync<DeliveryData>(SelectDeliveries, of),
            Bounces = await session.QueryAsync<BounceData>(SelectBounces, of),
        };
    }, ct);

    private sealed record PersonRow
    {
        public required string Email { get; init; }
        public required string State { get; init; }
        public required string Language { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset? ConfirmedAt { get; init; }
        public DateTimeOffset? UnsubscribedAt { get; init; }
        public DateTimeOffset? ConfirmationSentAt { get; init; }
        public DateTimeOffset? ConsentAt { get; init; }
        public string? ConsentNetwork { get; init; }
        public string? ConsentText { get; init; }

        public PersonalData ToData() => new()
        {
            Email = Email,
            State = State,
            Language = Language,
            CreatedAt = CreatedAt,
            ConfirmedAt = ConfirmedAt,
            UnsubscribedAt = UnsubscribedAt,
            ConfirmationSentAt = ConfirmationSentAt,
            Consent = ConsentAt is { } at ? new Consent(at, ConsentNetwork ?? "", ConsentText ?? "") : null,
        };
    }

    private sealed record SubscriptionRow
    {
        public long Id { get; init; }
        public bool AllTopics { get; init; }
        public required string Rhythm { get; init; }
        public required string Zone { get; init; }
        public required string Language { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset? PausedUntil { get; init; }
        public DateTimeOffset? EndedAt { get; init; }

        public SubscriptionData ToData(IReadOnlyList<string> topics) => new()
        {
            Id = Id,
            Topics = AllTopics ? null : topics,
            Rhythm = Rhythm,
            Zone = Zone,
            Language = Language,
            CreatedAt = CreatedAt,
            PausedUntil = PausedUntil,
            EndedAt = EndedAt,
        };
    }

    private sealed record TopicRow
    {
        public long Subscription { get; init; }
        public required string Slug { get; init; }
    }
}
