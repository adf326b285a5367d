using Microsoft.Extensions.Options;
using Monitor.Mail;
using Monitor.Subscriptions;
using Monitor.Tests.Storage;
using Monitor.Web;
using Xunit;

namespace Monitor.Tests.Mail;

/// <summary>What follows from a real server's answers.</summary>
public sealed class AnswersTests
{
    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_mailbox_that_is_not_there_is_suppressed_at_once_and_gets_nothing_that_waits(string kind)
    {
        await using var server = await SmtpServer.StartAsync();
        await using var rig = await RigAsync(kind, server, "refuse@example.org", "b@example.org");
        rig.Time.Advance(TimeSpan.FromSeconds(10));
        await rig.AddItemAsync("Corée du Nord, suite");
        await rig.IssueAsync();
        await rig.SendAsync();

        Assert.Equal(["failed", "superseded"], await StatesAsync(rig, "refuse@example.org"));
        Assert.Equal(["sent", "sent"], await StatesAsync(rig, "b@example.org"));
        var why = await SuppressedAsync(rig, "refuse@example.org");
        Assert.Equal(SuppressionReason.Refused, why!.Reason);
        Assert.Contains("550 5.1.1", why.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("refuse@example.org", why.Detail, StringComparison.Ordinal);
        Assert.Equal(["refused 5.1.1"], await BouncesAsync(rig));
        Assert.Null(await SuppressedAsync(rig, "b@example.org"));
    }

    [Fact]
    public async Task A_mailbox_missed_after_the_message_is_suppressed_too()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var rig = await RigAsync("sqlite", server, "gone@example.org");
        await rig.SendAsync();
        Assert.NotNull(await SuppressedAsync(rig, "gone@example.org"));
    }

    [Theory]
    [InlineData("sqlite", "full@example.org", "refused 5.2.2")]
    [InlineData("postgres", "full@example.org", "refused 5.2.2")]
    [InlineData("sqlite", "bare@example.org", "refused ")]
    public async Task Other_refusals_suppress_on_the_third_day_and_not_sooner(string kind, string email, string row)
    {
        await using var server = await SmtpServer.StartAsync();
        await using var rig = await RigAsync(kind, server, email);
        // Twice on the first day, then on two others.
        foreach (var later in new[] { 0, 2, 24, 24 })
        {
            Assert.Null(await SuppressedAsync(rig, email));
            rig.Time.Advance(TimeSpan.FromHours(later));
            await rig.AddItemAsync("Corée du Nord, encore");
            await rig.IssueAsync();
            await rig.SendAsync();
        }

        Assert.Equal(SuppressionReason.Refused, (await SuppressedAsync(rig, email))!.Reason);
        var rows = await BouncesAsync(rig);
        Assert.All(rows, one => Assert.Equal(row.TrimEnd(), one));
        Assert.InRange(rows.Count, 4, 5);
    }

    [Fact]
    public async Task Refusals_months_apart_are_no_three_days()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var rig = await RigAsync("sqlite", server, "full@example.org");
        for (var month = 0; month < 4; month++)
        {
            await rig.SendAsync();
            rig.Time.Advance(TimeSpan.FromDays(31));
            await rig.AddItemAsync("Corée du Nord, encore");
            await rig.IssueAsync();
        }

        Assert.Null(await SuppressedAsync(rig, "full@example.org"));
    }

    [Fact]
    public async Task A_text_that_is_taken_for_spam_fails_and_harms_no_address()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var rig = await RigAsync("sqlite", server, "spam@example.org", "b@example.org");
        await rig.SendAsync();

        Assert.Equal(["failed"], await StatesAsync(rig, "spam@example.org"));
        Assert.Equal(["sent"], await StatesAsync(rig, "b@example.org"));
        Assert.Empty(await BouncesAsync(rig));
        Assert.Null(await SuppressedAsync(rig, "spam@example.org"));
    }

    [Theory]
    [InlineData("sqlite", "once@example.org", "550 5.7.515")]
    [InlineData("postgres", "once@example.org", "550 5.7.515")]
    public async Task A_policy_against_us_stops_all_turns_health_red_blames_nobody_and_passes_alone(string kind, string email, string code)
    {
        await using var server = await SmtpServer.StartAsync();
        await using var rig = await RigAsync(kind, server, email, "b@example.org", "c@example.org");
        // The first of the lanes to hear it; what others have under way may still arrive.
        await rig.SendAsync();
        Assert.Equal(["pending"], await StatesAsync(rig, email));
        var taken = server.Received().Count;
        Assert.Equal(0, await rig.SendAsync());

        await rig.RestartAsync();
        var health = await HealthAsync(rig);
        if (taken == 0)
        {
            Assert.Equal("failing", health.Status);
            Assert.Contains(health.Problems, problem => problem.Contains($"takes no mail from us since 2026-11-24 07:00Z ({code})", StringComparison.Ordinal));
        }

        rig.Time.Advance(TimeSpan.FromMinutes(1.1));
        await rig.SendAsync();
        Assert.Equal(3, server.Received().Count);
        Assert.Equal("ok", (await HealthAsync(rig)).Status);
        Assert.Empty(await BouncesAsync(rig));
        Assert.Null(await SuppressedAsync(rig, email));
    }

    [Theory]
    [InlineData("policy@example.org", "monitor@digests.test", "550 5.7.515")]
    [InlineData("dmarc@example.org", "monitor@digests.test", "550 5.7.26")]
    [InlineData("b@example.org", "refused@digests.test", "550 5.1.8")]
    public async Task What_is_said_of_the_sender_is_tried_by_one_probe_a_pause_and_never_fails(string email, string from, string code)
    {
        await using var server = await SmtpServer.StartAsync();
        await using var rig = await MailRig.OverSmtpAsync("sqlite", server, ("Mail:From", from));
        await FillAsync(rig, email);
        for (var pause = 0; pause < 5; pause++)
        {
            await rig.SendAsync();
            Assert.Equal(("failing", code), ((await HealthAsync(rig)).Status, (await rig.Get<SendingStop>().FindAsync(MailRig.Ct))!.Code));
            rig.Time.Advance(TimeSpan.FromMinutes(1.1));
        }

        var waiting = Assert.Single(await rig.DeliveriesAsync());
        Assert.Equal(("pending", 0), (waiting.State, waiting.Attempt));
        Assert.Empty(await BouncesAsync(rig));
    }

    [Fact]
    public async Task A_wrong_password_stops_all_and_a_good_one_goes_on()
    {
        await using var server = await SmtpServer.StartAsync();
        await using (var wrong = await MailRig.OverSmtpAsync("sqlite", server, ("Mail:UserName", "u"), ("Mail:Password", "bad")))
        {
            await FillAsync(wrong, "a@example.org");
            await wrong.SendAsync();
            var stop = await wrong.Get<SendingStop>().FindAsync(MailRig.Ct);
            Assert.Contains($"relay 127.0.0.1:{server.Port}", stop!.Reason, StringComparison.Ordinal);
            Assert.Equal("pending", Assert.Single(await wrong.DeliveriesAsync()).State);
        }

        await using var good = await MailRig.OverSmtpAsync("sqlite", server, ("Mail:UserName", "u"), ("Mail:Password", "good"));
        await FillAsync(good, "a@example.org");
        await good.SendAsync();
        Assert.Single(server.Received());
    }

    [Theory]
    [InlineData("starttls")]
    [InlineData("tls")]
    public async Task A_server_without_the_TLS_asked_for_gets_no_mail_and_no_password(string security)
    {
        await using var server = await SmtpServer.StartAsync();
        await using var rig = await MailRig.OverSmtpAsync("sqlite", server,
            ("Mail:Security", security), ("Mail:UserName", "u"), ("Mail:Password", "good"), ("Mail:ReplyTimeout", "00:00:03"));
        await FillAsync(rig, "a@example.org");
        await rig.SendAsync();

        Assert.Equal(0, server.LogIns);
        Assert.Empty(server.Received());
        Assert.Equal("pending", Assert.Single(await rig.DeliveriesAsync()).State);
    }

    [Theory]
    [InlineData("Mail:Host", "mail.example.org", "none", false)]
    [InlineData("Mail:Host", "mail.example.org", "starttls", true)]
    [InlineData("Mail:Host", "127.0.0.1", "none", true)]
    [InlineData("Mail:Host", "::1", "none", true)]
    [InlineData("Mail:Host", "localhost", "none", true)]
    public async Task A_password_goes_in_clear_to_this_machine_only(string key, string host, string security, bool taken)
    {
        async Task StartAsync() => await (await MailRig.CreateAsync("sqlite",
            ("Mail:Transport", "smtp"), (key, host), ("Mail:Security", security), ("Mail:UserName", "u"))).DisposeAsync();
        if (taken)
            await StartAsync();
        else
            Assert.Contains("Mail__Security", (await Assert.ThrowsAsync<Monitor.Hosting.ConfigurationException>(StartAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_relay_that_closes_is_left_alone_for_the_pause_without_a_red_light()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var rig = await MailRig.OverSmtpAsync("sqlite", server, ("Mail:Connections", "1"));
        await FillAsync(rig, "closing@example.org", "b@example.org");
        Assert.Equal(0, await rig.SendAsync());
        Assert.Equal(0, await rig.SendAsync());
        Assert.Equal("ok", (await HealthAsync(rig)).Status);
        rig.Time.Advance(TimeSpan.FromMinutes(1.1));
        // The probe is the one that waits longest: not the one that was answered 421.
        await rig.SendAsync();
        Assert.Equal(["b@example.org"], server.Recipients());
    }

    [Fact]
    public async Task A_digest_given_up_after_five_days_sets_its_items_free()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var rig = await MailRig.OverSmtpAsync("sqlite", server);
        await rig.AddTopicAsync("north-korea", "Corée du Nord");
        await rig.SubscribeAsync("drop@example.org", "weekly@tue@09:00");
        await rig.AddItemAsync("Corée du Nord : un traité");
        rig.Time.Advance(TimeSpan.FromHours(1));
        await rig.IssueAsync();
        rig.Time.Advance(TimeSpan.FromDays(5.1));
        await rig.SendAsync();

        Assert.Contains("given up after 5 days", Assert.Single(await rig.DeliveriesAsync()).Reply, StringComparison.Ordinal);
        rig.Time.Advance(TimeSpan.FromDays(1.9));
        await rig.IssueAsync();
        await rig.SendAsync();
        Assert.Contains("un traité", Assert.Single(server.Messages()).TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_mail_has_a_return_address_of_its_own_that_nobody_else_can_make()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var rig = await MailRig.OverSmtpAsync("sqlite", server, ("Mail:BounceDomain", "bounces.test"));
        await FillAsync(rig, "a@example.org", "b@example.org");
        await rig.SendAsync();

        var senders = server.Senders();
        Assert.Equal(2, senders.Distinct().Count());
        Assert.All(senders, sender => Assert.Matches(@"\Abounces\+[12]-[a-z2-7]{26}@bounces\.test\z", sender));
        Assert.All(server.Messages(), message => Assert.Contains("<mailto:bounces@bounces.test?subject=unsubscribe%20", message.Headers["List-Unsubscribe"], StringComparison.Ordinal));
        var paths = rig.Get<ReturnPath>();
        var own = paths.For(new DeliveryId(1)).Address;
        Assert.Equal(new DeliveryId(1), paths.FindIn($"Delivered-To: {own.ToUpperInvariant()}", out _));
        foreach (var forged in new[] { own.Replace("+1-", "+2-", StringComparison.Ordinal), own.Replace(own[12], own[12] == 'a' ? 'b' : 'a') })
        {
            Assert.Null(paths.FindIn(forged, out var found));
            Assert.True(found);
        }

        Assert.InRange(paths.For(new DeliveryId(long.MaxValue)).LocalPart.Length, 1, 64);
    }

    private static async Task<MailRig> RigAsync(string kind, SmtpServer server, params string[] subscribers)
    {
        var rig = await MailRig.OverSmtpAsync(kind, server);
        await FillAsync(rig, subscribers);
        return rig;
    }

    private static async Task FillAsync(MailRig rig, params string[] subscribers)
    {
        await rig.AddTopicAsync("north-korea", "Corée du Nord");
        foreach (var email in subscribers)
            await rig.SubscribeAsync(email);
        await rig.AddItemAsync("Corée du Nord : un traité");
        await rig.IssueAsync();
    }

    private static Task<Health> HealthAsync(MailRig rig) =>
        new HealthCheck(rig.Database, rig.Get<MailHold>(), rig.Get<SendingStop>(), rig.Get<IOptions<SecurityOptions>>(), rig.Time).RunAsync(MailRig.Ct);

    private static Task<Suppression?> SuppressedAsync(MailRig rig, string email) => rig.Get<SuppressionStore>().FindAsync(email, MailRig.Ct);

    private static Task<IReadOnlyList<string>> StatesAsync(MailRig rig, string email) => rig.Database.ReadAsync(
        session => session.QueryAsync<string>("SELECT state FROM deliveries WHERE recipient = @email ORDER BY id", new { email }), MailRig.Ct);

    private static async Task<IReadOnlyList<string>> BouncesAsync(MailRig rig) =>
        [.. (await rig.Database.ReadAsync(session => session.QueryAsync<string>("SELECT kind || ' ' || status FROM bounces ORDER BY id"), MailRig.Ct)).Select(row => row.TrimEnd())];
}
