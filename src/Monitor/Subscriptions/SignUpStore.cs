using System.Text.Json;
using Monitor.Storage;

namespace Monitor.Subscriptions;

/// <summary>
/// Rows of <c>sign_ups</c>: what the public form was asked for, until the worker takes it in, and from which network, for a day.
/// Networks and addresses are keyed hashes.
/// </summary>
internal sealed class SignUpStore(SigningKey key)
{
    private const string Turn = "sign-ups.turn";

    private const string Count = "SELECT COUNT(*) FROM sign_ups WHERE network_key = @network AND asked_at > @since";

    private const string ForgetWish = "UPDATE sign_ups SET wish = NULL WHERE address_key = @address AND wish IS NOT NULL";

    private const string Insert = """
        INSERT INTO sign_ups (network_key, address_key, asked_at, wish) VALUES (@network, @address, @now, @wish)
        """;

    private const string SelectWork = """
        SELECT COUNT(*) WHERE EXISTS (SELECT 1 FROM sign_ups WHERE wish IS NOT NULL) OR EXISTS (SELECT 1 FROM sign_ups WHERE asked_at <= @before)
        """;

    private const string SelectNext = "SELECT id AS Id, wish AS Wish FROM sign_ups WHERE wish IS NOT NULL ORDER BY id LIMIT 1";

    private const string SetTaken = "UPDATE sign_ups SET wish = NULL WHERE id = @id";

    private const string DeleteOld = "DELETE FROM sign_ups WHERE asked_at <= @before AND wish IS NULL";

    private const string ForgetAddress = "UPDATE sign_ups SET wish = NULL, address_key = '' WHERE address_key = @address";

    /// <summary>Whoever writes this row has the turn until the transaction ends: two that count at once would both find room.</summary>
    public Task LockAsync(Session session) => SettingsStore.SetAsync(session, Turn, "");

    /// <summary>Sign-ups from this network since then.</summary>
    public Task<long> CountAsync(Session session, string network, DateTimeOffset since) =>
        session.FirstAsync<long>(Count, new { network = NetworkKey(network), since });

    /// <summary>Keeps a wish for the worker. It takes the place of one of the same address that waits: the last word counts.</summary>
    public async Task AddAsync(Session session, string network, SubscriptionRequest wish, string email, DateTimeOffset now)
    {
        var address = AddressKeys(email)[0];
        await session.ExecuteAsync(ForgetWish, new { address });
        await session.ExecuteAsync(Insert, new { network = NetworkKey(network), address, now, wish = JsonSerializer.Serialize(wish) });
    }

    /// <summary>Whether a wish waits, or something is as old as <paramref name="before"/>.</summary>
    public async Task<bool> HasWorkAsync(Session session, DateTimeOffset before) =>
        await session.FirstAsync<long>(SelectWork, new { before }) > 0;

    /// <summary>Takes the oldest wish; null when none waits.</summary>
    public async Task<SubscriptionRequest?> TakeAsync(Session session)
    {
        if (await session.FirstAsync<Waiting>($"{SelectNext} {session.Dialect.SkipLocked}") is not { } next)
            return null;
        await session.ExecuteAsync(SetTaken, new { id = next.Id });
        return JsonSerializer.Deserialize<SubscriptionRequest>(next.Wish);
    }

    /// <summary>Drops what no limit counts any more.</summary>
    public Task ForgetAsync(Session session, DateTimeOffset before) => session.ExecuteAsync(DeleteOld, new { before });

    /// <summary>Drops an address, and what it waits for; the network's count stays.</summary>
    public async Task ForgetAsync(Session session, string email)
    {
        foreach (var address in AddressKeys(email))
            await session.ExecuteAsync(ForgetAddress, new { address });
    }

    private string NetworkKey(string network) => Convert.ToHexStringLower(key.Sign("network:" + network));

    private string[] AddressKeys(string email) =>
        [.. key.SignByAll("sign-up:" + email.ToLowerInvariant()).Select(Convert.ToHexStringLower)];

    private sealed record Waiting
    {
        public required long Id { get; init; }
        public required string Wish { get; init; }
    }
}
