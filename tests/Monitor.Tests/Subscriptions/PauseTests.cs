using Monitor.Digests;
using Monitor.Subscriptions;
using Monitor.Tests.Mail;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.Subscriptions;

/// <summary>No edition while a subscription is paused; one with all that waited when it is back.</summary>
public sealed class PauseTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_paused_digest_is_followed_by_one_that_brings_what_waited_and_no_day_is_called_missed(string kind)
    {
        await using var rig = await RigAsync(kind);
        var id = await rig.SubscribeAsync("a@example.org", "daily@09:00");
        Assert.IsType<ChangeResult.Done>(await PauseAsync(rig, id, "2026-11-28"));
        await DaysAsync(rig, 4); // to the 28th, 08:00 in Paris
        Assert.Empty(await DigestsAsync(rig));

        rig.Time.Advance(TimeSpan.FromHours(2));
        await rig.RoundAsync();
        await rig.RoundAsync();
        Assert.Equal([("2026-11-28", DigestState.Composed, 4L)], await DigestsAsync(rig));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Paused_alerts_come_as_one_when_the_pause_is_over(string kind)
    {
        await using var rig = await RigAsync(kind);
        var id = await rig.SubscribeAsync("a@example.org", "immediate");
        await PauseAsync(rig, id, "2026-11-27");
        await DaysAsync(rig, 2);
        Assert.Empty(await DigestsAsync(rig));
        await DaysAsync(rig, 1);

        var alert = Assert.Single(await DigestsAsync(rig));
        Assert.Equal((DigestState.Composed, 3L), (alert.State, alert.Items));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_pause_that_is_ended_early_leaves_no_missed_days_and_the_next_digest_brings_all(string kind)
    {
        await using var rig = await RigAsync(kind);
        var id = await rig.SubscribeAsync("a@example.org", "daily@09:00");
        await PauseAsync(rig, id, "2027-01-10");
        await DaysAsync(rig, 3);
        rig.Time.Advance(TimeSpan.FromHours(16)); // midnight: fifteen hours after the edition of that day was due
        Assert.IsType<ChangeResult.Done>(await rig.Get<PauseSubscription>().ResumeAsync(Token(rig, id), null, Ct));
        await rig.RoundAsync();
        Assert.Empty(await DigestsAsync(rig));

        rig.Time.Advance(TimeSpan.FromHours(10));
        await rig.RoundAsync();
        Assert.Equal([("2026-11-28", DigestState.Composed, 3L)], await DigestsAsync(rig));
    }

    [Theory]
    [InlineData("2026-11-24")]
    [InlineData("2020-01-01")]
    [InlineData("2028-01-01")]
    [InlineData("tomorrow")]
    [InlineData("")]
    public async Task A_day_that_is_no_day_of_the_coming_year_is_refused_and_nothing_changes(string until)
    {
        await using var rig = await RigAsync("sqlite");
        var id = await rig.SubscribeAsync("a@example.org");
        Assert.IsType<ChangeResult.Refused>(await PauseAsync(rig, id, until));
        Assert.Null((await rig.Get<SubscriptionStore>().FindAsync(id, Ct))!.PausedUntil);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_link_reaches_all_subscriptions_of_its_person_and_none_of_another(string kind)
    {
        await using var rig = await RigAsync(kind);
        var first = await rig.SubscribeAsync("a@example.org", "hourly");
        var second = await rig.SubscribeAsync("a@example.org", "immediate");
        var other = await rig.SubscribeAsync("b@example.org", "hourly");
        var token = Token(rig, first);

        Assert.IsType<ChangeResult.Done>(await rig.Get<PauseSubscription>().RunAsync(token, second.Value, "2026-12-24", Ct));
        Assert.IsType<ChangeResult.Unknown>(await rig.Get<PauseSubscription>().RunAsync(token, other.Value, "2026-12-24", Ct));
        Assert.IsType<ChangeResult.Unknown>(await rig.Get<ChangeSubscription>().RunAsync(token, other.Value, new SubscriptionRequest { Email = "" }, Ct));
        await rig.Get<LeaveSubscriptions>().RunAsync(token, other.Value, Ct);
        Assert.Null((await rig.Get<SubscriptionStore>().FindAsync(other, Ct))!.PausedUntil);

        await rig.Get<LeaveSubscriptions>().RunAsync(token, null, Ct);
        var states = (await rig.Get<SubscriberStore>().ListAsync(10, Ct)).Select(one => one.State);
        Assert.Equal([SubscriberState.Unsubscribed, SubscriberState.Confirmed], states);
        Assert.Empty((await rig.Get<OwnSubscriptions>().FindAsync(token, Ct))!.Subscriptions);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_suppressed_address_gets_no_edition_until_it_is_let_in_again(string kind)
    {
        await using var rig = await RigAsync(kind);
        await rig.SubscribeAsync("a@example.org", "immediate");
        await rig.SubscribeAsync("b@example.org", "immediate");
        await rig.Database.WriteAsync(
            session => rig.Get<SuppressionStore>().AddAsync(session, "a@example.org", SuppressionReason.Complaint, "", rig.Time.GetUtcNow()), Ct);
        await DaysAsync(rig, 1);
        Assert.Single(await DigestsAsync(rig));

        Assert.True(await rig.Get<SuppressionStore>().RemoveAsync("A@example.org", Ct));
        rig.Time.Advance(TimeSpan.FromMinutes(1));
        await rig.RoundAsync();
        Assert.Equal([1L, 1L], (await DigestsAsync(rig)).Select(digest => digest.Items));
    }

    private static async Task<MailRig> RigAsync(string kind)
    {
        var rig = await MailRig.CreateAsync(kind);
        await rig.AddTopicAsync("north-korea", "Corée du Nord");
        return rig;
    }

    /// <summary>Each day an item at eight and a round an hour; ends at eight in Paris.</summary>
    private static async Task DaysAsync(MailRig rig, int days)
    {
        for (var day = 0; day < days; day++)
        {
            await rig.AddItemAsync($"Corée du Nord : {rig.Time.GetUtcNow():d MMMM}, {string.Join(' ', Enumerable.Repeat("mot" + rig.Time.GetUtcNow().Day, 9))}");
            for (var hour = 0; hour < 24; hour++)
            {
                rig.Time.Advance(TimeSpan.FromHours(1));
                await rig.RoundAsync();
            }
        }
    }

    private static string Token(MailRig rig, SubscriptionId id) => rig.Get<SignedLinks>().Token(id, LinkPurpose.Change);

    private static Task<ChangeResult> PauseAsync(MailRig rig, SubscriptionId id, string until) =>
        rig.Get<PauseSubscription>().RunAsync(Token(rig, id), null, until, Ct);

    private static async Task<IReadOnlyList<(string Period, DigestState State, long Items)>> DigestsAsync(MailRig rig) =>
        [.. (await rig.Get<DigestStore>().ListAsync(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, 100, Ct))
            .Select(digest => (digest.Period, digest.State, (long)digest.Items))];
}
