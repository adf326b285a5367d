using Monitor.Hosting;
using Monitor.Mail;
using Monitor.Subscriptions;
using Monitor.Tests.Mail;
using Monitor.Tests.Storage;
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
        Assert.True(await rig.Get<SubscriberStore>().RemoveAsync("a@example.org", Ct));
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
        await rig.Get<SignUp>().RunAsync(new SubscriptionRequest { Email = "a@example.org" }, Ct);
        await rig.Get<IssueConfirmations>().RunAsync(Ct);
        var links = rig.Get<SignedLinks>();
        var id = new SubscriptionId(1);

        Assert.IsType<LinkResult.Unknown>(await rig.Get<ConfirmSubscriber>().RunAsync(links.Token(id, LinkPurpose.Unsubscribe), Ct));
        rig.Time.Advance(TimeSpan.FromHours(49));
        Assert.IsType<LinkResult.Expired>(await rig.Get<ConfirmSubscriber>().RunAsync(links.Token(id, LinkPurpose.Confirm), Ct));

        await rig.Get<SignUp>().RunAsync(new SubscriptionRequest { Email = "a@example.org", Rhythm = "hourly" }, Ct);
        Assert.Equal(1, await rig.Get<IssueConfirmations>().RunAsync(Ct));
        Assert.IsType<LinkResult.Done>(await rig.Get<ConfirmSubscriber>().RunAsync(links.Token(id, LinkPurpose.Confirm), Ct));
        Assert.Equal(SubscriberState.Confirmed, (await rig.Get<SubscriberStore>().FindAsync("a@example.org", Ct))!.State);
        Assert.IsType<Rhythm.Hourly>((await rig.Get<SubscriptionStore>().FindAsync(id, Ct))!.Rhythm);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_sign_up_for_a_confirmed_address_changes_nothing_and_answers_the_same(string kind)
    {
        await using var rig = await MailRig.CreateAsync(kind);
        var id = await rig.SubscribeAsync("a@example.org", "hourly");

        Assert.IsType<SignUpResult.Accepted>(await rig.Get<SignUp>().RunAsync(new SubscriptionRequest { Email = "a@example.org" }, Ct));

        var only = Assert.Single(await rig.Get<SubscriptionStore>().OfAsync((await rig.Get<SubscriptionStore>().FindAsync(id, Ct))!.SubscriberId, Ct));
        Assert.IsType<Rhythm.Hourly>(only.Rhythm);
        Assert.Equal(0, await rig.Get<IssueConfirmations>().RunAsync(Ct));
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
        Assert.Equal(new SubscriptionId(42), rig.Get<SignedLinks>().Read(token, LinkPurpose.Unsubscribe));
        Assert.Equal("https://monitor.example.org/unsubscribe/" + token, rig.Get<SignedLinks>().Url(new SubscriptionId(42), LinkPurpose.Unsubscribe));
    }
}
