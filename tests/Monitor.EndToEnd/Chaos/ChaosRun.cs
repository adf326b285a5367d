using System.Diagnostics;
using Monitor.EndToEnd.Rig;
using Xunit;

namespace Monitor.EndToEnd.Chaos;

/// <summary>How large a run is.</summary>
internal sealed record ChaosPlan(int Seed, int Feeds, int Items, int Readers, int Topics);

/// <summary>
/// The real program between a web server whose feeds fill up during the run and a mail server with a ledger. A test starts, kills and
/// restarts the program as it likes; what was generated and what arrived are compared at the end.
/// </summary>
internal sealed class ChaosRun : IAsyncDisposable
{
    /// <summary>Mails on their way at once.</summary>
    public const int Connections = 4;

    /// <summary>Items that come this shortly before a digest is due may stand in it or in the next one.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(20);

    /// <summary>What a killed program had written to its socket, the server may read a little later.</summary>
    private static readonly TimeSpan AfterKill = TimeSpan.FromMilliseconds(300);

    /// <summary>Time in which the program notices that a digest is due.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    private readonly ChaosPlan plan;
    private readonly Readership readership;
    private readonly List<FeedItem>[] shown;
    private readonly List<DateTimeOffset> kills = [];
    private readonly List<string> words = [];
    private int published;

    private ChaosRun(ChaosPlan plan, FeedHost feeds, LedgerServer server)
    {
        (this.plan, Feeds, Server) = (plan, feeds, server);
        readership = new Readership(plan.Seed, plan.Topics);
        shown = [.. Enumerable.Range(0, plan.Feeds).Select(_ => new List<FeedItem>())];
        Mailboxes = new Mailboxes(server);
    }

    public MonitorHome Home { get; private set; } = new();

    public FeedHost Feeds { get; }

    public LedgerServer Server { get; }

    public Mailboxes Mailboxes { get; }

    public IReadOnlyList<Reader> Readers { get; private set; } = [];

    public int Kills => kills.Count;

    /// <summary>An installation that is set up and has never run.</summary>
    /// <param name="due">From now, when the first daily digests are due; the others follow in the minutes after.</param>
    /// <param name="rhythm">Everybody's; null for a mixture.</param>
    /// <param name="prepare">Is given the installation before its first command.</param>
    public static async Task<ChaosRun> CreateAsync(ChaosPlan plan, ServerScript script, TimeSpan due, string? rhythm = null, Action<MonitorHome>? prepare = null)
    {
        var server = await LedgerServer.StartNewAsync(script);
        var run = new ChaosRun(plan, await FeedHost.StartAsync(), server);
        run.Configure();
        prepare?.Invoke(run.Home);
        await run.Home.DoneAsync(["topic", "import", .. run.readership.WriteTopics(run.Home)]);
        run.Home.Write("feeds.opml", $"<opml version=\"2.0\"><body>{string.Concat(Enumerable.Range(0, plan.Feeds).Select(run.Outline))}</body></opml>");
        await run.Home.DoneAsync("feed", "import", "feeds.opml");
        run.Readers = rhythm is null
            ? run.readership.Readers(plan.Readers, Readership.Minutes(due, Math.Max(1, plan.Readers / 20)))
            : [.. Enumerable.Range(0, plan.Readers).Select(i => Readership.Reader(i, rhythm, null, null))];
        await run.Home.SubscribeAsync(run.Readers.Select(Readership.Request));
        return run;
    }

    /// <summary>Lets the next items appear, each in one of the feeds.</summary>
    public void Publish(int count)
    {
        for (var last = Math.Min(plan.Items, published + count); published < last; published++)
        {
            var feed = published % plan.Feeds;
            shown[feed].Insert(0, readership.Item(published));
            Feeds.Serve(PathOf(feed), new FeedReply.Items([.. shown[feed]]));
        }
    }

    /// <summary>Lets the items appear one after the other, each when everybody's mail of the one before is decided: one item a mail.</summary>
    public async Task PublishOneByOneAsync(MonitorProcess serve)
    {
        while (published < plan.Items)
        {
            Publish(1);
            await Until.TrueAsync(async () => await Home.Database.CountAsync("deliveries") >= (long)published * plan.Readers, TimeSpan.FromMinutes(5),
                () => $"mails of {published} items to {plan.Readers} readers; {serve.Describe()}", TimeSpan.FromMilliseconds(200));
        }
    }

    /// <summary>Lets all items appear, evenly over a time.</summary>
    public async Task PublishAsync(TimeSpan over)
    {
        var watch = Stopwatch.StartNew();
        while (published < plan.Items)
        {
            Publish(1 + (int)(plan.Items * Math.Min(1, watch.Elapsed / over)) - published);
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Lets the program live for a while and kills it.</summary>
    public async Task LiveAsync(TimeSpan life)
    {
        await using var serve = Home.Start("serve");
        await Task.Delay(life, TestContext.Current.CancellationToken);
        await KillAsync(serve);
    }

    /// <summary>Lets the program live for a while, and goes on from what the disk holds at that instant.</summary>
    /// <param name="copied">Is given the copy before anything has read it.</param>
    public async Task LoseThePowerAsync(TimeSpan life, Func<MonitorHome, Task> copied)
    {
        await using var serve = Home.Start("serve");
        await Task.Delay(life, TestContext.Current.CancellationToken);
        // Stopped, it writes nothing while the files are copied one after the other.
        serve.Stop();
        var copy = Home.Copy();
        await KillAsync(serve);
        Home.Dispose();
        Home = copy;
        await copied(copy);
    }

    /// <summary>Kills a program of this run and keeps what it said.</summary>
    public async Task KillAsync(MonitorProcess serve)
    {
        kills.Add(TimeProvider.System.GetUtcNow());
        Assert.True(await serve.KillAsync() == 137, $"it ended by itself: {serve.Describe()}");
        Hear(serve);
    }

    /// <summary>Keeps what a program of this run said, to look for what must not be said.</summary>
    public void Hear(MonitorProcess serve) => words.Add(serve.Output + serve.Errors);

    /// <summary>Lets the program work until everything has arrived and nothing waits, then asks it to end.</summary>
    public async Task DrainAsync(TimeSpan limit)
    {
        await using var serve = Home.Start("serve");
        await DrainedAsync(serve, limit);
        serve.Terminate();
        Assert.True(await serve.WaitForExitAsync(TimeSpan.FromSeconds(30)) == 0, serve.Describe());
        Hear(serve);
    }

    /// <summary>Waits until everything has arrived and nothing waits.</summary>
    public async Task DrainedAsync(MonitorProcess serve, TimeSpan limit)
    {
        IReadOnlyList<string> missing = [];
        await Until.TrueAsync(
            async () =>
            {
                missing = await MissingAsync();
                return missing.Count == 0 && await WaitingAsync() == 0;
            },
            limit, () => $"everything to arrive; {missing.Count} pairs missing ({string.Join("; ", missing.Take(5))}); {serve.Describe()}", TimeSpan.FromSeconds(1));
    }

    /// <summary>Mails that are not at an end.</summary>
    public Task<long> WaitingAsync() =>
        Home.Database.NumberAsync("SELECT count(*) FROM deliveries WHERE state IN ('pending', 'claimed', 'in_data', 'deferred', 'unknown')");

    /// <summary>Pairs of reader and item that are owed and have not come.</summary>
    public async Task<IReadOnlyList<string>> MissingAsync()
    {
        Mailboxes.Look();
        var now = TimeProvider.System.GetUtcNow();
        if (Readers.Where(reader => reader.Rhythm != "hourly").Max(reader => reader.Due) is { } last && last + Slack > now)
            return [$"the digest that is due at {last:HH:mm:ss}"];
        var seen = await SeenAsync();
        return
        [
            .. Readers.SelectMany(reader => Enumerable.Range(0, published)
                .Where(item => reader.Wants(readership.TopicOf(item)) && IsOwed(reader, item, seen, now) && !Mailboxes.Pairs.ContainsKey((reader.Email, item)))
                .Select(item => $"item {item} for {reader.Email} ({reader.Rhythm})")),
        ];
    }

    /// <summary>Checks what must hold whatever happened; the copies beyond one, and the most that one kill brought.</summary>
    /// <param name="perKill">Copies one kill may bring.</param>
    public async Task<(int Extras, int Worst)> JudgeAsync(int perKill)
    {
        Assert.Empty(await MissingAsync());
        Assert.Empty(Mailboxes.Faults());
        var stored = await Home.Database.QueryAsync<string>("SELECT url FROM items ORDER BY id");
        Assert.Equal(Enumerable.Range(0, published).Select(Readership.Link).Order(StringComparer.Ordinal), stored.Order(StringComparer.Ordinal));
        Assert.Equal(0, await Home.Database.NumberAsync("SELECT count(*) FROM deliveries WHERE state = 'failed'"));
        Assert.Empty(Discretion.Breaches(string.Concat(words)));

        // A copy is owed to the first kill after the message had arrived for the first time.
        var extras = Mailboxes.Extras();
        var first = Mailboxes.Mails.GroupBy(mail => mail.MessageId).ToDictionary(copies => copies.Key, copies => copies.Min(copy => copy.At));
        var worst = extras.GroupBy(extra => kills.FindIndex(kill => kill >= first[extra.MessageId] - AfterKill)).Select(one => one.Count()).DefaultIfEmpty(0).Max();
        Assert.True(worst <= perKill, $"one kill brought {worst} copies");
        return (extras.Count, worst);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Feeds.DisposeAsync();
        Home.Dispose();
    }

    private void Configure()
    {
        Home.AllowLoopbackFeeds();
        Home.Set("Feeds__MaximumInterval", "00:00:02");
        Home.Set("Feeds__PerHost", "16");
        Home.Set("Feeds__PerHostSpacing", "00:00:00");
        Home.SendMailTo(Server.Port);
        Home.Set("Mail__Connections", $"{Connections}");
        Home.Set("Mail__RecoverEvery", "00:00:01");
        Home.Set("Mail__CircuitBreak", "00:00:01");
        Home.Set("Mail__RetryDelays__0", "00:00:01");
    }

    /// <summary>When each stored item was first seen, by its number.</summary>
    private async Task<Dictionary<string, DateTimeOffset>> SeenAsync() =>
        (await Home.Database.QueryAsync<SeenItem>("SELECT url AS Url, first_seen_at AS At FROM items"))
        .ToDictionary(row => row.Url, row => DateTimeOffset.FromUnixTimeMilliseconds(row.At));

    private static bool IsOwed(Reader reader, int item, Dictionary<string, DateTimeOffset> seen, DateTimeOffset now)
    {
        if (reader.Due is not { } due)
            return true;
        return due + Slack < now && seen.TryGetValue(Readership.Link(item), out var at) && at < due - Margin;
    }

    private string Outline(int feed) => $"<outline type=\"rss\" text=\"Feed {feed}\" xmlUrl=\"{Feeds.Serve(PathOf(feed), new FeedReply.Items())}\"/>";

    private static string PathOf(int feed) => $"/feed/{feed}";

    private sealed record SeenItem(string Url, long At);
}
