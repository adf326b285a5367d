using Monitor.DailyLog;
using Monitor.Storage;

namespace Monitor.Web;

internal sealed class EditorStore(Database database)
{
    private const string Select = """
        SELECT id AS Id, name AS Name, password_hash AS PasswordHash FROM editors WHERE name = @name
        """;

    private const string Count = "SELECT COUNT(*) FROM editors";

    private const string Insert = """
        INSERT INTO editors (name, password_hash, created_at) VALUES (@name, @passwordHash, @now)
        ON CONFLICT (name) DO NOTHING
        """;

    private const string TakeSetting = "DELETE FROM settings WHERE name = @name AND value = @value";

    public Task<Editor?> FindAsync(string name, CancellationToken ct) =>
        database.ReadAsync(session => session.FirstAsync<Editor>(Select, new { name }), ct);

    public async Task<bool> AnyAsync(CancellationToken ct) =>
        await database.ReadAsync(session => session.FirstAsync<long>(Count), ct) > 0;

    /// <returns>False when the name is taken.</returns>
    public Task<bool> AddAsync(string name, string passwordHash, DateTimeOffset now, CancellationToken ct) =>
        database.WriteAsync(session => AddAsync(session, name, passwordHash, now), ct);

    /// <summary>Adds the first editor and takes away the setting that allowed it, in one transaction: it works once.</summary>
    /// <returns>False when the setting is gone or another, or an editor exists.</returns>
    public Task<bool> AddFirstAsync(
        string name, string passwordHash, DateTimeOffset now, (string Name, string Value) permit, CancellationToken ct) =>
        database.WriteAsync(async session =>
            await session.ExecuteAsync(TakeSetting, new { name = permit.Name, value = permit.Value }) == 1
            && await session.FirstAsync<long>(Count) == 0
            && await AddAsync(session, name, passwordHash, now), ct);

    private static async Task<bool> AddAsync(Session session, string name, string passwordHash, DateTimeOffset now)
    {
        if (await session.ExecuteAsync(Insert, new { name, passwordHash, now }) == 0)
            return false;
        await DayMailStore.AddEditAsync(session, new EditDay { At = now, Author = name, Subject = "editor:" + name, What = "account made" });
        return true;
    }
}
