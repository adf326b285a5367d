using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Monitor.EndToEnd.Rig;

/// <summary>A look into an installation's database from outside, beside the running program; reads only, unless a method says otherwise.</summary>
/// <param name="postgres">A connection string; null for the SQLite file.</param>
internal sealed class MonitorDatabase(string file, string? postgres = null)
{
    public string File => file;

    /// <summary>Nothing is there before the first command has migrated the folder.</summary>
    public bool Exists => postgres is not null || System.IO.File.Exists(file);

    public Task<IReadOnlyList<DeliveryRow>> DeliveriesAsync() =>
        QueryAsync<DeliveryRow>("SELECT id AS Id, kind AS Kind, state AS State, message_id AS MessageId FROM deliveries ORDER BY id");

    /// <summary>Every stored item, one line each, without what is of the moment.</summary>
    public Task<IReadOnlyList<string>> ItemsAsync() => QueryAsync<string>("""
        SELECT f.title || ' | ' || i.item_key || ' | ' || COALESCE(i.url, '') || ' | ' || i.title || ' | ' || i.summary || ' | '
            || COALESCE(i.published_raw, '') || ' | ' || (i.published_at IS NULL)
        FROM items i JOIN feeds f ON f.id = i.feed_id ORDER BY f.id, i.id
        """);

    public Task<long> SlowFeedsAsync() => NumberAsync("SELECT count(*) FROM feeds WHERE slow = 1");

    public Task<long> CountAsync(string table) => NumberAsync($"SELECT count(*) FROM {table}");

    /// <summary>The one number a query gives; 0 when it gives none.</summary>
    public async Task<long> NumberAsync(string sql) => (await QueryAsync<long>(sql)) is [var number, ..] ? number : 0;

    /// <summary>Takes the write lock, as a long import in another process would; given back when disposed.</summary>
    public async Task<IAsyncDisposable> LockAsync()
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await connection.ExecuteAsync("BEGIN IMMEDIATE");
        return connection;
    }

    /// <summary>Changes rows, to bring about what would take days.</summary>
    public async Task<int> ChangeAsync(string sql)
    {
        await using var connection = Connect(SqliteOpenMode.ReadWrite);
        await connection.OpenAsync();
        return await connection.ExecuteAsync(sql);
    }

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql)
    {
        if (!Exists)
            return [];
        await using var connection = Connect(SqliteOpenMode.ReadOnly);
        return (await connection.QueryAsync<T>(sql)).AsList();
    }

    private DbConnection Connect(SqliteOpenMode mode) =>
        postgres is null ? new SqliteConnection($"Data Source={file};Mode={mode};Pooling=False") : new NpgsqlConnection(postgres);
}

/// <summary>A row of the outbox.</summary>
internal sealed record DeliveryRow(long Id, string Kind, string State, string MessageId)
{
    /// <summary>The Message-ID without its angle brackets.</summary>
    public string BareId => MessageId.Trim('<', '>');
}
