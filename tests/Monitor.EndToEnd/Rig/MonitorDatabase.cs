using Dapper;
using Microsoft.Data.Sqlite;

namespace Monitor.EndToEnd.Rig;

/// <summary>A look into an installation's SQLite file from outside, read-only, beside the running program.</summary>
internal sealed class MonitorDatabase(string file)
{
    public bool Exists => File.Exists(file);

    public Task<IReadOnlyList<DeliveryRow>> DeliveriesAsync() =>
        QueryAsync<DeliveryRow>("SELECT id AS Id, kind AS Kind, state AS State, message_id AS MessageId FROM deliveries ORDER BY id");

    /// <summary>Every stored item, one line each, without what is of the moment.</summary>
    public Task<IReadOnlyList<string>> ItemsAsync() => QueryAsync<string>("""
        SELECT f.title || ' | ' || i.item_key || ' | ' || COALESCE(i.url, '') || ' | ' || i.title || ' | ' || i.summary || ' | '
            || COALESCE(i.published_raw, '') || ' | ' || (i.published_at IS NULL)
        FROM items i JOIN feeds f ON f.id = i.feed_id ORDER BY f.id, i.id
        """);

    public async Task<long> SlowFeedsAsync() => (await QueryAsync<long>("SELECT count(*) FROM feeds WHERE slow = 1")) is [var count] ? count : 0;

    public async Task<long> CountAsync(string table) => (await QueryAsync<long>($"SELECT count(*) FROM {table}")) is [var count] ? count : 0;

    /// <summary>Takes the write lock, as a long import in another process would; given back when disposed.</summary>
    public async Task<IAsyncDisposable> LockAsync()
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await connection.ExecuteAsync("BEGIN IMMEDIATE");
        return connection;
    }

    /// <summary>Nothing is there before the first command has migrated the folder.</summary>
    private async Task<IReadOnlyList<T>> QueryAsync<T>(string sql)
    {
        if (!Exists)
            return [];
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        return (await connection.QueryAsync<T>(sql)).AsList();
    }
}

/// <summary>A row of the outbox.</summary>
internal sealed record DeliveryRow(long Id, string Kind, string State, string MessageId)
{
    /// <summary>The Message-ID without its angle brackets.</summary>
    public string BareId => MessageId.Trim('<', '>');
}
