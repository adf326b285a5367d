using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Monitor.Storage;

/// <summary>Gives SQLite the same door as PostgreSQL: a <see cref="DbDataSource"/>.</summary>
internal sealed class SqliteDataSource(string connectionString) : DbDataSource
{
    public override string ConnectionString => connectionString;

    protected override DbConnection CreateDbConnection() => new SqliteConnection(connectionString);

    /// <summary>What is deleted or changed is overwritten in the file, not only unlinked: an erased person must not be found in it.</summary>
    protected override async ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken)
    {
        var connection = await base.OpenDbConnectionAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA secure_delete = ON";
        await command.ExecuteNonQueryAsync(cancellationToken);
        return connection;
    }
}
