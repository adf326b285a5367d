using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Monitor.Hosting;
using Monitor.Storage;
using Xunit;

namespace Monitor.Tests.Storage;

public sealed class BackupTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_copied_comes_back_and_what_it_replaces_is_kept()
    {
        await using var test = await TestDatabase.CreateAsync("sqlite");
        var settings = new SettingsStore(test.Database);
        await settings.SetAsync("at", "the copy", Ct);
        var copy = await BackupOf(test).WriteAsync(null, Ct);
        await settings.SetAsync("at", "later", Ct);

        var before = await BackupOf(test).RestoreAsync(copy, Ct);

        Assert.Equal("the copy", await settings.GetAsync("at", Ct));
        Assert.Equal("later", await ValueAsync(before!));
        Assert.Equal("the copy", await ValueAsync(copy));
        Assert.Contains(copy, (await Assert.ThrowsAsync<UserError>(() => BackupOf(test).WriteAsync(copy, Ct))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_made_while_rows_are_written_is_whole()
    {
        await using var test = await TestDatabase.CreateAsync("sqlite");
        var settings = new SettingsStore(test.Database);
        var writing = Task.Run(async () =>
        {
            for (var at = 0; at < 200; at++)
                await settings.SetAsync("at", $"{at}", Ct);
        }, Ct);
        var copies = new List<string>();
        for (var at = 0; at < 5; at++)
            copies.Add(await BackupOf(test).WriteAsync(test.Options.FileIn($"copy{at}.db"), Ct)); // reads each whole
        await writing;

        Assert.Equal("199", await settings.GetAsync("at", Ct));
        Assert.All(copies, copy => Assert.True(File.Exists(copy)));
    }

    [Fact]
    public async Task Damaged_foreign_and_newer_files_are_refused_and_nothing_is_changed()
    {
        await using var test = await TestDatabase.CreateAsync("sqlite");
        await new SettingsStore(test.Database).SetAsync("at", "now", Ct);
        var newer = await BackupOf(test).WriteAsync(test.Options.FileIn("newer.db"), Ct);
        await ExecuteAsync(newer, "INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('Monitor.Storage.Migrations.999_later.sql', '2030-01-01')");
        var damaged = await BackupOf(test).WriteAsync(test.Options.FileIn("damaged.db"), Ct);
        await using (var file = new FileStream(damaged, FileMode.Open))
        {
            file.Position = 4096;
            await file.WriteAsync(new byte[8192], Ct);
        }

        var foreign = test.Options.FileIn("foreign.db");
        await File.WriteAllTextAsync(foreign, "not a database, though long enough to have a header of one hundred bytes, which SQLite reads first of all", Ct);

        foreach (var (file, why) in new[] { (newer, "newer"), (damaged, "damaged"), (foreign, "no database"), (test.Options.FileIn("none.db"), "no such file") })
            Assert.Contains(why, (await Assert.ThrowsAsync<UserError>(() => BackupOf(test).RestoreAsync(file, Ct))).Message, StringComparison.Ordinal);
        Assert.Equal("now", await new SettingsStore(test.Database).GetAsync("at", Ct));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_database_of_a_newer_version_is_not_touched(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await test.Database.WriteAsync(session => session.ExecuteAsync(
            "INSERT INTO schemaversions (scriptname, applied) VALUES ('Monitor.Storage.Migrations.999_later.sql', CURRENT_TIMESTAMP)"), Ct);

        var error = await Assert.ThrowsAsync<UserError>(() => new Migrations(test.Database).RunAsync(Ct));

        Assert.Contains("999_later", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_leaves_a_copy_of_what_was_before()
    {
        await using var test = await TestDatabase.CreateAsync("sqlite");
        await new SettingsStore(test.Database).SetAsync("at", "before", Ct);
        await test.Database.WriteAsync(async session =>
        {
            await session.ExecuteAsync("DELETE FROM SchemaVersions WHERE ScriptName LIKE '%004_learning.sql'");
            await session.ExecuteAsync("DROP TABLE proposals");
            await session.ExecuteAsync("DROP TABLE feedback");
        }, Ct);

        await new Migrations(test.Database).RunAsync(Ct);

        Assert.Equal("before", await ValueAsync(test.Database.SqliteFile + ".before-004_learning"));
    }

    [Fact]
    public async Task One_folder_has_one_worker()
    {
        await using var test = await TestDatabase.CreateAsync("sqlite");
        using var first = new WorkerLock(Options.Create(test.Options));
        using var second = new WorkerLock(Options.Create(test.Options));
        first.Take();
        Assert.Contains("another Monitor", Assert.Throws<UserError>(second.Take).Message, StringComparison.Ordinal);
        first.Dispose();
        second.Take();
    }

    private static Backup BackupOf(TestDatabase test) => new(test.Database, new Migrations(test.Database), Options.Create(test.Options), TimeProvider.System);

    private static async Task<string?> ValueAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT value FROM settings WHERE name = 'at'";
        return (string?)await command.ExecuteScalarAsync(Ct);
    }

    private static async Task ExecuteAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Ct);
    }
}
