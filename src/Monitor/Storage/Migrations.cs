using System.Reflection;
using DbUp;
using DbUp.Engine.Output;
using Microsoft.Data.Sqlite;
using Monitor.Hosting;

namespace Monitor.Storage;

/// <summary>Brings the tables to this version's shape: numbered, append-only scripts, each in a transaction, run by DbUp.</summary>
internal sealed class Migrations(Database database)
{
    private static readonly Lazy<HashSet<string>> Scripts =
        new(() => [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(IsScript)]);

    /// <summary>Runs what is missing; does nothing on a database that is up to date.</summary>
    /// <exception cref="UserError">The database is of a newer version.</exception>
    /// <exception cref="DatabaseBusyException">Another process held the SQLite file for the whole busy timeout.</exception>
    /// <exception cref="InvalidOperationException">A script failed; its transaction was rolled back.</exception>
    public async Task RunAsync(CancellationToken ct)
    {
        try
        {
            await UpgradeAsync(ct);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6)
        {
            throw database.Busy(e);
        }
    }

    private async Task UpgradeAsync(CancellationToken ct)
    {
        var builder = database.Dialect is Dialect.Sqlite
            ? await SqliteAsync(ct)
            : DeployChanges.To.PostgresqlDatabase(database.PostgresConnectionString);
        var upgrade = builder
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), IsScript)
            .WithVariable("identity", database.Dialect.Identity)
            .WithVariable("bytes", database.Dialect.Bytes)
            .WithTransactionPerScript()
            .LogTo(new NoOpUpgradeLog())
            .Build();
        var done = upgrade.GetExecutedScripts();
        if (done.Find(name => !Knows(name)) is { } newer)
            throw new UserError("database", $"is of a newer version of Monitor ({newer}); install that one, or restore a backup of this one");
        if (done.Count > 0 && upgrade.GetScriptsToExecute() is [var first, ..])
            await CopyBeforeAsync(first.Name, ct);
        var result = upgrade.PerformUpgrade();
        if (result.Error is SqliteException { SqliteErrorCode: 5 or 6 } busy)
            throw busy;
        if (!result.Successful)
            throw new InvalidOperationException(
                $"migration {result.ErrorScript?.Name ?? "journal"} failed: {result.Error.Message}", result.Error);
    }

    /// <summary>Whether this version has the script.</summary>
    public static bool Knows(string script) => Scripts.Value.Contains(script);

    private static bool IsScript(string resource) => resource.EndsWith(".sql", StringComparison.Ordinal);

    /// <summary>A migration cannot be undone: the SQLite file is copied beside itself first.</summary>
    private async Task CopyBeforeAsync(string script, CancellationToken ct)
    {
        if (database.Dialect is not Dialect.Sqlite)
            return;
        var copy = $"{database.SqliteFile}.before-{script.Split('.')[^2]}";
        if (!File.Exists(copy))
            await database.CopyAsync(copy, ct);
    }

    private async Task<DbUp.Builder.UpgradeEngineBuilder> SqliteAsync(CancellationToken ct)
    {
        // WAL is a property of the file, so it is set once, here; synchronous stays FULL (the default): in NORMAL
        // the last commits may vanish at a power loss, and a lost "sent" is a second mail.
        await using var connection = new SqliteConnection(database.SqliteConnectionString);
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        await command.ExecuteNonQueryAsync(ct);
        return DeployChanges.To.SqliteDatabase(database.SqliteConnectionString);
    }
}
