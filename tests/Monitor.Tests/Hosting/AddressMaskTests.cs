using Monitor.Hosting;
using Monitor.Mail;
using Monitor.Subscriptions;
using Monitor.Tests.Mail;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.Hosting;

public sealed class AddressMaskTests
{
    private const string Mac = "Zk3_wq0-Zk3_wq0-Zk3_wq0-Zk3_wq0-Zk3_wq0-ABC";

    [Theory]
    [InlineData("550 5.1.1 <bob@press.example> user unknown", "550 5.1.1 <b***@press.example> user unknown")]
    [InlineData("to=ann.o'neil+x@d.org, bob@d.org", "t***@d.org, b***@d.org")]
    [InlineData("GET /x?email=ann%40d.org&y=1", "GET /***@d.org&y=1")]
    [InlineData($"GET http://h/unsubscribe/12.{Mac} - 200", "GET http://h/unsubscribe/12.*** - 200")]
    [InlineData($"path '/confirm/12.1795500000000.{Mac}' is", "path '/confirm/12.1795500000000.***' is")]
    [InlineData("/push/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "/push/***")]
    [InlineData("https://news.test/a-rather-long-address-of-an-article-about-something-or-other-2026", "https://news.test/a-rather-long-address-of-an-article-about-something-or-other-2026")]
    [InlineData("Delivery 12 sent, attempt 1", "Delivery 12 sent, attempt 1")]
    public void Addresses_and_tokens_are_masked_and_nothing_else(string text, string shown) => Assert.Equal(shown, AddressMask.In(text));

    /// <summary>The whole life of some addresses, with a server that refuses them by name: not one of our own entries holds one.</summary>
    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task No_log_entry_of_the_mail_rooms_holds_an_address_or_a_token(string kind)
    {
        await using var server = await SmtpServer.StartAsync();
        await using var rig = await MailRig.OverSmtpAsync(kind, server);
        string[] emails = ["jane.reader@example.org", "defer.reader@example.org", "refuse.reader@example.org", "policy.reader@example.org", "dropdot.reader@example.org"];
        await rig.AddTopicAsync("north-korea", "Corée du Nord");
        await rig.Get<SignUp>().RunAsync(new SubscriptionRequest { Email = "new.reader@example.org" }, null, MailRig.Ct);
        foreach (var email in emails)
            await rig.SubscribeAsync(email);
        for (var at = 0; at < 4; at++)
        {
            await rig.AddItemAsync($"Corée du Nord : {at}");
            await rig.RoundAsync();
            rig.Time.Advance(TimeSpan.FromMinutes(20));
        }

        var tokens = Enum.GetValues<LinkPurpose>().SelectMany(purpose => Enumerable.Range(1, 6).Select(id => rig.Get<SignedLinks>().Token(new SubscriptionId(id), purpose)));
        await rig.Get<Unsubscribe>().RunAsync(rig.Get<SignedLinks>().Token(new SubscriptionId(1), LinkPurpose.Unsubscribe), MailRig.Ct);
        await rig.Get<EraseSubscriber>().ByAddressAsync("jane.reader@example.org", MailRig.Ct);

        Assert.Contains(rig.Log.Raw, line => line.Contains("***@example.org", StringComparison.Ordinal)); // the server's words, masked
        Assert.Contains(rig.Log.Raw, line => line.Contains("sent, attempt", StringComparison.Ordinal));
        foreach (var secret in (string[])[.. emails, "new.reader@example.org", .. tokens])
            Assert.DoesNotContain(rig.Log.Raw, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }
}
