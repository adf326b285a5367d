using Monitor.Feeds;
using Monitor.Hosting;
using Monitor.Mail;
using Monitor.Matching;
using Monitor.Seeds;
using Monitor.Storage;
using Monitor.Stories;
using Monitor.Subscriptions;
using Monitor.Topics;

namespace Monitor.Cli.Demo;

/// <summary>The figures of a demo; its text is the line scripts read.</summary>
internal sealed record DemoResult(int Feeds, long Items, long Matches, long Stories, int Mails)
{
    public override string ToString() => $"demo: {Feeds} feeds, {Items} items, {Matches} matches, {Stories} stories, {Mails} mails";
}

/// <summary>Does the whole job once with the service's own use cases: seed, topics, two polls over HTTP, stories, a digest.</summary>
internal sealed class DemoRun(IServiceProvider services, SampleNewsroom newsroom, TextWriter output)
{
    private const string Reader = "reader@example.org";

    private const string CountSql = """
        SELECT (SELECT COUNT(*) FROM items) AS Items,
               (SELECT COUNT(*) FROM matches WHERE decision = 'match') AS Matches,
               (SELECT COUNT(*) FROM stories) AS Stories
        """;

    public async Task<DemoResult> RunAsync(CancellationToken ct)
    {
        await Get<Migrations>().RunAsync(ct);
        await DeriveAsync(ct);
        await SubscribeAsync(ct);
        await AddFeedsAsync(ct);
        TakeLittle();
        await PollAsync("first", ct);
        newsroom.PublishSecondRound();
        TakeLittle();
        await PollAsync("second", ct);
        TakeLittle();
        await Get<FoldStories>().RunAsync(ct);
        TakeLittle();
        var (issued, answered, _) = await Get<SendDueMail>().RunAsync(IssueWhen.Now, ct);
        output.WriteLine($"digest: {issued.Digests} composed, {answered} handed over{(Get<IMailTransport>() is PickupTransport pickup ? ", in " + pickup.Folder : "")}");
        var counts = await Get<Database>().ReadAsync(session => session.FirstAsync<Counts>(CountSql), ct) ?? new Counts();
        return new DemoResult(newsroom.Feeds.Count, counts.Items, counts.Matches, counts.Stories, answered);
    }

    private async Task DeriveAsync(CancellationToken ct)
    {
        foreach (var seed in await Get<SeedFolder>().ReadAsync(ct))
        {
            output.WriteLine($"seed: {seed.Title}");
            foreach (var topic in await Get<AddSeed>().RunAsync(seed, "demo", ct))
                output.WriteLine($"  topic: {topic.Topic.Name}{(topic.Topic.Primary ? " (primary)" : "")}");
        }
    }

    private Task SubscribeAsync(CancellationToken ct) => Get<AddSubscriber>().RunAsync(
        new SubscriptionRequest { Email = Reader, Rhythm = "daily@07:00", Zone = "Europe/Paris", Language = "fr" }, confirmed: true, ct);

    private async Task AddFeedsAsync(CancellationToken ct)
    {
        var now = Get<TimeProvider>().GetUtcNow();
        foreach (var feed in newsroom.Feeds)
            await Get<FeedStore>().AddAsync(new FeedEntry(newsroom.UrlOf(feed), feed.Title, Language: feed.Language), now, ct);
        output.WriteLine($"newsroom: {newsroom.Feeds.Count} sample feeds at {newsroom.Address}");
    }

    private async Task PollAsync(string which, CancellationToken ct)
    {
        var report = await Get<PollFeeds>().RunAsync(PollScope.All, ct);
        output.WriteLine($"{which} poll: {report.Ok} ok, {report.Unchanged} unchanged, {report.Failed} failed; {report.ItemsNew} new items, {report.Matched} matched, {report.Near} near misses");
    }

    /// <summary>The demo shows the whole service in one short life: what one step leaves behind goes before the next takes its own.</summary>
    private static void TakeLittle()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        NativeMemory.GiveBack();
    }

    private T Get<T>() where T : notnull => services.GetRequiredService<T>();

    private sealed class Counts
    {
        public long Items { get; init; }
        public long Matches { get; init; }
        public long Stories { get; init; }
    }
}
