using Microsoft.Extensions.Options;
using Monitor.Feeds;
using Monitor.Feeds.Documents;
using Monitor.Items;
using Monitor.Storage;
using Monitor.Tests.Storage;
using Monitor.Text;
using Xunit;

namespace Monitor.Tests.Items;

/// <summary>One feed and what it shows, poll by poll, without HTTP.</summary>
internal sealed class ShownFeed : IAsyncDisposable
{
    private static readonly DraftItems Drafts = new(new LanguageIdentifier());

    private readonly TestDatabase test;
    private readonly TakeInItems takeIn;
    private Feed feed;

    private ShownFeed(TestDatabase test, Feed feed)
    {
        this.test = test;
        this.feed = feed;
        takeIn = new TakeInItems(new FeedEventStore(), Options.Create(new FeedsOptions()));
    }

    /// <summary>The clock of the polls.</summary>
    public DateTimeOffset Now { get; private set; } = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<ShownFeed> StartAsync(string kind)
    {
        RowIdHandler<FeedId>.Register();
        RowIdHandler<ItemId>.Register();
        var test = await TestDatabase.CreateAsync(kind);
        var feeds = new FeedStore(test.Database);
        await feeds.AddAsync(new FeedEntry("https://a.example/feed"), new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), Ct);
        return new ShownFeed(test, (await feeds.ListAsync(Ct)).Single());
    }

    public ShownFeed Later(TimeSpan passed)
    {
        Now += passed;
        return this;
    }

    /// <summary>A quarter of an hour later the feed is polled and shows these entries.</summary>
    public async Task<TakenIn> ShowAsync(params ParsedEntry[] entries)
    {
        Now += TimeSpan.FromMinutes(15);
        var document = new ParsedFeed { Entries = entries, Repairs = [] };
        var taken = await test.Database.WriteAsync(session => takeIn.RunAsync(session, feed, Drafts.Of(feed, document, Now), isPush: false, Now), Ct);
        feed = feed with { SucceededAt = Now };
        return taken;
    }

    /// <summary>The feed is new again.</summary>
    public Task ForgetAsync()
    {
        feed = feed with { SucceededAt = null };
        return test.Database.WriteAsync(session => session.ExecuteAsync("DELETE FROM items"), Ct);
    }

    /// <summary>All items, in the order they came.</summary>
    public Task<IReadOnlyList<Item>> ItemsAsync() => new ItemStore(test.Database).PageAsync(new ItemId(0), 10_000, Ct);

    public Task<IReadOnlyList<string>> EventsAsync() =>
        test.Database.ReadAsync(session => session.QueryAsync<string>("SELECT kind || ': ' || detail FROM feed_events ORDER BY id"), Ct);

    public Task<long> CountAsync(string table) => test.Database.ReadAsync(session => session.FirstAsync<long>($"SELECT COUNT(*) FROM {table}"), Ct);

    /// <summary>An entry as most feeds have them: id, own page, date.</summary>
    public ParsedEntry Entry(int number) => new()
    {
        Id = $"urn:a:{number}",
        Link = $"https://a.example/news/{number}",
        Title = $"Harbour report number {number}",
        Summary = $"Ship {number} came in and left again.",
        Published = Now.AddHours(-1).AddMinutes(-number),
    };

    public ValueTask DisposeAsync() => test.DisposeAsync();
}
