using Monitor.Storage;
using Xunit;

namespace Monitor.Tests.Storage;

public sealed class DatabaseTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_write_that_throws_leaves_nothing_behind(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var settings = new SettingsStore(test.Database);

        await Assert.ThrowsAsync<InvalidOperationException>(() => test.Database.WriteAsync(async session =>
        {
            await session.ExecuteAsync("INSERT INTO settings (name, value) VALUES ('half', 'written')");
            throw new InvalidOperationException("stop");
        }, Ct));

        Assert.Null(await settings.GetAsync("half", Ct));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_setting_is_written_over_and_removed(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var settings = new SettingsStore(test.Database);

        await settings.SetAsync("a", "1", Ct);
        await settings.SetAsync("a", "2", Ct);
        Assert.Equal("2", await settings.GetAsync("a", Ct));
        await settings.RemoveAsync("a", Ct);
        Assert.Null(await settings.GetAsync("a", Ct));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Migrating_twice_changes_nothing(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await new SettingsStore(test.Database).SetAsync("kept", "yes", Ct);
        await new Migrations(test.Database).RunAsync(Ct);
        Assert.Equal("yes", await new SettingsStore(test.Database).GetAsync("kept", Ct));
    }
}
