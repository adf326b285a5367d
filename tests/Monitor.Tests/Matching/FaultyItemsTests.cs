using Monitor.Items;
using Monitor.Matching;
using Monitor.Storage;
using Monitor.Tests.Feeds;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.Matching;

/// <summary>An item that throws when it is matched, and what a restored database has mailed before.</summary>
public sealed class FaultyItemsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task An_item_that_throws_is_set_aside_and_its_neighbours_are_matched(string kind)
    {
        await using var rig = await PollRig.StartAsync(kind);
        rig.Host.Serve("/a", SampleFeeds.Rss(SampleFeeds.Item("1"), SampleFeeds.Item("2")));
        await rig.AddAsync("/a");
        await rig.PollAsync();
        var items = await rig.Items.NewestAsync(2, Ct);
        var poison = items[0] with { Title = null! };

        var counts = await MatchAsync(rig, poison, items[1]);

        Assert.Equal(2, counts.Matched + counts.Near + counts.Rejected);
        var fault = Assert.Single(await rig.Get<FaultStore>().ListAsync(Ct));
        Assert.Equal((FaultKind.Item, FaultyItems.Subject(poison.Id), 1L), (fault.Kind, fault.Subject, fault.Tries));

        // It is left alone for a while, and as it is stored it can be matched.
        Assert.Equal(0, await rig.Get<FaultyItems>().RetryAsync(Ct));
        rig.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(1, await rig.Get<FaultyItems>().RetryAsync(Ct));
        Assert.Empty(await rig.Get<FaultStore>().ListAsync(Ct));
    }

    [Fact]
    public async Task Three_tries_are_the_most()
    {
        await using var rig = await PollRig.StartAsync("sqlite");
        rig.Host.Serve("/a", SampleFeeds.Rss(SampleFeeds.Item("1")));
        await rig.AddAsync("/a");
        await rig.PollAsync();
        var poison = (await rig.Items.NewestAsync(1, Ct))[0] with { Title = null! };
        for (var tries = 0; tries < Fault.MostTries; tries++)
            await MatchAsync(rig, poison);

        Assert.True(Assert.Single(await rig.Get<FaultStore>().ListAsync(Ct)).IsQuarantined);
        rig.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, await rig.Get<FaultyItems>().RetryAsync(Ct));
        await rig.Get<FaultStore>().ClearAsync(Ct);
        Assert.Empty(await rig.Get<FaultStore>().ListAsync(Ct));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task After_a_restore_a_feeds_first_poll_holds_what_may_have_been_mailed(string kind)
    {
        await using var rig = await PollRig.StartAsync(kind);
        var start = rig.Clock.GetUtcNow();
        rig.Host.Serve("/a", SampleFeeds.Rss(Dated("1", start.AddHours(-1))));
        await rig.AddAsync("/a");
        await rig.PollAsync();
        var lost = start.AddHours(20);
        await new SettingsStore(rig.Test.Database).SetAsync(SettingsStore.SentUntil, $"{lost.ToUnixTimeMilliseconds()}", Ct);
        rig.Clock.Advance(TimeSpan.FromHours(22));
        rig.Host.Serve("/a", SampleFeeds.Rss(Dated("3", start.AddHours(21)), Dated("2", start.AddHours(5)), Dated("1", start.AddHours(-1))));
        await rig.PollAsync();
        rig.Clock.Advance(TimeSpan.FromHours(2));
        rig.Host.Serve("/a", SampleFeeds.Rss(Dated("4", start.AddHours(19)), Dated("3", start.AddHours(21))));
        await rig.PollAsync();

        Assert.Equal([("4", null), ("3", null), ("2", HoldRule.Restored), ("1", null)],
            (await rig.Items.NewestAsync(9, Ct)).Select(item => (item.ItemKey, item.Held)).OrderByDescending(pair => pair.ItemKey));
    }

    private static string Dated(string key, DateTimeOffset at) => SampleFeeds.Item(key, $"News {key}", at.ToString("r"));

    private static Task<MatchCounts> MatchAsync(PollRig rig, params Item[] items) =>
        rig.Test.Database.WriteAsync(session => rig.Get<MatchItems>().RunAsync(session, items, rig.Clock.GetUtcNow()), Ct);
}
