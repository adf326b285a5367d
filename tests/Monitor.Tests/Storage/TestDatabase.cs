using Microsoft.Extensions.Options;
using Monitor.Storage;
using Xunit;

namespace Monitor.Tests.Storage;

/// <summary>A migrated, empty database of the asked kind; its folder and rows go with it.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly DirectoryInfo folder;

    private TestDatabase(DirectoryInfo folder, StorageOptions options)
    {
        this.folder = folder;
        Options = options;
        Database = new Database(Microsoft.Extensions.Options.Options.Create(options));
    }

    /// <summary>Data of every store test: each runs once on each database.</summary>
    public static TheoryData<string> Kinds => ["sqlite", "postgres"];

    public StorageOptions Options { get; }

    public Database Database { get; }

    public static async Task<TestDatabase> CreateAsync(string kind, TimeSpan? busyTimeout = null)
    {
        var options = new StorageOptions { Provider = kind };
        options.BusyTimeout = busyTimeout ?? options.BusyTimeout;
        if (kind == "postgres")
        {
            var server = await PostgresServer.SharedAsync();
            Assert.SkipWhen(server is null, "PostgreSQL is not installed (Debian: postgresql)");
            options.ConnectionString = await server.NewDatabaseAsync();
        }

        var folder = Directory.CreateTempSubdirectory("monitor-test");
        options.Folder = folder.FullName;
        var test = new TestDatabase(folder, options);
        await new Migrations(test.Database).RunAsync(TestContext.Current.CancellationToken);
        return test;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}
