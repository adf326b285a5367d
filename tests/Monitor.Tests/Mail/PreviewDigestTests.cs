using Monitor.Hosting;
using Monitor.Mail;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.Mail;

public sealed class PreviewDigestTests
{
    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_preview_shows_what_waits_and_stores_nothing(string kind)
    {
        await using var rig = await MailRig.CreateAsync(kind);
        await rig.AddTopicAsync("north-korea", "Corée du Nord");
        await rig.SubscribeAsync("a@example.org", "daily@09:00", language: "fr");
        await rig.AddItemAsync("Corée du Nord : un traité");

        var preview = await rig.Get<PreviewDigest>().ForAsync("a@example.org", MailRig.Ct);
        Assert.Equal("Monitor : 1 nouveauté sur 1 sujet — Corée du Nord", preview.Subject);
        Assert.Contains("https://news.test/a/1?x=1&y=2", preview.Text, StringComparison.Ordinal);
        Assert.Empty(await rig.DeliveriesAsync());

        Assert.Equal(1, (await rig.IssueAsync(IssueWhen.Now)).Digests);
        Assert.Equal(0, (await rig.Get<PreviewDigest>().ForAsync("a@example.org", MailRig.Ct)).Entries);
        Assert.Equal(1, (await rig.Get<PreviewDigest>().LastDayAsync("en", "UTC", MailRig.Ct)).Entries);
    }

    [Fact]
    public async Task A_preview_for_nobody_is_one_clear_line()
    {
        await using var rig = await MailRig.CreateAsync("sqlite");
        var error = await Assert.ThrowsAsync<UserError>(() => rig.Get<PreviewDigest>().ForAsync("a@example.org", MailRig.Ct));
        Assert.StartsWith("a@example.org: has no subscription", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edition_issued_now_leaves_the_periods_own_edition_free()
    {
        await using var rig = await MailRig.CreateAsync("sqlite");
        await rig.AddTopicAsync("north-korea", "Corée du Nord");
        await rig.SubscribeAsync("a@example.org", "daily@09:00");
        await rig.AddItemAsync("Corée du Nord : un traité");
        Assert.Equal(1, (await rig.IssueAsync(IssueWhen.Now)).Digests);
        await rig.AddItemAsync("Corée du Nord : la suite");
        rig.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, (await rig.IssueAsync()).Digests);
        Assert.Equal(2, (await rig.DeliveriesAsync()).Count);
    }
}
