using Monitor.Storage;

namespace Monitor.Mail;

/// <summary>The outbox as the person who runs Monitor looks at it.</summary>
internal sealed class DeliveryDeskStore(Database database, TimeProvider time)
{
    private const int Listed = 200;

    private const string Select = """
        SELECT id, recipient, kind, state, attempt, reply, created_at AS CreatedAt, sent_at AS SentAt
        FROM deliveries WHERE @state IS NULL OR state = @state
        ORDER BY id DESC LIMIT @limit
        """;

    private const string SetPending = """
        UPDATE deliveries SET state = 'pending', next_attempt_at = @now, created_at = @now
        WHERE state = 'failed' AND (@id IS NULL OR id = @id)
        """;

    /// <param name="state">Null for all.</param>
    public Task<IReadOnlyList<DeskDelivery>> ListAsync(string? state, CancellationToken ct) =>
        database.ReadAsync(session => session.QueryAsync<DeskDelivery>(Select, new { state, limit = Listed }), ct);

    /// <summary>Sends a failed mail again, or all of them; the days of patience begin anew.</summary>
    /// <returns>How many.</returns>
    public Task<int> RetryAsync(DeliveryId? id, CancellationToken ct) =>
        database.WriteAsync(session => session.ExecuteAsync(SetPending, new { id = id?.Value, now = time.GetUtcNow() }), ct);
}

/// <summary>One row of the outbox with its recipient.</summary>
internal sealed record DeskDelivery
{
    public required DeliveryId Id { get; init; }
    public required string Recipient { get; init; }
    public required string Kind { get; init; }
    public required string State { get; init; }
    public required long Attempt { get; init; }
    public string? Reply { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? SentAt { get; init; }
}
