using MimeKit;
using Monitor.Feeds;
using Monitor.Mail;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.Mail;

public sealed class TellOperatorTests
{
    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Feeds_that_are_gone_are_told_in_one_mail_and_once(string kind)
    {
        await using var rig = await MailRig.CreateAsync(kind, ("Mail:Operator", "operator@example.org"));
        await HappenAsync(rig, "https://a.example/feed", "410 Gone: it is not polled any more");
        await HappenAsync(rig, "https://b.example/<b>", "404 for seven days");
        await HappenAsync(rig, "https://c.example/feed", "moved", tell: false);

        Assert.Equal(2, await rig.Get<TellOperator>().RunAsync(MailRig.Ct));
        Assert.Equal(0, await rig.Get<TellOperator>().RunAsync(MailRig.Ct));
        await rig.SendAsync();

        var mail = await MimeMessage.LoadAsync(Assert.Single(Directory.GetFiles(rig.PickupFolder)), MailRig.Ct);
        Assert.Equal("operator@example.org", Assert.IsType<MailboxAddress>(Assert.Single(mail.To)).Address);
        Assert.Equal("Monitor: 2 feeds need you", mail.Subject);
        Assert.Contains("(https://a.example/feed)\n  2026-11-24 07:00Z: 410 Gone", mail.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("c.example", mail.TextBody!, StringComparison.Ordinal);
        Assert.Contains("https://b.example/&lt;b&gt;", mail.HtmlBody!, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Null(mail.Headers["List-Unsubscribe"]);
    }

    [Fact]
    public async Task A_second_trouble_of_the_same_day_waits_for_the_next()
    {
        await using var rig = await MailRig.CreateAsync("sqlite", ("Mail:Operator", "operator@example.org"));
        await HappenAsync(rig, "https://a.example/feed", "gone");
        Assert.Equal(1, await rig.Get<TellOperator>().RunAsync(MailRig.Ct));
        await HappenAsync(rig, "https://b.example/feed", "gone");
        rig.Time.Advance(TimeSpan.FromHours(23));
        Assert.Equal(0, await rig.Get<TellOperator>().RunAsync(MailRig.Ct));
        rig.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await rig.Get<TellOperator>().RunAsync(MailRig.Ct));
    }

    [Fact]
    public async Task Without_an_operator_nobody_is_written_to_and_the_events_wait()
    {
        await using var rig = await MailRig.CreateAsync("sqlite");
        await HappenAsync(rig, "https://a.example/feed", "gone");
        Assert.Equal(0, await rig.Get<TellOperator>().RunAsync(MailRig.Ct));
        Assert.Empty(await rig.DeliveriesAsync());
        Assert.Single(await rig.Database.ReadAsync(session => rig.Get<FeedEventStore>().UntoldAsync(session, 9), MailRig.Ct));
    }

    private static Task HappenAsync(MailRig rig, string url, string detail, bool tell = true) => rig.Database.WriteAsync(async session =>
    {
        var now = rig.Time.GetUtcNow();
        var feed = await rig.Get<FeedStore>().AddAsync(session, new FeedEntry(url), now);
        await rig.Get<FeedEventStore>().AddAsync(session, new FeedEvent
        {
            FeedId = feed!.Value,
            HappenedAt = now,
            Kind = FeedEventKind.Gone,
            Detail = detail,
            Tell = tell,
        });
    }, MailRig.Ct);
}
