using Microsoft.Extensions.Time.Testing;
using Monitor.Feeds;
using Monitor.Feeds.Http;
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
        using var http = GuardedHttpTests.Local();
        var import = Import(test, http);

        var first = Assert.IsType<ImportedFeeds.Imported>(await import.RunAsync(file, Ct));
        var second = Assert.IsType<ImportedFeeds.Imported>(await import.RunAsync(file, Ct));

        Assert.Equal((2, 0, 1), (first.Added, first.Known, first.Skipped.Count));
        Assert.Equal((0, 2), (second.Added, second.Known));
        Assert.Equal($"{file}x: no such file", Assert.IsType<ImportedFeeds.Refused>(await import.RunAsync(file + "x", Ct)).Reason);
    }

    [Fact]
    public async Task A_list_at_an_address_is_taken_in_through_the_guarded_door()
    {
        await using var test = await TestDatabase.CreateAsync("sqlite");
        await using var host = await FeedHost.StartAsync();
        using var http = GuardedHttpTests.Local();
        host.Serve("/list", """<opml><body><outline text="F" title="F"><outline text="A" xmlUrl="https://a.example/feed"/></outline></body></opml>""", "text/x-opml");
        var import = Import(test, http);

        Assert.Equal(1, Assert.IsType<ImportedFeeds.Imported>(await import.RunAsync(host.Url("/list"), Ct)).Added);
        Assert.Equal("F", Assert.Single(await new FeedStore(test.Database).ListAsync(Ct)).Folder);
        Assert.Contains("404", Assert.IsType<ImportedFeeds.Refused>(await import.RunAsync(host.Url("/none"), Ct)).Reason, StringComparison.Ordinal);
        Assert.Contains("10.0.0.5 is private", Assert.IsType<ImportedFeeds.Refused>(await import.RunAsync("http://10.0.0.5/list", Ct)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_is_there_in_another_spelling_is_known()
    {
        await using var test = await TestDatabase.CreateAsync("sqlite");
        using var http = GuardedHttpTests.Local();
        var store = new FeedStore(test.Database);
        await store.AddAsync(new FeedEntry("http://a.example/feed/"), default, Ct);
        var file = test.Options.FileIn("list.opml");
        await File.WriteAllTextAsync(file, "<opml><body><outline xmlUrl=\"https://A.example/feed\"/><outline text=\"B & C\" xmlUrl=\"https://b.example/\"/></body></opml>", Ct);

        var imported = Assert.IsType<ImportedFeeds.Imported>(await Import(test, http).RunAsync(file, Ct));

        Assert.Equal((1, 1), (imported.Added, imported.Known));
        Assert.Equal(["1 stray ampersands or HTML entities were mended"], imported.Repairs);
        Assert.Equal(2, (await store.ListAsync(Ct)).Count);
    }

    private static ImportFeeds Import(TestDatabase test, GuardedHttp http) =>
        new(test.Database, new FeedStore(test.Database), http, Microsoft.Extensions.Options.Options.Create(new FeedsOptions()), new FakeTimeProvider());
}
