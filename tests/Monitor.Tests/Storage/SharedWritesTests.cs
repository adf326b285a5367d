using Monitor.Storage;
using Xunit;

namespace Monitor.Tests.Storage;

/// <summary>Changes that share a transaction keep their own results and their own faults.</summary>
public sealed class SharedWritesTests
{
    private const string Add = "INSERT INTO settings (name, value) VALUES (@name, 'x')";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Each_of_many_at_once_gets_its_own_count_and_a_faulty_one_harms_no_other(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        using var writes = new SharedWrites(test.Database);
        Assert.Equal(1, await writes.ExecuteAsync(Add, new { name = "taken" }));

        var changes = Enumerable.Range(0, 200).Select(at => at % 50 == 7
            ? writes.ExecuteAsync(Add, new { name = "taken" })
            : writes.ExecuteAsync(at % 2 == 0 ? Add : "UPDATE settings SET value = 'y' WHERE name = @name", new { name = $"n{at}" })).ToList();
        await Task.WhenAll(changes.Select(change => change.ContinueWith(_ => { }, Ct, TaskContinuationOptions.None, TaskScheduler.Default)));

        for (var at = 0; at < changes.Count; at++)
        {
            if (at % 50 == 7)
                Assert.True(changes[at].Exception!.InnerException is System.Data.Common.DbException);
            else
                Assert.Equal(at % 2 == 0 ? 1 : 0, await changes[at]);
        }

        Assert.Equal(101, await test.Database.ReadAsync(session => session.FirstAsync<long>("SELECT COUNT(*) FROM settings"), Ct));
    }
}
