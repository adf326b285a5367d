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
    private const string SelectAny = "SELECT COUNT(*) FROM (SELECT 1 FROM suppressions LIMIT 1) AS one";

    private const string Insert = """
        INSERT INTO suppressions (address_key, reason, detail, suppressed_at) VALUES (@address, @reason, @detail, @now)
        ON CONFLICT (address_key) DO NOTHING
        """;

    private const string Delete = "DELETE FROM suppressions WHERE address_key = @address";

    /// <param name="email">As <see cref="EmailAddress.Normalise"/> gives it.</param>
    public async Task<Suppression?> FindAsync(Session session, string email) =>
        (await AmongAsync(session, [email])).GetValueOrDefault(email);

    /// <summary>Those of the addresses that get no mail, each with the reason.</summary>
    public Task<IReadOnlyDictionary<string, Suppression>> AmongAsync(IReadOnlyList<string> emails, CancellationToken ct) =>
        database.ReadAsync(session => AmongAsync(session, emails), ct);

    public Task<Suppression?> FindAsync(string email, CancellationToken ct) =>
        database.ReadAsync(session => FindAsync(session, email), ct);

    /// <summary>The first reason stays.</summary>
    public async Task AddAsync(Session session, string email, SuppressionReason reason, string detail, DateTimeOffset now)
    {
        if (await FindAsync(session, email) is null)
            await session.ExecuteAsync(Insert, new { address = KeysOf(email)[0], reason = Word(reason), detail, now });
    }

    /// <summary>Lets the address have mail again; false when it was not on the list.</summary>
    public Task<bool> RemoveAsync(string email, CancellationToken ct) => database.WriteAsync(async session =>
    {
        var removed = 0;
        foreach (var address in KeysOf(email))
            removed += await session.ExecuteAsync(Delete, new { address });
        return removed > 0;
    }, ct);

    private async Task<IReadOnlyDictionary<string, Suppression>> AmongAsync(Session session, IReadOnlyList<string> emails)
    {
        var found = new Dictionary<string, Suppression>(StringComparer.Ordinal);
        // The list is empty in most places, and then no key need be worked out.
        if (emails.Count == 0 || await session.FirstAsync<long>(SelectAny) == 0)
            return found;
        var keys = emails.SelectMany(email => KeysOf(email).Select(address => (Address: address, Email: email))).ToLookup(pair => pair.Address, pair => pair.Email);
        foreach (var row in await session.QueryAsync<Row>(Select(session.Dialect), new { keys = JsonRows.Of(keys.Select(group => group.Key)) }))
            foreach (var email in keys[row.Address])
                found[email] = row.ToSuppression();
        return found;
    }

    private static string Select(Dialect dialect) => $"""
        SELECT s.address_key AS Address, s.reason AS Reason, s.detail AS Detail, s.suppressed_at AS SuppressedAt
        FROM {dialect.Rows("@keys")} JOIN suppressions s ON s.address_key = e.value ->> 0
        """;

    /// <summary>
    /// By the current key, then by earlier ones. Mailboxes are told apart by case by hardly any server, and who was suppressed once must
    /// not come back as another spelling.
    /// </summary>
    private string[] KeysOf(string email) =>
        [.. key.SignByAll("suppression:" + email.ToLowerInvariant()).Select(Convert.ToHexStringLower)];

    private static string Word(SuppressionReason reason) => reason.ToString().ToLowerInvariant();

    private sealed record Row
    {
        public required string Address { get; init; }
        public required string Reason { get; init; }
        public required string Detail { get; init; }
        public DateTimeOffset SuppressedAt { get; init; }

        public Suppression ToSuppression() =>
            new() { Reason = Enum.Parse<SuppressionReason>(Reason, ignoreCase: true), Detail = Detail, SuppressedAt = SuppressedAt };
    }
}
