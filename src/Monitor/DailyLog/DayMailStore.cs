using Monitor.Hosting;
using Monitor.Storage;

namespace Monitor.DailyLog;

/// <summary>The day as editions, outgoing mail and edits wrote it. Addresses leave this class masked.</summary>
internal sealed class DayMailStore(Database database)
{
    private const string Digests = """
        SELECT d.kind AS Kind, d.state AS State, d.period AS Period, d.subject AS Subject, s.email AS Recipient,
            d.composed_at AS ComposedAt, (SELECT COUNT(*) FROM digest_items n WHERE n.digest_id = d.id) AS Items
        FROM digests d
        JOIN subscriptions p ON p.id = d.subscription_id
        JOIN subscribers s ON s.id = p.subscriber_id
        WHERE d.composed_at >= @from AND d.composed_at < @to
        ORDER BY d.composed_at, d.id
        LIMIT 2000
        """;

    private const string Deliveries = """
        SELECT kind AS Kind, state AS State, recipient AS Recipient, attempt AS Attempt, reply AS Reply,
            created_at AS CreatedAt, sent_at AS SentAt
        FROM deliveries
        WHERE (created_at >= @from AND created_at < @to) OR (sent_at >= @from AND sent_at < @to)
        ORDER BY created_at, id
        LIMIT 2000
        """;

    // A saved topic version is an edit in itself; it is not told twice when its transaction also wrote one down.
    private const string Edits = """
        SELECT edited_at AS At, author AS Author, subject AS Subject, what AS What
        FROM edits WHERE edited_at >= @from AND edited_at < @to
        UNION ALL
        SELECT v.created_at, v.author, 'topic:' || t.slug, 'version ' || CAST(v.version AS TEXT) || ': ' || v.note
        FROM topic_versions v JOIN topics t ON t.id = v.topic_id
        WHERE v.created_at >= @from AND v.created_at < @to
          AND NOT EXISTS (SELECT 1 FROM edits e WHERE e.subject = 'topic:' || t.slug AND e.edited_at = v.created_at)
        ORDER BY At, Subject
        LIMIT 500
        """;

    private const string AddEdit = """
        INSERT INTO edits (edited_at, author, subject, what) VALUES (@at, @author, @subject, @what)
        """;

    public Task<DayMail> ReadAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var day = new { from, to };
        return database.ReadAsync(async session => new DayMail(
            [.. (await session.QueryAsync<DigestDay>(Digests, day)).Select(Masked)],
            [.. (await session.QueryAsync<DeliveryDay>(Deliveries, day)).Select(Masked)],
            await session.QueryAsync<EditDay>(Edits, day)), ct);
    }

    /// <summary>Writes an edit down in the transaction that makes it.</summary>
    public static Task AddEditAsync(Session session, EditDay edit) =>
        session.ExecuteAsync(AddEdit, new { at = edit.At, author = edit.Author, subject = edit.Subject, what = edit.What });

    public Task AddEditAsync(EditDay edit, CancellationToken ct) =>
        database.WriteAsync(session => AddEditAsync(session, edit), ct);

    private static DigestDay Masked(DigestDay digest) => digest with { Recipient = AddressMask.Of(digest.Recipient) };

    private static DeliveryDay Masked(DeliveryDay delivery) => delivery with
    {
        Recipient = AddressMask.Of(delivery.Recipient),
        Reply = delivery.Reply is null ? null : AddressMask.In(delivery.Reply),
    };
}

internal sealed record DayMail(IReadOnlyList<DigestDay> Digests, IReadOnlyList<DeliveryDay> Deliveries, IReadOnlyList<EditDay> Edits);
