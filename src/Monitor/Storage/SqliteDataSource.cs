using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Monitor.Storage;

/// <summary>Gives SQLite the same door as PostgreSQL: a <see cref="DbDataSource"/>.</summary>
internal sealed class SqliteDataSource(string connectionString) : DbDataSource
{
    public override string ConnectionString => connectionString;

    protected override DbConnection CreateDbConnection() => new SqliteConnection(connectionString);
}
