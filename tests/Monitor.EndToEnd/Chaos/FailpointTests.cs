using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Monitor.EndToEnd.Rig;
using Monitor.EndToEnd.Torture;
using Monitor.Hosting;
using Monitor.Subscriptions;
using Xunit;

namespace Monitor.EndToEnd.Chaos;

/// <summary>Killed at each place in the way of an item that has a name, and started again.</summary>
public sealed class FailpointTests
{
    private const int Seed = 20261124;
    private const int Items = 6;
    private const int Alerted = 3;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Where the server may hold a message that the database does not know to be sent (RFC 1047).</summary>
    private static readonly string[] InDoubt = [Failpoint.AfterDot, Failpoint.AfterReply];

    /// <summary>Places that need somebody at the public pages.</summary>
    private static readonly string[] OfVisitors = [Failpoint.SignedUp, Failpoint.Confirmed, Failpoint.Unsubscribed];

    /// <summary>Places passed once a run, or a number of times that depends on how the items come together.</summary>
    private static readonly string[] Once =
    [
        .. OfVisitors, Failpoint.FeedFetched, Failpoint.ItemsStored, Failpoint.MatchesStored, Failpoint.FeedCommitted,
        Failpoint.StoriesCommitted, Failpoint.ConfirmationMarked, Failpoint.ConfirmationCommitted, Failpoint.Claimed,
    ];

    private static IReadOnlyList<string> Names =>
        [.. typeof(Failpoint).GetFields(BindingFlags.Public | BindingFlags.Static).Where(one => one.IsLiteral).Select(one => (string)one.GetRawConstantValue()!)];

    [Fact, Trait("chaos", "T2")]
    public async Task Killed_at_any_named_point_nothing_is_lost_and_only_the_final_dot_can_double()
    {
        Assert.SkipUnless(Scale.IsFull, "at full scale only (bash tests/chaos.sh T2): how long it takes beside all other tests is not known yet");
        await using var feeds = await FeedHost.StartAsync();
        using var home = await SetUpAsync(feeds);
        var rounds = Enumerable.Range(0, Scale.Of(1, 10)).SelectMany(round => Names.Select(name => (Name: name, Round: round))).ToList();
        var (failures, doubled) = (new ConcurrentBag<string>(), new ConcurrentBag<string>());
        await Parallel.ForEachAsync(rounds, new ParallelOptions { MaxDegreeOfParallelism = 3, CancellationToken = TestContext.Current.CancellationToken }, async (one, _) =>
        {
            try
            {
                if (await DieAsync(home, one.Name, one.Round) > 0)
                    doubled.Add(one.Name);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failures.Add($"{one.Name} ({one.Round}): {string.Join('\n', e.Message.Split('\n').Where(line => !line.Contains("unchanged, 0 failed", StringComparison.Ordinal)))}");
            }
        });

        Assert.True(failures.IsEmpty, string.Join("\n\n", failures.Order(StringComparer.Ordinal)));
        Report.Row("T2", "SIGKILL at each failpoint", Seed, $"{Names.Count} points × {rounds.Count / Names.Count}", "0 lost",
            $"{doubled.Count} copies, at {(doubled.IsEmpty ? "none" : string.Join(", ", doubled.Distinct().Order(StringComparer.Ordinal)))}");
    }

    /// <returns>Copies beyond one.</returns>
    private static async Task<int> DieAsync(MonitorHome origin, string name, int round)
    {
        await using var server = await LedgerServer.StartNewAsync(new ServerScript { Seed = round, Greylist = 1 });
        using var home = origin.Copy();
        home.SendMailTo(server.Port);
        using var visitor = new Visitor(home, server, round);
        var visit = OfVisitors.Contains(name) ? VisitAsync(visitor) : Task.CompletedTask;
        var time = Once.Contains(name) ? 1 : (int[])[3, 1, 2] is var times ? times[round % times.Length] : 1;
        await using (var dying = home.StartOther(Repository.Binary, ["serve"], new Dictionary<string, string>
        {
            ["FAILPOINT"] = string.Create(CultureInfo.InvariantCulture, $"{name}:{time}"),
        }))
        {
            // Never passed, it is not tested: that is a failure, not a success.
            Assert.True(await dying.WaitForExitAsync(Limit) == 137, $"it ended without being killed at {name}: {dying.Describe()}");
        }

        await using var serve = home.Start("serve");
        var mailboxes = new Mailboxes(server);
        await visit;
        await Until.TrueAsync(async () => await IsDoneAsync(home, mailboxes), Limit, () => $"everything to arrive after a kill at {name}; {serve.Describe()}", TimeSpan.FromSeconds(0.3));
        serve.Terminate();
        Assert.Equal(0, await serve.WaitForExitAsync(Limit));

        mailboxes.Look();
        Assert.Empty(mailboxes.Faults());
        Assert.Empty(Discretion.Breaches(serve.Output + serve.Errors));
        Assert.Equal(Items, await home.Database.CountAsync("items"));
        if (OfVisitors.Contains(name))
            Assert.Equal(["unsubscribed"], await home.Database.QueryAsync<string>($"SELECT state FROM subscribers WHERE email = '{visitor.Email}'"));
        var extras = mailboxes.Extras();
        Assert.True(extras.Count <= (InDoubt.Contains(name) ? 1 : 0), $"{extras.Count} copies after a kill at {name}");
        return extras.Count;
    }

    private static async Task VisitAsync(Visitor visitor)
    {
        await visitor.SignUpAsync();
        await visitor.ConfirmAsync();
        await visitor.UnsubscribeAsync();
    }

    private static async Task<bool> IsDoneAsync(MonitorHome home, Mailboxes mailboxes)
    {
        mailboxes.Look();
        // Whether a question whose hand-over was cut short went out nobody knows, and it is not asked twice.
        var asked = mailboxes.Mails.Select(mail => mail.Recipient).Distinct().Count(to => to.StartsWith("pending", StringComparison.Ordinal));
        var enough = asked + await home.Database.NumberAsync("SELECT count(*) FROM deliveries WHERE state = 'unknown' AND kind = 'confirmation'") >= 2;
        return enough && mailboxes.Pairs.Count(pair => pair.Key.Recipient.StartsWith("reader", StringComparison.Ordinal)) == Alerted * Items
            && await home.Database.NumberAsync("""
                SELECT count(*) FROM deliveries
                WHERE state IN ('pending', 'claimed', 'in_data', 'deferred') OR (state = 'unknown' AND kind <> 'confirmation')
                """) == 0
            && await home.Database.NumberAsync("SELECT count(*) FROM digests WHERE state IN ('empty', 'missed')") >= 2;
    }

    /// <summary>
    /// Two feeds of three items; three people who hear at once, two who are to be asked, and one whose daily digest was due an hour ago and
    /// the days before.
    /// </summary>
    private static async Task<MonitorHome> SetUpAsync(FeedHost feeds)
    {
        var home = new MonitorHome();
        home.AllowLoopbackFeeds();
        home.Set("Mail__Connections", "1");
        home.Set("Mail__RecoverEvery", "00:00:01");
        home.Set("Mail__CircuitBreak", "00:00:01");
        home.Set("Mail__RetryDelays__0", "00:00:01");
        home.SendMailTo(1);
        var readership = new Readership(Seed, 1);
        await home.DoneAsync(["topic", "import", .. readership.WriteTopics(home)]);
        var outlines = Enumerable.Range(0, 2).Select(feed =>
            $"<outline type=\"rss\" text=\"Feed {feed}\" xmlUrl=\"{feeds.Serve($"/feed/{feed}", new FeedReply.Items([.. Enumerable.Range(feed * Items / 2, Items / 2).Select(readership.Item)]))}\"/>");
        home.Write("feeds.opml", $"<opml version=\"2.0\"><body>{string.Concat(outlines)}</body></opml>");
        await home.DoneAsync("feed", "import", "feeds.opml");
        await home.SubscribeAsync(Enumerable.Range(0, Alerted).Select(i => Request($"reader{i}", "immediate")));
        await home.SubscribeAsync([Request("pending0", "immediate"), Request("pending1", "immediate")], confirmed: false);
        var passed = TimeProvider.System.GetUtcNow().AddHours(-1).ToString("HH:mm", CultureInfo.InvariantCulture);
        await home.SubscribeAsync([Request("daily", "daily@" + passed)]);
        await home.Database.ChangeAsync("UPDATE subscriptions SET created_at = created_at - 3 * 86400000 WHERE rhythm LIKE 'daily%'");
        return home;
    }

    private static SubscriptionRequest Request(string name, string rhythm) =>
        new() { Email = name + "@mail.example.org", Rhythm = rhythm, Topics = "all", Zone = "UTC", Language = "en" };
}
