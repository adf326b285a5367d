using System.Diagnostics;
using System.Net;
using MimeKit;
using Monitor.Mail;
using Monitor.Storage;
using Monitor.Subscriptions;
using Monitor.Tests.Mail;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.Subscriptions;

/// <summary>What strangers can cause by typing addresses into the public form.</summary>
public sealed class SignUpLimitTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Five_hundred_sign_ups_of_one_address_from_as_many_networks_are_one_mail(string kind)
    {
        await using var rig = await MailRig.CreateAsync(kind);
        for (var at = 0; at < 500; at++)
            Assert.IsType<SignUpResult.Accepted>(await SignUpAsync(rig, "victim@example.org", Network(at)));

        Assert.Equal(1, await AskAsync(rig));
        Assert.Equal(0, await AskAsync(rig));
        Assert.Equal("confirmation", Assert.Single(await rig.DeliveriesAsync()).Kind);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_thousand_addresses_from_one_network_are_five_mails_also_after_a_restart_and_five_more_an_hour_later(string kind)
    {
        await using var rig = await MailRig.CreateAsync(kind);
        for (var at = 0; at < 1000; at++)
        {
            var result = await SignUpAsync(rig, $"a{at}@example.org", IPAddress.Parse($"203.0.113.{at % 250}"));
            Assert.Equal(at < 5, result is SignUpResult.Accepted);
            if (at == 500)
                await rig.RestartAsync();
        }

        Assert.Equal(5, await AskAsync(rig));
        rig.Time.Advance(TimeSpan.FromMinutes(61));
        Assert.IsType<SignUpResult.Accepted>(await SignUpAsync(rig, "late@example.org", IPAddress.Parse("203.0.113.9")));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Sign_ups_at_the_same_moment_do_not_pass_the_limit_together(string kind)
    {
        await using var rig = await MailRig.CreateAsync(kind);
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(at => SignUpAsync(rig, $"a{at}@example.org", Network(1))));
        Assert.Equal(5, results.Count(result => result is SignUpResult.Accepted));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task An_address_that_never_answers_is_asked_once_a_day_and_three_times_in_all(string kind)
    {
        await using var rig = await MailRig.CreateAsync(kind);
        var asked = new List<int>();
        for (var half = 0; half < 20; half++)
        {
            await SignUpAsync(rig, "a@example.org", Network(half));
            asked.Add(await AskAsync(rig));
            rig.Time.Advance(TimeSpan.FromHours(12.1));
        }

        Assert.Equal([1, 0, 1, 0, 1, .. Enumerable.Repeat(0, 15)], asked);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Beyond_the_ceiling_of_an_hour_the_rest_waits_and_the_log_of_the_day_says_so_once(string kind)
    {
        await using var rig = await MailRig.CreateAsync(kind, ("Security:ConfirmationsPerHour", "3"));
        for (var at = 0; at < 5; at++)
            await SignUpAsync(rig, $"a{at}@example.org", Network(at));

        Assert.Equal(3, await AskAsync(rig));
        Assert.Equal(0, await AskAsync(rig));
        Assert.Equal(["over 3 an hour: the rest wait"], await EditsAsync(rig));
        rig.Time.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(2, await AskAsync(rig));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_suppressed_address_is_asked_nothing_and_an_erased_one_may_subscribe_anew(string kind)
    {
        await using var rig = await MailRig.CreateAsync(kind);
        await SuppressAsync(rig, "Bounced@example.org");
        await SignUpAsync(rig, "bounced@example.org", Network(1));
        Assert.Equal(0, await AskAsync(rig));
        Assert.Empty(await rig.Get<SubscriberStore>().ListAsync(10, Ct));

        await rig.SubscribeAsync("erased@example.org");
        Assert.True(await rig.Get<EraseSubscriber>().ByAddressAsync("erased@example.org", Ct));
        await SignUpAsync(rig, "erased@example.org", Network(2));
        Assert.Equal(1, await AskAsync(rig));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task An_address_suppressed_while_it_waits_is_not_asked(string kind)
    {
        await using var rig = await MailRig.CreateAsync(kind);
        await rig.Get<AddSubscriber>().RunAsync(new SubscriptionRequest { Email = "a@example.org" }, confirmed: false, Ct);
        await SuppressAsync(rig, "a@example.org");
        Assert.Equal(0, await AskAsync(rig));
        Assert.Empty(await rig.DeliveriesAsync());
    }

    [Fact]
    public async Task The_mail_that_asks_holds_nothing_a_visitor_typed_but_its_own_address()
    {
        await using var rig = await MailRig.CreateAsync("sqlite");
        await SignUpAsync(rig, "www.evil.example/offer@example.org", Network(1));
        await AskAsync(rig);
        await rig.SendAsync();

        var mail = await MimeMessage.LoadAsync(Assert.Single(Directory.GetFiles(rig.PickupFolder)), Ct);
        Assert.Equal("www.evil.example/offer@example.org", Assert.Single(mail.To.Mailboxes).Address);
        Assert.DoesNotContain("evil", mail.TextBody + mail.HtmlBody + mail.Subject, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task What_the_form_was_asked_for_is_kept_a_day_and_names_nobody(string kind)
    {
        await using var rig = await MailRig.CreateAsync(kind);
        await SignUpAsync(rig, "a@example.org", Network(1));
        await AskAsync(rig);
        Assert.Equal([(string?)null], await rig.Database.ReadAsync(session => session.QueryAsync<string?>("SELECT wish FROM sign_ups"), Ct));
        rig.Time.Advance(TimeSpan.FromHours(25));
        await AskAsync(rig);
        Assert.Empty(await rig.Database.ReadAsync(session => session.QueryAsync<string?>("SELECT wish FROM sign_ups"), Ct));
    }

    /// <summary>The form's own work, without the page: on PostgreSQL too, where each statement costs a round trip.</summary>
    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task The_form_takes_as_long_for_a_new_a_waiting_a_confirmed_a_suppressed_and_a_limited_address(string kind)
    {
        await using var rig = await MailRig.CreateAsync(kind);
        await rig.SubscribeAsync("confirmed@example.org");
        await SuppressAsync(rig, "suppressed@example.org");
        await LimitAsync(rig, "limited@example.org");
        var took = new[] { "new", "waiting", "confirmed", "suppressed", "limited" }.ToDictionary(name => name, _ => new List<double>());
        for (var round = 0; round < 150; round++)
            foreach (var (name, times) in took)
            {
                var watch = Stopwatch.StartNew();
                await SignUpAsync(rig, name == "new" ? $"new{round}@example.org" : $"{name}@example.org", Network(1000 + round * 5 + times.Count % 5));
                times.Add(watch.Elapsed.TotalMilliseconds);
            }

        var medians = took.ToDictionary(pair => pair.Key, pair => pair.Value.Order().ElementAt(pair.Value.Count / 2));
        TestContext.Current.TestOutputHelper?.WriteLine("medians in ms: " + string.Join(", ", medians));
        Assert.True(medians.Values.Max() - medians.Values.Min() < 5, string.Join(", ", medians));
    }

    /// <summary>Asked three times, never answered.</summary>
    private static async Task LimitAsync(MailRig rig, string email)
    {
        for (var at = 0; at < ConfirmationLimits.MostUnanswered; at++)
        {
            await SignUpAsync(rig, email, Network(900 + at));
            Assert.Equal(1, await AskAsync(rig));
            rig.Time.Advance(TimeSpan.FromHours(25));
        }
    }

    private static Task<SignUpResult> SignUpAsync(MailRig rig, string email, IPAddress from) =>
        rig.Get<SignUp>().RunAsync(new SubscriptionRequest { Email = email }, from, Ct);

    private static Task<int> AskAsync(MailRig rig) => rig.Get<IssueConfirmations>().RunAsync(Ct);

    private static Task SuppressAsync(MailRig rig, string email) => rig.Database.WriteAsync(
        session => rig.Get<SuppressionStore>().AddAsync(session, email, SuppressionReason.Bounced, "5.1.1", rig.Time.GetUtcNow()), Ct);

    private static Task<IReadOnlyList<string>> EditsAsync(MailRig rig) =>
        rig.Database.ReadAsync(session => session.QueryAsync<string>("SELECT what FROM edits WHERE subject = 'sign-ups'"), Ct);

    /// <summary>An address in a /24 of its own.</summary>
    private static IPAddress Network(int number) => new([10, (byte)(number / 256), (byte)(number % 256), 7]);
}
