using System.Globalization;
using System.Text.Json;
using Monitor.Storage;

namespace Monitor.Mail;

/// <summary>Why no mail goes out until a person says so.</summary>
/// <param name="Since">When it began.</param>
/// <param name="Reason">One line for people.</param>
/// <param name="IsRestored">The database is an older one: what went out after it was copied is not in it.</param>
internal sealed record Hold(DateTimeOffset Since, string Reason, bool IsRestored);

/// <summary>What letting mail go again came to.</summary>
/// <param name="TakenAsSent">Mails of a restored database that are not sent, because they most likely were.</param>
internal sealed record Release(Hold Hold, int TakenAsSent);

/// <summary>The switch that stops all mail; kept in the database, so that it holds for every process and through a restart.</summary>
internal sealed class MailHold(Database database, SettingsStore settings, TimeProvider time)
{
    private const string Name = "mail.hold";

    private const string TakeAsSent = """
        UPDATE deliveries SET state = 'superseded', reply = 'taken as sent: it waited in the backup that was restored', lease_until = NULL
        WHERE state IN ('pending', 'claimed', 'in_data', 'deferred', 'unknown') AND created_at <= @since
        """;

    private const string LetGo = "UPDATE items SET held = NULL WHERE held = 'restored'";

    /// <summary>Null when mail may go out.</summary>
    public async Task<Hold?> FindAsync(CancellationToken ct) => Read(await settings.GetAsync(Name, ct));

    /// <summary>Stops all mail; a hold that is there stays as it is.</summary>
    public Task BeginAsync(string reason, CancellationToken ct) =>
        database.WriteAsync(session => BeginAsync(session, new Hold(time.GetUtcNow(), reason, IsRestored: false)), ct);

    /// <summary>Stops all mail of a database that was restored.</summary>
    /// <param name="sentUntil">The last instant at which the lost database may have sent.</param>
    public Task BeginRestoredAsync(string reason, DateTimeOffset sentUntil, CancellationToken ct) => database.WriteAsync(async session =>
    {
        await BeginAsync(session, new Hold(time.GetUtcNow(), reason, IsRestored: true));
        await SettingsStore.SetAsync(session, SettingsStore.SentUntil, sentUntil.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
    }, ct);

    /// <summary>Lets mail go out again.</summary>
    /// <param name="again">After a restore: send what the lost database may have sent already, instead of taking it as sent.</param>
    /// <returns>Null when nothing was on hold.</returns>
    public Task<Release?> EndAsync(bool again, CancellationToken ct) => database.WriteAsync(async session =>
    {
        if (Read(await SettingsStore.GetAsync(session, Name)) is not { } hold)
            return null;
        await SettingsStore.RemoveAsync(session, Name);
        if (hold.IsRestored && again)
        {
            await session.ExecuteAsync(LetGo);
            await SettingsStore.RemoveAsync(session, SettingsStore.SentUntil);
        }

        return new Release(hold, hold.IsRestored && !again ? await session.ExecuteAsync(TakeAsSent, new { since = hold.Since }) : 0);
    }, ct);

    private static async Task BeginAsync(Session session, Hold hold)
    {
        if (await SettingsStore.GetAsync(session, Name) is null)
            await SettingsStore.SetAsync(session, Name, JsonSerializer.Serialize(hold));
    }

    private static Hold? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<Hold>(json);
}
