using System.Net;
using System.Security.Cryptography;
using System.Text;
using Monitor.Hosting;
using Monitor.Mail;
using Monitor.Subscriptions;
using Monitor.Tests.Mail;
using Monitor.Tests.Storage;
using Monitor.Web;
using Xunit;

namespace Monitor.Tests.Subscriptions;

public sealed class SubscriptionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Ann.O'Neil+x@Example.ORG", "Ann.O'Neil+x@example.org")]
    [InlineData("a@Bücher.example", "a@xn--bcher-kva.example")]
    [InlineData("a@localhost", "a@localhost")]
    [InlineData("a@b@example.org", null)]
    [InlineData("\"a b\"@example.org", null)]
    [InlineData("a\r\nRCPT TO:<x@y>@example.org", null)]
    [InlineData("a\u007f@example.org", null)]
    [InlineData("é@example.org", null)]
    [InlineData("a@-bad-.org", null)]
    [InlineData("a@", null)]
    [InlineData("@example.org", null)]
    [InlineData("a@example.org\n", null)]
    [InlineData("", null)]
    public void Addresses_are_normalised_or_refused(string typed, string? stored) =>
        Assert.Equal(stored, EmailAddress.Normalise(typed));

    [Fact]
    public void An_address_longer_than_254_characters_is_refused() =>
        Assert.Null(EmailAddress.Normalise("a@" + string.Join('.', Enumerable.Repeat("abcdefghi", 26)) + ".org"));

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task The_same_wish_twice_is_one_subscription(string kind)
    {
        await using var rig = await MailRig.CreateAsync(kind);
        await rig.AddTopicAsync("a", "A");
        var first = await rig.SubscribeAsync("a@example.org", topics: "a");
        Assert.Equal(first, await rig.SubscribeAsync("a@EXAMPLE.org", topics: "a"));
        Assert.NotEqual(first, await rig.SubscribeAsync("a@example.org", topics: "all"));

        var subscriber = Assert.Single(await rig.Get<SubscriberStore>().ListAsync(10, Ct));
        Assert.Equal(SubscriberState.Confirmed, subscriber.State);
        var stored = await rig.Get<SubscriptionStore>().OfAsync(subscriber.Id, Ct);
        Assert.Equal([false, true], stored.Select(subscription => subscription.AllTopics));
        Assert.True(await rig.Get<EraseSubscriber>().ByAddressAsync("a@example.org", Ct));
        Assert.Null(await rig.Get<SubscriptionStore>().FindAsync(first, Ct));
    }

    [Theory]
    [InlineData("nobody", "all", "hourly", "UTC", "fr", "nobody")]
    [InlineData("a@b.org", "all", "sometimes", "UTC", "fr", "daily@HH:MM")]
    [InlineData("a@b.org", "all", "hourly", "Mars/Olympus", "fr", "Europe/Paris")]
    [InlineData("a@b.org", "all", "hourly", "UTC", "xx", "fr or en")]
    [InlineData("a@b.org", "known,unknown", "hourly", "UTC", "fr", "known are all, known")]
    public async Task A_word_that_cannot_be_used_is_named_with_the_mend_and_nothing_is_stored(
        string email, string topics, string rhythm, string zone, string language, string says)
    {
        await using var rig = await MailRig.CreateAsync("sqlite");
        await rig.AddTopicAsync("known", "Known");
        var request = new SubscriptionRequest { Email = email, Topics = topics, Rhythm = rhythm, Zone = zone, Language = language };

        var error = await Assert.ThrowsAsync<UserError>(() => rig.Get<AddSubscriber>().RunAsync(request, true, Ct));

        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.Empty(await rig.Get<SubscriberStore>().ListAsync(10, Ct));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_sign_up_is_confirmed_by_its_own_link_within_48_hours(string kind)
    {
        await using var rig = await MailRig.CreateAsync(kind);
        await rig.Get<SignUp>().RunAsync(new SubscriptionRequest { Email = "a@example.org" }, null, Ct);
        await rig.Get<IssueConfirmations>().RunAsync(Ct);
        var links = rig.Get<SignedLinks>();
        var id = new SubscriptionId(1);
        var first = links.Token(id, LinkPurpose.Confirm, rig.Time.GetUtcNow().ToUnixTimeMilliseconds());

        Assert.IsType<LinkResult.Unknown>(await ConfirmAsync(rig, links.Token(id, LinkPurpose.Unsubscribe)));
        Assert.IsType<LinkResult.Expired>(await ConfirmAsync(rig, links.Token(id, LinkPurpose.Confirm, 1)));
        rig.Time.Advance(TimeSpan.FromHours(49));
        Assert.IsType<LinkResult.Expired>(await ConfirmAsync(rig, first));

        await rig.Get<SignUp>().RunAsync(new SubscriptionRequest { Email = "a@example.org", Rhythm = "hourly" }, null, Ct);
        Assert.Equal(1, await rig.Get<IssueConfirmations>().RunAsync(Ct));
        Assert.IsType<LinkResult.Expired>(await ConfirmAsync(rig, first)); // the second mail ended the first one's link
        var second = links.Token(id, LinkPurpose.Confirm, rig.Time.GetUtcNow().ToUnixTimeMilliseconds());
        Assert.IsType<LinkResult.Done>(await ConfirmAsync(rig, second));
        rig.Time.Advance(TimeSpan.FromDays(3));
        Assert.IsType<LinkResult.Done>(await ConfirmAsync(rig, second));
        Assert.Equal(SubscriberState.Confirmed, (await rig.Get<SubscriberStore>().FindAsync("a@example.org", Ct))!.State);
        Assert.IsType<Rhythm.Hourly>((await rig.Get<SubscriptionStore>().FindAsync(id, Ct))!.Rhythm);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_sign_up_for_a_confirmed_address_changes_nothing_and_answers_the_same(string kind)
    {
        await using var rig = await MailRig.CreateAsync(kind);
        var id = await rig.SubscribeAsync("a@example.org", "hourly");

        Assert.IsType<SignUpResult.Accepted>(await rig.Get<SignUp>().RunAsync(new SubscriptionRequest { Email = "a@example.org" }, null, Ct));

        var only = Assert.Single(await rig.Get<SubscriptionStore>().OfAsync((await rig.Get<SubscriptionStore>().FindAsync(id, Ct))!.SubscriberId, Ct));
        Assert.IsType<Rhythm.Hourly>(only.Rhythm);
        Assert.Equal(0, await rig.Get<IssueConfirmations>().RunAsync(Ct));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Confirming_records_when_from_which_network_and_to_which_words(string kind)
    {
        await using var rig = await MailRig.CreateAsync(kind);
        await rig.Get<SignUp>().RunAsync(new SubscriptionRequest { Email = "a@example.org", Language = "fr" }, null, Ct);
        await rig.Get<IssueConfirmations>().RunAsync(Ct);
        var token = rig.Get<SignedLinks>().Token(new SubscriptionId(1), LinkPurpose.Confirm, rig.Time.GetUtcNow().ToUnixTimeMilliseconds());
        rig.Time.Advance(TimeSpan.FromMinutes(3));
        var pressed = rig.Time.GetUtcNow();
        await rig.Get<ConfirmSubscriber>().RunAsync(token, IPAddress.Parse("203.0.113.77"), Ct);
        rig.Time.Advance(TimeSpan.FromMinutes(3));
        await rig.Get<ConfirmSubscriber>().RunAsync(token, IPAddress.Parse("198.51.100.1"), Ct);

        var subscriber = await rig.Get<SubscriberStore>().FindAsync("a@example.org", Ct);
        var consent = (await rig.Get<PersonalDataStore>().ReadAsync(subscriber!.Id, Ct))!.Consent;
        Assert.Equal(new Consent(pressed, "203.0.113.0/24", $"{Consent.Wording} fr"), consent);
    }

    [Fact]
    public void The_words_people_agree_to_have_a_version_that_changes_with_them()
    {
        var words = string.Join('\n', new[] { "fr", "en" }.SelectMany(language => new[]
        {
            ConfirmationWords.For(language).ToString(), PublicWords.For(language).Confirm.ToString(),
        }));
        Assert.Equal(("2026-11-24", "59e7797b72939e6c"), (Consent.Wording, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..16]));
    }

    [Theory]
    [InlineData("203.0.113.77", "203.0.113.0/24", "203.0.113.0/24")]
    [InlineData("::ffff:203.0.113.77", "203.0.113.0/24", "203.0.113.0/24")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64", "2001:db8:1::/48")]
    [InlineData(null, "", "")]
    public void A_visitors_address_is_cut_to_its_network(string? address, string visitor, string consent)
    {
        var from = address is null ? null : IPAddress.Parse(address);
        Assert.Equal((visitor, consent), (ClientNetwork.OfVisitor(from), ClientNetwork.OfConsent(from)));
    }

    [Fact]
    public async Task A_token_with_any_character_changed_is_no_token_and_a_restart_keeps_it()
    {
        await using var rig = await MailRig.CreateAsync("sqlite", ("Web:PublicBaseUrl", "https://monitor.example.org/"));
        var token = rig.Get<SignedLinks>().Token(new SubscriptionId(42), LinkPurpose.Unsubscribe);
        for (var at = 0; at < token.Length; at++)
        {
            var other = token.ToCharArray();
            other[at] = (char)(other[at] ^ 1);
            Assert.Null(rig.Get<SignedLinks>().Read(new string(other), LinkPurpose.Unsubscribe));
        }

        await rig.RestartAsync();
        Assert.Equal(new LinkTarget(new SubscriptionId(42), 0), rig.Get<SignedLinks>().Read(token, LinkPurpose.Unsubscribe));
        Assert.Equal("https://monitor.example.org/unsubscribe/" + token, rig.Get<SignedLinks>().Url(new SubscriptionId(42), LinkPurpose.Unsubscribe));
    }

    private static Task<LinkResult> ConfirmAsync(MailRig rig, string token) => rig.Get<ConfirmSubscriber>().RunAsync(token, null, Ct);
}
