namespace Monitor.Storage;

/// <summary>Small named facts that must survive a restart and be shared by all processes.</summary>
internal sealed class SettingsStore(Database database)
{
    /// <summary>
    /// Unix milliseconds: after a restored backup, the instant up to which the lost database may have sent. What was news before it counts as
    /// sent. Absent otherwise.
    /// </summary>
    public const string SentUntil = "mail.sent-until";

    private const string Select = "SELECT value FROM settings WHERE name = @name";

    private const string Upsert = """
        INSERT INTO settings (name, value) VALUES (@name, @value)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value
        """;

    private const string Delete = "DELETE FROM settings WHERE name = @name";

    public Task<string?> GetAsync(string name, CancellationToken ct) =>
        database.ReadAsync(session => GetAsync(session, name), ct);

    public Task SetAsync(string name, string value, CancellationToken ct) =>
        database.WriteAsync(session => SetAsync(session, name, value), ct);

    public Task RemoveAsync(string name, CancellationToken ct) =>
        database.WriteAsync(session => RemoveAsync(session, name), ct);

    public static Task<string?> GetAsync(Session session, string name) => session.FirstAsync<string>(Select, new { name });

    public static Task SetAsync(Session session, string name, string value) => session.ExecuteAsync(Upsert, new { name, value });

    public static Task RemoveAsync(Session session, string name) => session.ExecuteAsync(Delete, new { name });
}
