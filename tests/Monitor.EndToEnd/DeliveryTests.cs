using Monitor.EndToEnd.Rig;
using Xunit;

namespace Monitor.EndToEnd;

/// <summary>From a feed to a mailbox: real HTTP, the real program, a real SMTP server.</summary>
public sealed class DeliveryTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_new_item_reaches_the_reader_over_SMTP()
    {
        await using var smtp = await SmtpServer.StartNewAsync();
        await using var feeds = await FeedHost.StartAsync();
        using var home = new MonitorHome();
        home.AllowLoopbackFeeds();
        home.SendMailTo(smtp);
        var item = Watches.Item(1);
        await Watches.SetUpAsync(home, feeds.Serve("/feed", new FeedReply.Items(item)));
        Assert.Empty(smtp.Files);

        await using var serve = home.Start("serve");
        var mail = Assert.Single(await smtp.WaitForMessagesAsync(1, Limit, serve.Describe));

        Assert.Equal("reader@example.org", mail.To.Mailboxes.Single().Address);
        Assert.Contains(item.Link, mail.TextBody, StringComparison.Ordinal);
        Assert.Contains(Mails.Squeezed(item.Title), Mails.Squeezed(mail.TextBody), StringComparison.Ordinal);
        Assert.Contains(Mails.Squeezed(item.Title), Mails.Squeezed(mail.HtmlBody), StringComparison.Ordinal);
        Mails.AssertHeaders(mail);
    }

    [Fact]
    public async Task An_item_that_comes_later_is_mailed_on_its_own()
    {
        await using var smtp = await SmtpServer.StartNewAsync();
        await using var feeds = await FeedHost.StartAsync();
        using var home = new MonitorHome();
        home.AllowLoopbackFeeds();
        home.SendMailTo(smtp);
        var (early, late) = (Watches.Item(1), Watches.Item(2));
        await Watches.SetUpAsync(home, feeds.Serve("/feed", new FeedReply.Items(early)));
        await using var serve = home.Start("serve");
        await smtp.WaitForMessagesAsync(1, Limit, serve.Describe);

        feeds.Serve("/feed", new FeedReply.Items(late, early));
        var mails = await smtp.WaitForMessagesAsync(2, Limit, serve.Describe);

        Assert.Contains(late.Link, mails[1].TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(early.Link, mails[1].TextBody, StringComparison.Ordinal);
        Assert.NotEqual(mails[0].MessageId, mails[1].MessageId);
    }

    [Theory]
    [InlineData("alert")]
    [InlineData("digest")]
    public async Task A_kill_between_composing_and_sending_costs_no_mail_and_doubles_none(string kind)
    {
        await using var smtp = await SmtpServer.CreateAsync();
        await using var feeds = await FeedHost.StartAsync();
        using var home = new MonitorHome();
        home.AllowLoopbackFeeds();
        home.SendMailTo(smtp);
        home.Set("Mail__CircuitBreak", "00:00:01");
        home.Set("Mail__RecoverEvery", "00:00:01");
        home.Set("Mail__RetryDelays__0", "00:00:01");
        var item = Watches.Item(1);
        await Watches.SetUpAsync(home, feeds.Serve("/feed", new FeedReply.Items(item)), rhythm: kind == "alert" ? "immediate" : Watches.DailySoon());

        DeliveryRow row;
        await using (var serve = home.Start("serve"))
        {
            row = await Until.SeenAsync(
                async () => (await home.Database.DeliveriesAsync()) is [var only] ? only : null, 2 * Limit, () => $"one row to deliver; {serve.Describe()}");
            await serve.KillAsync();
        }

        await smtp.StartAsync();
        await using var again = home.Start("serve");
        var mail = Assert.Single(await smtp.WaitForMessagesAsync(1, Limit, again.Describe));
        Assert.Equal(kind, row.Kind);
        Assert.Equal(row.BareId, mail.MessageId);
        Assert.Contains(item.Link, mail.TextBody, StringComparison.Ordinal);

        // A second copy would come with one of the next ticks: let five polls pass after the row says sent.
        await Until.TrueAsync(async () => (await home.Database.DeliveriesAsync()).All(delivery => delivery.State == "sent"), Limit,
            () => $"the row to be sent; {again.Describe()}");
        var polls = feeds.RequestsOf("/feed").Count;
        await Until.TrueAsync(() => feeds.RequestsOf("/feed").Count >= polls + 5, Limit, () => $"five more polls; {again.Describe()}");
        Assert.Single(smtp.Files);
        Assert.Single(await home.Database.DeliveriesAsync());
    }

    [Fact]
    public async Task A_deferred_mail_arrives_once_the_server_takes_it()
    {
        await using var smtp = await SmtpServer.StartNewAsync();
        smtp.Answer("451 4.2.1 try again later");
        await using var feeds = await FeedHost.StartAsync();
        using var home = new MonitorHome();
        home.AllowLoopbackFeeds();
        home.SendMailTo(smtp);
        home.Set("Mail__RetryDelays__0", "00:00:01");
        await Watches.SetUpAsync(home, feeds.Serve("/feed", new FeedReply.Items(Watches.Item(1))));
        await using var serve = home.Start("serve");

        await Until.TrueAsync(async () => (await home.Database.DeliveriesAsync()).Any(row => row.State == "deferred"), Limit,
            () => $"a deferred row; {serve.Describe()}");
        Assert.Empty(smtp.Files);
        smtp.Answer(null);

        Assert.Single(await smtp.WaitForMessagesAsync(1, Limit, serve.Describe));
    }
}
