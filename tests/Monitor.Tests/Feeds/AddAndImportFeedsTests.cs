using Microsoft.Extensions.Time.Testing;
using Monitor.Feeds;
using Monitor.Storage;
using Monitor.Tests.Feeds.Http;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.Feeds;

public sealed class AddAndImportFeedsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public AddAndImportFeedsTests() => RowIdHandler<FeedId>.Register();

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_feed_is_added_with_what_its_document_says_of_it(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await using var host = await FeedHost.StartAsync();
        using var http = GuardedHttpTests.Local();
        host.Serve("/feed", SampleFeeds.Rss(SampleFeeds.Item("1")));
        var store = new FeedStore(test.Database);
        var add = new AddFeed(store, http, new FakeTimeProvider());

        var added = Assert.IsType<AddedFeed.Added>(await add.RunAsync(new FeedEntry(host.Url("/feed")), Ct));
        Assert.Equal(("Harbour Post", 1), (added.Title, added.Entries));
        Assert.IsType<AddedFeed.AlreadyThere>(await add.RunAsync(new FeedEntry(host.Url("/feed")), Ct));
        var feed = Assert.Single(await store.ListAsync(Ct));
        Assert.Equal(("Harbour Post", "https://harbour.example/", "en"), (feed.Title, feed.SiteUrl, feed.Language));
    }

    [Fact]
    public async Task What_cannot_be_read_is_not_added()
    {
        await using var test = await TestDatabase.CreateAsync("sqlite");
        await using var host = await FeedHost.StartAsync();
        using var http = GuardedHttpTests.Local();
        host.Serve("/page", "<html><body>Hi</body></html>", "text/html");
        var store = new FeedStore(test.Database);
        var add = new AddFeed(store, http, new FakeTimeProvider());

        foreach (var (url, reason) in new[]
        {
            (host.Url("/page"), "a web page, not a feed"),
            (host.Url("/gone"), "the server answered 404 Not Found"),
            ("http://10.0.0.5/feed", "the address 10.0.0.5 is private; allow it with Feeds__AllowedNetworks__0=10.0.0.0/8"),
            ("nonsense", "not an http or https address"),
        })
        {
            var refused = Assert.IsType<AddedFeed.Refused>(await add.RunAsync(new FeedEntry(url), Ct));
            Assert.StartsWith(url + ": ", refused.Reason, StringComparison.Ordinal);
            Assert.Contains(reason, refused.Reason, StringComparison.Ordinal);
        }

        Assert.Empty(await store.ListAsync(Ct));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_list_is_taken_in_once(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var file = test.Options.FileIn("list.opml");
        await File.WriteAllTextAsync(file, """
            <opml version="2.0"><body><outline text="A" xmlUrl="https://a.example/"/><outline text="B" xmlUrl="https://b.example/"/><outline text="C" xmlUrl="x"/></body></opml>
            """, Ct);
        var import = new ImportFeeds(test.Database, new FeedStore(test.Database), new FakeTimeProvider());

        var first = Assert.IsType<ImportedFeeds.Imported>(await import.RunAsync(file, Ct));
        var second = Assert.IsType<ImportedFeeds.Imported>(await import.RunAsync(file, Ct));

        Assert.Equal((2, 0, 1), (first.Added, first.Known, first.Skipped.Count));
        Assert.Equal((0, 2), (second.Added, second.Known));
        Assert.Equal($"{file}x: no such file", Assert.IsType<ImportedFeeds.Refused>(await import.RunAsync(file + "x", Ct)).Reason);
    }
}
