namespace Monitor.Storage;

/// <summary>Small named facts that must survive a restart and be shared by all processes.</summary>
internal sealed class SettingsStore(Database database)
{
    private const string Select = "SELECT value FROM settings WHERE name = @name";

    private const string Upsert = """
        INSERT INTO settings (name, value) VALUES (@name, @value)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value
        """;

    private const string Delete = "DELETE FROM settings WHERE name = @name";

    public Task<string?> GetAsync(string name, CancellationToken ct) =>
        database.ReadAsync(session => session.FirstAsync<string>(Select, new { name }), ct);

    public Task SetAsync(string name, string value, CancellationToken ct) =>
        database.WriteAsync(session => session.ExecuteAsync(Upsert, new { name, value }), ct);

    public Task RemoveAsync(string name, CancellationToken ct) =>
        database.WriteAsync(session => session.ExecuteAsync(Delete, new { name }), ct);
}
