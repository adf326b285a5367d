using System.Reflection;
using DbUp;
using DbUp.Engine.Output;
using Microsoft.Data.Sqlite;

namespace Monitor.Storage;

/// <summary>Brings the tables to this version's shape: numbered, append-only scripts, each in a transaction, run by DbUp.</summary>
internal sealed class Migrations(Database database)
{
    /// <summary>Runs what is missing; does nothing on a database that is up to date.</summary>
    /// <exception cref="DatabaseBusyException">Another process held the SQLite file for the whole busy timeout.</exception>
    /// <exception cref="InvalidOperationException">A script failed; its transaction was rolled back.</exception>
    public async Task RunAsync(CancellationToken ct)
    {
        var builder = database.Dialect is Dialect.Sqlite
            ? await SqliteAsync(ct)
            : DeployChanges.To.PostgresqlDatabase(database.PostgresConnectionString);
        var result = builder
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), name => name.EndsWith(".sql", StringComparison.Ordinal))
            .WithVariable("identity", database.Dialect.Identity)
            .WithVariable("bytes", database.Dialect.Bytes)
            .WithTransactionPerScript()
            .LogTo(new NoOpUpgradeLog())
            .Build()
            .PerformUpgrade();
        if (result.Error is SqliteException { SqliteErrorCode: 5 or 6 } busy)
            throw database.Busy(busy);
        if (!result.Successful)
            throw new InvalidOperationException(
                $"migration {result.ErrorScript?.Name ?? "journal"} failed: {result.Error.Message}", result.Error);
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
