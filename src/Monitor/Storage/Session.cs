using System.Data.Common;
using Dapper;

namespace Monitor.Storage;

/// <summary>One open connection, with its transaction when it writes: what a store's statement runs on.</summary>
internal sealed class Session(DbConnection connection, DbTransaction? transaction, Dialect dialect, CancellationToken ct)
{
    public Dialect Dialect => dialect;

    public Task<int> ExecuteAsync(string sql, object? args = null) =>
        connection.ExecuteAsync(Command(sql, args));

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? args = null) =>
        (await connection.QueryAsync<T>(Command(sql, args))).AsList();

    /// <summary>The first row, or null (default) when there is none.</summary>
    public Task<T?> FirstAsync<T>(string sql, object? args = null) =>
        connection.QueryFirstOrDefaultAsync<T>(Command(sql, args));

    private CommandDefinition Command(string sql, object? args) =>
        new(sql, args, transaction, cancellationToken: ct);
}
