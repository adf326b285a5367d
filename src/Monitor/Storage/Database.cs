using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Monitor.Storage;

/// <summary>
/// The one way to the rows. Reads run side by side; on SQLite writes go one at a time in immediate transactions, because a
/// transaction that starts with a read and then writes spins for the whole timeout and fails (SQLITE_BUSY_SNAPSHOT).
/// No network call belongs inside a write.
/// </summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly StorageOptions options;
    private readonly DbDataSource source;
    private readonly SemaphoreSlim writer = new(1, 1);

    public Database(IOptions<StorageOptions> options)
    {
        this.options = options.Value;
        RowTypes.Register();
        if (this.options.IsSqlite)
        {
            Directory.CreateDirectory(this.options.FullFolder);
            Dialect = new Dialect.Sqlite();
            source = new SqliteDataSource(SqliteConnectionString);
        }
        else
        {
            Dialect = new Dialect.Postgres();
            source = NpgsqlDataSource.Create(this.options.ConnectionString);
        }
    }

    public Dialect Dialect { get; }

    public string SqliteFile => options.FileIn("monitor.db");

    public string SqliteConnectionString => new SqliteConnectionStringBuilder
    {
        DataSource = SqliteFile,
        DefaultTimeout = (int)options.BusyTimeout.TotalSeconds,
        ForeignKeys = true,
    }.ToString();

    public string PostgresConnectionString => options.ConnectionString;

    /// <summary>Runs <paramref name="read"/> on a connection of its own, outside a transaction.</summary>
    public async Task<T> ReadAsync<T>(Func<Session, Task<T>> read, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await read(new Session(connection, null, Dialect, ct));
    }

    /// <summary>Runs <paramref name="write"/> in one transaction: all of it is stored, or nothing.</summary>
    /// <exception cref="DatabaseBusyException">Another process held the SQLite file for the whole busy timeout.</exception>
    public async Task<T> WriteAsync<T>(Func<Session, Task<T>> write, CancellationToken ct)
    {
        if (!options.IsSqlite)
            return await TransactAsync(write, ct);
        await writer.WaitAsync(ct);
        try
        {
            return await TransactAsync(write, ct);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6)
        {
            throw Busy(e);
        }
        finally
        {
            writer.Release();
        }
    }

    public Task WriteAsync(Func<Session, Task> write, CancellationToken ct) =>
        WriteAsync(async session => { await write(session); return true; }, ct);

    /// <summary>What to throw when the SQLite file stayed locked.</summary>
    public DatabaseBusyException Busy(SqliteException e) => new(SqliteFile, options.BusyTimeout, e);

    /// <summary>Writes a consistent copy of the SQLite database, while others may write to it.</summary>
    /// <param name="target">Not there yet.</param>
    public async Task CopyAsync(string target, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition("VACUUM INTO @target", new { target }, cancellationToken: ct));
    }

    private async Task<T> TransactAsync<T>(Func<Session, Task<T>> write, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.Unspecified, ct);
        var result = await write(new Session(connection, transaction, Dialect, ct));
        // Once the work is done the commit is not given up half-way: a cancelled commit would leave its outcome unknown.
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        writer.Dispose();
    }
}
