using Monitor.Mail;
using Monitor.Storage;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.Mail;

/// <summary>After an older copy of the database took its place, nothing goes out until a person says what counts as sent.</summary>
public sealed class MailHoldTests
{
    [Theory]
    [InlineData("sqlite", false)]
    [InlineData("sqlite", true)]
    [InlineData("postgres", false)]
    public async Task A_restored_database_sends_nothing_until_it_is_released(string kind, bool again)
    {
        await using var rig = await SetUpAsync(kind);
        await rig.AddItemAsync("Corée du Nord : waits in the backup");
        await rig.IssueAsync();
        rig.Time.Advance(TimeSpan.FromMinutes(1));
        await rig.AddItemAsync("Corée du Nord : not yet in an edition");
        // The lost database went on for a day: it is only what stands beside it that knows.
        var backup = await rig.Get<SettingsStore>().GetAsync("heartbeat", MailRig.Ct);
        rig.Time.Advance(TimeSpan.FromDays(1));
        await rig.Get<SignOfLife>().BeatAsync(MailRig.Ct);
        await rig.Get<SettingsStore>().SetAsync("heartbeat", backup!, MailRig.Ct);
        await rig.RestartAsync();
        rig.Time.Advance(TimeSpan.FromHours(2));

        Assert.True((await rig.RoundAsync()).Hold?.IsRestored);
        await rig.RestartAsync();
        await rig.AddItemAsync("Corée du Nord : after the restore");
        Assert.NotNull((await rig.RoundAsync()).Hold);
        Assert.False(Directory.Exists(rig.PickupFolder));

        var release = await rig.Get<MailHold>().EndAsync(again, MailRig.Ct);
        Assert.Equal(again ? 0 : 1, release?.TakenAsSent);
        await rig.RoundAsync();
        await rig.RoundAsync();
        var texts = await Task.WhenAll(Directory.GetFiles(rig.PickupFolder).Select(file => File.ReadAllTextAsync(file, MailRig.Ct)));
        Assert.Equal(again, texts.Any(text => text.Contains("news.test/a/1?", StringComparison.Ordinal)));
        Assert.Equal(again, texts.Any(text => text.Contains("news.test/a/2?", StringComparison.Ordinal)));
        Assert.Contains(texts, text => text.Contains("news.test/a/3?", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Days_of_rest_are_no_restore(string kind)
    {
        await using var rig = await SetUpAsync(kind);
        await rig.RestartAsync();
        rig.Time.Advance(TimeSpan.FromDays(4));
        await rig.AddItemAsync("Corée du Nord : un");

        Assert.Null((await rig.RoundAsync()).Hold);
        Assert.Single(Directory.GetFiles(rig.PickupFolder));
    }

    [Fact]
    public async Task A_database_that_comes_alone_and_old_is_one()
    {
        await using var rig = await SetUpAsync("sqlite");
        File.Delete(Path.Combine(Path.GetDirectoryName(rig.PickupFolder)!, "heartbeat"));
        await rig.RestartAsync();
        rig.Time.Advance(TimeSpan.FromHours(2));

        Assert.Contains("older one", (await rig.RoundAsync()).Hold?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hold_by_hand_lets_everything_go_afterwards()
    {
        await using var rig = await SetUpAsync("sqlite");
        await rig.Get<MailHold>().BeginAsync("the relay moves", MailRig.Ct);
        await rig.AddItemAsync("Corée du Nord : un");
        Assert.Equal("the relay moves", (await rig.RoundAsync()).Hold?.Reason);

        Assert.Equal(0, (await rig.Get<MailHold>().EndAsync(again: false, MailRig.Ct))?.TakenAsSent);
        Assert.Null(await rig.Get<MailHold>().EndAsync(again: false, MailRig.Ct));
        await rig.RoundAsync();
        Assert.Single(Directory.GetFiles(rig.PickupFolder));
    }

    private static async Task<MailRig> SetUpAsync(string kind)
    {
        var rig = await MailRig.CreateAsync(kind);
        await rig.AddTopicAsync("north-korea", "Corée du Nord");
        await rig.SubscribeAsync("a@example.org");
        await rig.RoundAsync();
        return rig;
    }
}
