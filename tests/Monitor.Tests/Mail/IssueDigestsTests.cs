using Monitor.Mail;
using Monitor.Subscriptions;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.Mail;

public sealed class IssueDigestsTests
{
    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_period_gets_one_edition_however_often_it_is_issued(string kind)
    {
        await using var rig = await MailRig.CreateAsync(kind);
        await rig.AddTopicAsync("north-korea", "Corée du Nord");
        await rig.SubscribeAsync("a@example.org", "daily@09:00");
        await rig.AddItemAsync("Corée du Nord : un traité");

        Assert.Equal(0, (await rig.IssueAsync()).Digests);
        rig.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, (await rig.IssueAsync()).Digests);
        await rig.RestartAsync();
        rig.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, (await rig.IssueAsync()).Digests);

        Assert.Single(await rig.DeliveriesAsync());
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Two_workers_at_once_issue_one_edition(string kind)
    {
        await using var rig = await MailRig.CreateAsync(kind);
        await rig.AddTopicAsync("north-korea", "Corée du Nord");
        await rig.SubscribeAsync("a@example.org");
        for (var at = 0; at < 20; at++)
            await rig.AddItemAsync($"Corée du Nord {at}");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => rig.IssueAsync()));

        Assert.Single(await rig.DeliveriesAsync());
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_subscriber_added_before_the_first_poll_gets_what_comes_later(string kind)
    {
        await using var rig = await MailRig.CreateAsync(kind);
        await rig.AddTopicAsync("north-korea", "Corée du Nord");
        await rig.SubscribeAsync("a@example.org", "daily@09:00");
        rig.Time.Advance(TimeSpan.FromMinutes(30));
        await rig.AddItemAsync("Corée du Nord : un traité");
        rig.Time.Advance(TimeSpan.FromMinutes(31));

        Assert.Equal(1, (await rig.IssueAsync()).Digests);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Held_items_stand_in_no_mail(string kind)
    {
        await using var rig = await MailRig.CreateAsync(kind);
        await rig.AddTopicAsync("north-korea", "Corée du Nord");
        await rig.SubscribeAsync("a@example.org");
        foreach (var held in (string[])["old", "republished"])
        {
            var id = await rig.AddItemAsync($"Corée du Nord : {held}");
            await rig.Database.WriteAsync(session => session.ExecuteAsync("UPDATE items SET held = @held WHERE id = @id", new { held, id }), MailRig.Ct);
        }

        Assert.Equal((0, 0), ((await rig.IssueAsync()).Alerts, (await rig.IssueAsync(IssueWhen.Now)).Digests));
        await rig.AddItemAsync("Corée du Nord : un traité");
        Assert.Equal(1, (await rig.IssueAsync()).Alerts);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_missed_edition_is_noted_and_its_items_stand_in_the_next(string kind)
    {
        await using var rig = await MailRig.CreateAsync(kind);
        await rig.AddTopicAsync("north-korea", "Corée du Nord");
        await rig.SubscribeAsync("a@example.org", "daily@09:00");
        await rig.AddItemAsync("Corée du Nord : un traité");

        rig.Time.Advance(TimeSpan.FromHours(14));
        Assert.Equal(new IssueCounts(0, 0, 0, 1, 0), await rig.IssueAsync());
        rig.Time.Advance(TimeSpan.FromHours(11));
        Assert.Equal(new IssueCounts(1, 0, 0, 0, 0), await rig.IssueAsync());
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_period_with_nothing_new_is_noted_without_a_mail(string kind)
    {
        await using var rig = await MailRig.CreateAsync(kind);
        await rig.SubscribeAsync("a@example.org", "hourly");
        rig.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(new IssueCounts(0, 0, 1, 0, 0), await rig.IssueAsync());
        Assert.Equal(new IssueCounts(0, 0, 0, 0, 0), await rig.IssueAsync());
        Assert.Empty(await rig.DeliveriesAsync());
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task An_alert_holds_each_match_once_and_only_of_its_topics(string kind)
    {
        await using var rig = await MailRig.CreateAsync(kind);
        await rig.AddTopicAsync("north-korea", "Corée du Nord");
        await rig.AddTopicAsync("other", "Autre");
        await rig.SubscribeAsync("a@example.org", topics: "north-korea");
        await rig.AddItemAsync("Corée du Nord : un traité");
        await rig.AddItemAsync("Autre chose", "other");

        Assert.Equal(1, (await rig.IssueAsync()).Alerts);
        rig.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(0, (await rig.IssueAsync()).Alerts);
        await rig.SendAsync();

        var file = Assert.Single(Directory.GetFiles(rig.PickupFolder));
        var text = MimeKit.MimeMessage.Load(file, MailRig.Ct).TextBody;
        Assert.Contains("https://news.test/a/1?x=1&y=2", text, StringComparison.Ordinal);
        Assert.DoesNotContain("/a/2", text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task An_address_that_did_not_confirm_gets_one_confirmation_a_day_and_nothing_else(string kind)
    {
        await using var rig = await MailRig.CreateAsync(kind);
        await rig.AddTopicAsync("north-korea", "Corée du Nord");
        var request = new SubscriptionRequest { Email = "a@example.org", Rhythm = "immediate" };
        for (var at = 0; at < 5; at++)
        {
            Assert.IsType<SignUpResult.Accepted>(await rig.Get<SignUp>().RunAsync(request, null, MailRig.Ct));
            await rig.Get<IssueConfirmations>().RunAsync(MailRig.Ct);
            rig.Time.Advance(TimeSpan.FromMinutes(1));
        }

        await rig.AddItemAsync("Corée du Nord : un traité");
        await rig.IssueAsync();
        Assert.Equal("confirmation", Assert.Single(await rig.DeliveriesAsync()).Kind);
    }
}
