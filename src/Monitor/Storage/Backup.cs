using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Monitor.Hosting;

namespace Monitor.Storage;

/// <summary>Copies of the SQLite database: made while others write to it, and put back.</summary>
internal sealed class Backup(Database database, Migrations migrations, IOptions<StorageOptions> options, TimeProvider time)
{
    private readonly StorageOptions storage = options.Value;

    /// <summary>Writes one consistent copy and reads it whole.</summary>
    /// <param name="file">Null: a dated file in <c>backups</c> of the storage folder.</param>
    /// <returns>The copy's full name.</returns>
    public async Task<string> WriteAsync(string? file, CancellationToken ct)
    {
        RequireSqlite("pg_dump -Fc");
        var target = Path.GetFullPath(file ?? storage.FileIn(Path.Combine("backups", $"monitor-{Stamp()}.db")));
        if (File.Exists(target))
            throw new UserError(target, "is there already; name another file");
        Directory.CreateDirectory(Path.GetDirectoryName(target) ?? ".");
        await database.CopyAsync(target, ct);
        await CheckAsync(target, ct);
        return target;
    }

    /// <summary>Puts a copy in the database's place and brings it to this version's shape. What was there before is kept as a copy of its own.</summary>
    /// <returns>Where that copy is; null when there was no database.</returns>
    public async Task<string?> RestoreAsync(string file, CancellationToken ct)
    {
        RequireSqlite("pg_restore --clean");
        if (!File.Exists(file))
            throw new UserError(file, "there is no such file");
        await CheckAsync(file, ct);
        string? before = null;
        if (File.Exists(database.SqliteFile))
        {
            before = $"{database.SqliteFile}.before-restore-{Stamp()}";
            await database.CopyAsync(before, ct);
        }

        await using (var source = new SqliteConnection(ReadOnly(file)))
        await using (var target = new SqliteConnection(database.SqliteConnectionString))
        {
            await source.OpenAsync(ct);
            await target.OpenAsync(ct);
            source.BackupDatabase(target);
        }

        await migrations.RunAsync(ct);
        return before;
    }

    /// <summary>Throws unless the file is a sound database of Monitor that this version can read.</summary>
    private async Task CheckAsync(string file, CancellationToken ct)
    {
        try
        {
            await using var copy = new SqliteConnection(ReadOnly(file));
            await copy.OpenAsync(ct);
            await using var check = copy.CreateCommand();
            check.CommandText = "PRAGMA integrity_check(1)";
            if (await check.ExecuteScalarAsync(ct) is not "ok")
                throw new UserError(file, "is damaged (integrity_check); use another copy");
            check.CommandText = "SELECT ScriptName FROM SchemaVersions";
            await using var names = await check.ExecuteReaderAsync(ct);
            while (await names.ReadAsync(ct))
                if (!Migrations.Knows(names.GetString(0)))
                    throw new UserError(file, "is of a newer version of Monitor; install that one");
        }
        catch (SqliteException e)
        {
            throw new UserError(file, $"is no database of Monitor ({e.Message})");
        }
    }

    private void RequireSqlite(string instead)
    {
        if (!storage.IsSqlite)
            throw new UserError("Storage__Provider", $"is postgres; use its own {instead}, and 'monitor delivery hold' before the service starts on an older copy");
    }

    private string Stamp() => time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);

    private static string ReadOnly(string file) => new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();
}
