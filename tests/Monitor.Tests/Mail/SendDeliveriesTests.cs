using Monitor.Mail;
using Monitor.Subscriptions;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.Mail;

/// <summary>Against a real SMTP server.</summary>
public sealed class SendDeliveriesTests
{
    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_process_killed_between_composing_and_sending_sends_once(string kind)
    {
        await using var server = await SmtpServer.StartAsync();
        await using var rig = await RigAsync(kind, server, "a@example.org");
        await rig.IssueAsync();
        await rig.Get<DeliveryStore>().ClaimAsync(10, rig.Time.GetUtcNow(), rig.Time.GetUtcNow().AddMinutes(12), MailRig.Ct);

        await rig.RestartAsync();
        rig.Time.Advance(TimeSpan.FromMinutes(13));
        await rig.Get<RecoverDeliveries>().AtStartAsync(MailRig.Ct);
        await rig.Get<SendDueMail>().RunAsync(IssueWhen.Due, MailRig.Ct);
        await rig.Get<SendDueMail>().RunAsync(IssueWhen.Due, MailRig.Ct);

        Assert.Single(server.Received());
        Assert.Equal("sent", Assert.Single(await rig.DeliveriesAsync()).State);
    }

    [Fact]
    public async Task On_sqlite_a_restart_takes_up_claims_before_their_lease_is_over()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var rig = await RigAsync("sqlite", server, "a@example.org");
        await rig.IssueAsync();
        var claimed = await rig.Get<DeliveryStore>().ClaimAsync(10, rig.Time.GetUtcNow(), rig.Time.GetUtcNow().AddMinutes(12), MailRig.Ct);
        await rig.Get<DeliveryStore>().InDataAsync(claimed[0], rig.Time.GetUtcNow().AddMinutes(12));

        await rig.RestartAsync();
        await rig.Get<RecoverDeliveries>().AtStartAsync(MailRig.Ct);
        await rig.SendAsync();

        Assert.Single(server.Received());
    }

    [Fact]
    public async Task A_write_of_a_claim_that_was_lost_changes_nothing()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var rig = await RigAsync("sqlite", server, "a@example.org");
        await rig.IssueAsync();
        var store = rig.Get<DeliveryStore>();
        var zombie = (await store.ClaimAsync(10, rig.Time.GetUtcNow(), rig.Time.GetUtcNow(), MailRig.Ct))[0];
        await rig.Get<RecoverDeliveries>().IfDueAsync(MailRig.Ct);
        await rig.SendAsync();

        Assert.False(await store.InDataAsync(zombie, rig.Time.GetUtcNow()));
        Assert.False(await store.DeferredAsync(zombie, "late", rig.Time.GetUtcNow()));
        Assert.Equal("sent", Assert.Single(await rig.DeliveriesAsync()).State);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_deferred_mail_holds_back_that_subscribers_later_ones_only(string kind)
    {
        await using var server = await SmtpServer.StartAsync();
        await using var rig = await RigAsync(kind, server, "defer@example.org", "b@example.org");
        await rig.IssueAsync();
        await rig.SendAsync();
        await rig.AddItemAsync("Corée du Nord, suite");
        rig.Time.Advance(TimeSpan.FromSeconds(30));
        await rig.IssueAsync();
        await rig.SendAsync();

        Assert.Equal(["b@example.org", "b@example.org"], server.Recipients());
        rig.Time.Advance(TimeSpan.FromSeconds(36));
        await rig.SendAsync();
        Assert.Equal(["b@example.org", "b@example.org", "defer@example.org", "defer@example.org"], server.Recipients());
        Assert.Contains("https://news.test/a/1?", server.Messages()[2].TextBody, StringComparison.Ordinal);
        Assert.All(await rig.DeliveriesAsync(), delivery => Assert.Equal("sent", delivery.State));
    }

    [Fact]
    public async Task A_refused_recipient_fails_and_the_others_get_theirs()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var rig = await RigAsync("sqlite", server, "refuse@example.org", "b@example.org");
        await rig.IssueAsync();
        await rig.SendAsync();

        Assert.Equal(["b@example.org"], server.Recipients());
        Assert.Equal(["failed", "sent"], (await rig.DeliveriesAsync()).Select(delivery => delivery.State));
        Assert.Contains("550", (await rig.DeliveriesAsync())[0].Reply, StringComparison.Ordinal);
        Assert.Contains("taken as 001", (await rig.DeliveriesAsync())[1].Reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_dropped_before_the_final_dot_is_a_plain_retry()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var rig = await RigAsync("sqlite", server, "drop@example.org");
        await rig.IssueAsync();
        await rig.SendAsync();
        Assert.Equal("deferred", Assert.Single(await rig.DeliveriesAsync()).State);

        rig.Time.Advance(TimeSpan.FromMinutes(1.1));
        await rig.SendAsync();
        Assert.Single(server.Received());
    }

    [Fact]
    public async Task A_connection_dropped_after_the_final_dot_is_sent_again_with_the_same_bytes_after_the_lease()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var rig = await RigAsync("sqlite", server, "dropdot@example.org");
        await rig.IssueAsync();
        await rig.SendAsync();
        Assert.Equal("unknown", Assert.Single(await rig.DeliveriesAsync()).State);
        rig.Time.Advance(TimeSpan.FromMinutes(11));
        await rig.SendAsync();
        Assert.Single(server.Received());

        rig.Time.Advance(TimeSpan.FromMinutes(1));
        await rig.SendAsync();
        var copies = server.Received();
        Assert.Equal(2, copies.Count);
        Assert.Equal(copies[0], copies[1]);
    }

    [Fact]
    public async Task A_policy_refusal_stops_all_sending_and_fails_nobody()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var rig = await RigAsync("sqlite", server, "policy@example.org", "close@example.org");
        await rig.IssueAsync();
        await rig.SendAsync();
        Assert.Equal(0, await rig.SendAsync());
        Assert.DoesNotContain(await rig.DeliveriesAsync(), delivery => delivery.State is "failed" or "sent");
    }

    [Fact]
    public async Task A_relay_that_is_down_is_tried_again_after_the_pause()
    {
        await using var rig = await MailRig.CreateAsync("sqlite", ("Mail:Transport", "smtp"), ("Mail:Port", "1"));
        await rig.AddTopicAsync("north-korea", "Corée du Nord");
        await rig.SubscribeAsync("a@example.org");
        await rig.AddItemAsync("Corée du Nord");
        await rig.IssueAsync();
        Assert.Equal(0, await rig.SendAsync());

        var waiting = Assert.Single(await rig.DeliveriesAsync());
        Assert.Equal("pending", waiting.State);
        Assert.Contains("relay 127.0.0.1:1", waiting.Reply, StringComparison.Ordinal);
        Assert.Equal(0, waiting.Attempt);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Unsubscribing_takes_effect_before_the_next_claim(string kind)
    {
        await using var server = await SmtpServer.StartAsync();
        await using var rig = await RigAsync(kind, server);
        var subscription = await rig.SubscribeAsync("a@example.org");
        await rig.AddItemAsync("Corée du Nord");
        await rig.IssueAsync();

        var token = rig.Get<SignedLinks>().Token(subscription, LinkPurpose.Unsubscribe);
        Assert.IsType<LinkResult.Done>(await rig.Get<Unsubscribe>().RunAsync(token, MailRig.Ct));
        await rig.SendAsync();

        Assert.Empty(server.Received());
        Assert.Equal("superseded", Assert.Single(await rig.DeliveriesAsync()).State);
    }

    [Fact]
    public async Task What_arrives_is_what_was_stored_with_every_header_once_and_no_bare_line_ends()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var rig = await RigAsync("sqlite", server);
        await rig.SubscribeAsync("a@bücher.example");
        await rig.AddItemAsync("Corée du Nord\r\nBcc: victim@example.org\r.\r\n<script>alert(1)</script> \u202Eevil 러시아 🙂", feed: "Feed\r\nX-Evil: 1 \u202E<b>");
        await rig.IssueAsync();
        await rig.SendAsync();

        var bytes = server.Received()[0];
        for (var at = 0; at < bytes.Length; at++)
        {
            Assert.True(bytes[at] != '\n' || bytes[at - 1] == '\r', "bare LF");
            Assert.True(bytes[at] != '\r' || bytes[at + 1] == '\n', "bare CR");
        }

        var message = server.Messages()[0];
        foreach (var header in new[] { "List-Unsubscribe", "List-Unsubscribe-Post", "List-Id", "Auto-Submitted", "Date", "Message-ID", "From", "To", "Subject" })
            Assert.Single(message.Headers, one => one.Field.Equals(header, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(message.Headers, one => one.Field is "Bcc" or "X-Evil");
        Assert.Equal(["a@xn--bcher-kva.example"], server.Recipients());
        Assert.EndsWith("@digests.test", message.MessageId, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', message.Subject + message.TextBody + message.HtmlBody);
        Assert.DoesNotContain("<script", message.HtmlBody, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("multipart/alternative", message.Body!.ContentType.MimeType);
    }

    private static async Task<MailRig> RigAsync(string kind, SmtpServer server, params string[] subscribers)
    {
        var rig = await MailRig.OverSmtpAsync(kind, server);
        await rig.AddTopicAsync("north-korea", "Corée du Nord");
        foreach (var email in subscribers)
            await rig.SubscribeAsync(email);
        if (subscribers.Length > 0)
            await rig.AddItemAsync("Corée du Nord : un traité");
        return rig;
    }
}
