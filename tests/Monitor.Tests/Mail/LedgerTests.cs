using Monitor.Digests;
using Monitor.Mail;
using Monitor.Storage;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.Mail;

/// <summary>What is decided when something stands in the way: a server that refuses for a day, days without Monitor, rows that throw.</summary>
public sealed class LedgerTests
{
    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_digest_no_server_took_gives_its_items_to_the_next_one(string kind)
    {
        await using var rig = await RelayDownAsync(kind, "daily@09:00");
        await rig.AddItemAsync("Corée du Nord : un");
        rig.Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, (await rig.RoundAsync()).Issued.Digests);
        await rig.AddItemAsync("Corée du Nord : deux");
        rig.Time.Advance(TimeSpan.FromHours(24));
        Assert.Equal(1, (await rig.RoundAsync()).Issued.Digests);

        Assert.Equal(["superseded", "pending"], (await rig.DeliveriesAsync()).Select(delivery => delivery.State));
        Assert.Equal([(DigestState.Superseded, 0), (DigestState.Composed, 2)], (await DigestsAsync(rig)).Select(digest => (digest.State, digest.Items)));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Days_without_monitor_end_in_one_digest_with_everything_and_the_days_noted_as_missed(string kind)
    {
        await using var rig = await PickupAsync(kind, "daily@09:00");
        await rig.RoundAsync();
        await rig.AddItemAsync("Corée du Nord : un");
        await rig.RestartAsync();
        rig.Time.Advance(TimeSpan.FromDays(3) + TimeSpan.FromHours(2));
        await rig.AddItemAsync("Corée du Nord : deux");
        rig.Time.Advance(TimeSpan.FromMinutes(1));
        await rig.RoundAsync();
        await rig.RoundAsync();

        var digests = await DigestsAsync(rig);
        Assert.Equal(["2026-11-24", "2026-11-25", "2026-11-26"], digests.Where(digest => digest.State == DigestState.Missed).Select(digest => digest.Period).Order());
        // What was seen after nine o'clock of that day stands in the next day's.
        Assert.Equal(("2026-11-27", 1), Assert.Single(digests, digest => digest.State == DigestState.Composed) is var composed ? (composed.Period, composed.Items) : default);
        rig.Time.Advance(TimeSpan.FromDays(1));
        await rig.RoundAsync();
        Assert.Equal(2, (await DigestsAsync(rig)).Sum(digest => digest.Items));
        Assert.Equal(2, Directory.GetFiles(rig.PickupFolder).Length);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task An_edition_that_throws_is_set_aside_after_three_tries_and_costs_no_other(string kind)
    {
        await using var rig = await PickupAsync(kind, "immediate");
        await rig.AddTopicAsync("poison", "Poison");
        await rig.SubscribeAsync("b@example.org", topics: "poison");
        var bad = await rig.AddItemAsync("Broken", "poison");
        await BreakAsync(rig, bad, "{");
        await rig.SubscribeAsync("c@example.org", topics: "north-korea");
        await rig.AddItemAsync("Corée du Nord : un");

        for (var round = 0; round < 20; round++)
        {
            await rig.RoundAsync();
            rig.Time.Advance(TimeSpan.FromMinutes(5));
        }

        // The first subscriber takes every topic, so the broken match is in the way of both.
        var faults = await rig.Get<FaultStore>().ListAsync(MailRig.Ct);
        Assert.Equal([3L, 3L], faults.Select(fault => fault.Tries));
        Assert.All(faults, fault => Assert.True(fault.IsQuarantined));
        Assert.Equal("sent", Assert.Single(await rig.DeliveriesAsync()).State);

        await BreakAsync(rig, bad, "[]");
        Assert.Equal(2, await rig.Get<FaultStore>().ClearAsync(MailRig.Ct));
        await rig.RoundAsync();
        Assert.Equal(3, (await rig.DeliveriesAsync()).Count);
        Assert.Empty(await rig.Get<FaultStore>().ListAsync(MailRig.Ct));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Mail_that_was_put_off_takes_half_of_the_places_at_most(string kind)
    {
        await using var rig = await MailRig.CreateAsync(kind);
        await rig.AddTopicAsync("north-korea", "Corée du Nord");
        for (var at = 0; at < 8; at++)
            await rig.SubscribeAsync($"r{at}@example.org");
        await rig.AddItemAsync("Corée du Nord : un");
        await rig.IssueAsync();
        var store = rig.Get<DeliveryStore>();
        var now = rig.Time.GetUtcNow();
        foreach (var refused in await store.ClaimAsync(6, now, now.AddMinutes(12), MailRig.Ct))
            await store.DeferredAsync(refused, "451", now);

        var claimed = await store.ClaimAsync(4, now, now.AddMinutes(12), MailRig.Ct);

        Assert.Equal([1L, 1L, 2L, 2L], claimed.Select(delivery => delivery.Attempt));
    }

    private static Task<int> BreakAsync(MailRig rig, long item, string reasons) =>
        rig.Database.WriteAsync(session => session.ExecuteAsync("UPDATE matches SET reasons = @reasons WHERE item_id = @item", new { reasons, item }), MailRig.Ct);

    private static async Task<IReadOnlyList<Digest>> DigestsAsync(MailRig rig) =>
        await rig.Get<DigestStore>().ListAsync(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, 100, MailRig.Ct);

    private static Task<MailRig> RelayDownAsync(string kind, string rhythm) => SetUpAsync(MailRig.CreateAsync(kind, ("Mail:Transport", "smtp"), ("Mail:Port", "1")), rhythm);

    private static Task<MailRig> PickupAsync(string kind, string rhythm) => SetUpAsync(MailRig.CreateAsync(kind), rhythm);

    private static async Task<MailRig> SetUpAsync(Task<MailRig> creating, string rhythm)
    {
        var rig = await creating;
        await rig.AddTopicAsync("north-korea", "Corée du Nord");
        await rig.SubscribeAsync("a@example.org", rhythm);
        return rig;
    }
}
