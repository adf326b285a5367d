using Monitor.Storage;

namespace Monitor.Subscriptions;

/// <summary>Why an address gets no mail.</summary>
internal enum SuppressionReason
{
    /// <summary>A server refused it at the hand-over: there is no such mailbox (5.1.x), or others on three days.</summary>
    Refused,

    /// <summary>The same, told later by a report (RFC 3464).</summary>
    Bounced,

    /// <summary>Its reader called our mail spam (RFC 5965).</summary>
    Complaint,

    /// <summary>A person decided so.</summary>
    Operator,
}

/// <summary>One address that gets no mail.</summary>
internal sealed record Suppression
{
    public required SuppressionReason Reason { get; init; }

    /// <summary>One line for people, without the address.</summary>
    public required string Detail { get; init; }
    public required DateTimeOffset SuppressedAt { get; init; }
}

/// <summary>
/// Rows of <c>suppressions</c>: addresses that get no mail, whoever signs them up. Kept as a keyed hash (HMAC-SHA256, hex), so that the
/// list outlives a person's erasure and tells nobody whom it holds.
/// </summary>
internal sealed class SuppressionStore(Database database, SigningKey key)
{
    private const string Select = "SELECT reason, detail, suppressed_at AS SuppressedAt FROM suppressions WHERE address_key = @address";

    private const string Insert = """
        INSERT INTO suppressions (address_key, reason, detail, suppressed_at) VALUES (@address, @reason, @detail, @now)
        ON CONFLICT (address_key) DO NOTHING
        """;

    private const string Delete = "DELETE FROM suppressions WHERE address_key = @address";

    /// <param name="email">As <see cref="EmailAddress.Normalise"/> gives it.</param>
    public Task<Suppression?> FindAsync(Session session, string email) =>
        session.FirstAsync<Suppression>(Select, new { address = KeyOf(email) });

    public Task<Suppression?> FindAsync(string email, CancellationToken ct) =>
        database.ReadAsync(session => FindAsync(session, email), ct);

    /// <summary>The first reason stays.</summary>
    public Task AddAsync(Session session, string email, SuppressionReason reason, string detail, DateTimeOffset now) =>
        session.ExecuteAsync(Insert, new { address = KeyOf(email), reason = Word(reason), detail, now });

    /// <summary>Lets the address have mail again; false when it was not on the list.</summary>
    public Task<bool> RemoveAsync(string email, CancellationToken ct) =>
        database.WriteAsync(async session => await session.ExecuteAsync(Delete, new { address = KeyOf(email) }) > 0, ct);

    /// <summary>Mailboxes are told apart by case by hardly any server, and who was suppressed once must not come back as another spelling.</summary>
    private string KeyOf(string email) => Convert.ToHexStringLower(key.Sign("suppression:" + email.ToLowerInvariant()));

    private static string Word(SuppressionReason reason) => reason.ToString().ToLowerInvariant();
}
