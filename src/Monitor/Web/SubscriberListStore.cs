using Monitor.Hosting;
using Monitor.Storage;
using Monitor.Subscriptions;

namespace Monitor.Web;

/// <summary>The subscribers as the editors' list shows them: addresses masked.</summary>
internal sealed class SubscriberListStore(Database database, SuppressionStore suppressions)
{
    private const string Select = """
        SELECT s.email AS Address, s.state AS State, s.created_at AS Since, p.rhythm AS Rhythm, p.zone AS Zone, p.paused_until AS PausedUntil, p.language AS Language,
            p.all_topics AS AllTopics, (SELECT COUNT(*) FROM subscription_topics t WHERE t.subscription_id = p.id) AS Topics,
            (SELECT MAX(d.sent_at) FROM deliveries d WHERE d.subscriber_id = s.id AND d.kind <> 'confirmation') AS LastMailAt
        FROM subscribers s LEFT JOIN subscriptions p ON p.subscriber_id = s.id AND p.ended_at IS NULL
        ORDER BY s.created_at DESC, s.id DESC
        LIMIT 1000
        """;

    public async Task<IReadOnlyList<SubscriberLine>> ListAsync(CancellationToken ct)
    {
        var rows = await database.ReadAsync(session => session.QueryAsync<SubscriberLine>(Select), ct);
        var suppressed = await suppressions.AmongAsync([.. rows.Select(row => row.Address).Distinct()], ct);
        return [.. rows.Select(row => row with { Address = AddressMask.Of(row.Address), Suppression = suppressed.GetValueOrDefault(row.Address) })];
    }
}

internal sealed record SubscriberLine
{
    public required string Address { get; init; }
    public required string State { get; init; }
    public DateTimeOffset Since { get; init; }

    /// <summary>Null, like what follows, when the subscription has ended.</summary>
    public string? Rhythm { get; init; }
    public DateTimeOffset? PausedUntil { get; init; }
    public string? Zone { get; init; }
    public string? Language { get; init; }
    public long? AllTopics { get; init; }
    public long Topics { get; init; }
    public DateTimeOffset? LastMailAt { get; init; }

    /// <summary>Why the address gets no mail; null when it may.</summary>
    public Suppression? Suppression { get; init; }
}
