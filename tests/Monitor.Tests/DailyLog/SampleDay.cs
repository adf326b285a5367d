using Monitor.Storage;

namespace Monitor.Tests.DailyLog;

/// <summary>The rows of 24 November 2026 in Paris, written as the rooms would: two feeds, three items, one topic, two mails.</summary>
internal static class SampleDay
{
    public static readonly DateOnly Date = new(2026, 11, 24);
    public static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>06:00 in Paris.</summary>
    public static readonly DateTimeOffset Morning = new(2026, 11, 24, 5, 0, 0, TimeSpan.Zero);

    private const string Rows = """
        INSERT INTO feeds (id, url, title, added_at, next_due_at) VALUES
            (1, 'https://a.example/rss', 'Agence A', @morning, @morning),
            (2, 'https://b.example/rss', 'Bulletin B', @morning, @morning);
        INSERT INTO polls (feed_id, polled_at, outcome, reason, entries, items_new, took_ms) VALUES
            (1, @morning, 'ok', NULL, 3, 3, 12), (1, @later, 'unchanged', NULL, 0, 0, 4),
            (2, @morning, 'failed', 'answered 503 Service Unavailable', 0, 0, 9),
            (1, @yesterday, 'ok', NULL, 9, 9, 12);
        INSERT INTO items (id, feed_id, item_key, url, title, summary, language, first_seen_at, content_hash) VALUES
            (1, 1, 'k1', 'https://a.example/1', '러시아, 북한 탄약 인수', '', 'ko', @morning, 'h1'),
            (2, 1, 'k2', 'https://a.example/2', 'Moscou et Pyongyang signent', '', 'fr', @morning, 'h2'),
            (3, 1, 'k3', 'https://a.example/3', 'Le cinéma russe <script>alert(1)</script>', '', 'fr', @later, 'h3'),
            (4, 1, 'k4', NULL, 'Hier', '', 'fr', @yesterday, 'h4');
        INSERT INTO topics (id, slug, current_version, created_at) VALUES (1, 'munitions', 2, @yesterday);
        INSERT INTO topic_versions (topic_id, version, body, author, note, created_at) VALUES
            (1, 1, @body, 'deriver', 'from the seed', @yesterday),
            (1, 2, @body, 'ana', 'narrower', @later);
        INSERT INTO matches (item_id, topic_id, topic_version, decision, score, rejection, reasons, missing, decided_at) VALUES
            (1, 1, 1, 'match', 0.9, NULL, '[{"term":"북한","field":"title","start":5,"length":2,"weight":0.5}]', '[]', @morning),
            (2, 1, 1, 'near', 0.4, 'one facet is not there', '[]', '["munitions"]', @morning),
            (3, 1, 1, 'rejected', 0.1, 'excluded by cinema', '[]', '[]', @later);
        INSERT INTO subscribers (id, email, state, language, created_at) VALUES (1, 'anna@press.example', 'confirmed', 'fr', @yesterday);
        INSERT INTO subscriptions (id, subscriber_id, all_topics, rhythm, zone, language, created_at) VALUES
            (1, 1, 1, 'daily@07:00', 'Europe/Paris', 'fr', @yesterday);
        INSERT INTO digests (id, subscription_id, period, kind, state, cut_from, cut_to, composed_at, subject) VALUES
            (1, 1, '2026-11-24', 'digest', 'composed', @yesterday, @morning, @later, '1 new in 1 topic'),
            (2, 1, '2026-11-23', 'digest', 'missed', @yesterday, @yesterday, @later, '');
        INSERT INTO digest_items (digest_id, subscriber_id, item_id, topic_id, position) VALUES (1, 1, 1, 1, 1);
        INSERT INTO deliveries (subscriber_id, digest_id, kind, recipient, message_id, state, next_attempt_at, reply, created_at, sent_at) VALUES
            (1, 1, 'digest', 'anna@press.example', '<1@m>', 'sent', @later, '250 2.0.0 queued', @later, @later),
            (1, NULL, 'confirmation', 'bob@press.example', '<2@m>', 'failed', @later, '550 5.1.1 <bob@press.example> user unknown', @later, NULL);
        INSERT INTO edits (edited_at, author, subject, what) VALUES (@morning, 'ana', 'feed:https://b.example/rss', 'added');
        """;

    public static Task InsertAsync(Database database, CancellationToken ct) => database.WriteAsync(
        session => session.ExecuteAsync(Rows, new
        {
            morning = Morning,
            later = Morning.AddHours(3),
            yesterday = Morning.AddDays(-1),
            body = """
                {"topic":"munitions","name":"Munitions for Russia","language":"en","threshold":0.5,
                 "facets":[[{"concept":"country:KP"}],[{"text":"shells"}]],
                 "terms":[{"text":"ammunition","lang":"en","weight":0.8,"because":"three times in the article"}],"exclude":[{"text":"cinema"}]}
                """,
        }),
        ct);
}
