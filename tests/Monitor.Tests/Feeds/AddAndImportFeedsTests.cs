using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Monitor.Feeds;
using Monitor.Feeds.Articles;
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
        var add = Add(store, http);

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
        var add = Add(store, http);

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
    public async Task A_page_leads_to_the_first_readable_feed_it_offers(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await using var host = await FeedHost.StartAsync();
        using var http = GuardedHttpTests.Local();
        host.Serve("/", Page("/broken.xml", "http://10.0.0.5/inner.xml", "/feed.atom", "/comments.xml"), "text/html");
        host.Serve("/broken.xml", "no feed");
        host.Serve("/feed.atom", SampleFeeds.Rss(SampleFeeds.Item("1")));
        var store = new FeedStore(test.Database);

        var added = Assert.IsType<AddedFeed.Added>(await Add(store, http).RunAsync(new FeedEntry(host.Url("/"), Folder: "x"), Ct));

        Assert.Equal((host.Url("/feed.atom"), true), (added.Found?.Url, added.Found?.IsOffered));
        Assert.Equal([host.Url("/broken.xml"), "http://10.0.0.5/inner.xml", host.Url("/comments.xml")], added.Found?.Others);
        var feed = Assert.Single(await store.ListAsync(Ct));
        Assert.Equal((host.Url("/feed.atom"), "Harbour Post", "x"), (feed.Url, feed.Title, feed.Folder));
        Assert.IsType<AddedFeed.AlreadyThere>(await Add(store, http).RunAsync(new FeedEntry(host.Url("/")), Ct));
    }

    [Fact]
    public async Task Of_the_feeds_a_page_offers_five_are_tried()
    {
        await using var test = await TestDatabase.CreateAsync("sqlite");
        await using var host = await FeedHost.StartAsync();
        using var http = GuardedHttpTests.Local();
        host.Serve("/", Page([.. Enumerable.Range(1, 9).Select(i => $"/{i}.xml")]), "text/html");

        var refused = Assert.IsType<AddedFeed.Refused>(await Add(new FeedStore(test.Database), http).RunAsync(new FeedEntry(host.Url("/")), Ct));

        Assert.Equal($"{host.Url("/")}: a web page, not a feed; none of the feeds it offers can be read ({host.Url("/1.xml")}: the server answered 404 Not Found)", refused.Reason);
        Assert.Equal(6, host.Requests.Count);
    }

    [Fact]
    public async Task No_usual_address_is_guessed_that_robots_are_asked_to_leave_alone()
    {
        await using var test = await TestDatabase.CreateAsync("sqlite");
        await using var host = await FeedHost.StartAsync();
        using var http = GuardedHttpTests.Local();
        host.Serve("/", Page(), "text/html");
        host.Serve("/robots.txt", "User-agent: *\nDisallow: /feed\n", "text/plain");
        host.Serve("/feed", SampleFeeds.Rss(SampleFeeds.Item("1")));
        host.Serve("/rss", SampleFeeds.Rss(SampleFeeds.Item("1")));

        var added = Assert.IsType<AddedFeed.Added>(await Add(new FeedStore(test.Database), http).RunAsync(new FeedEntry(host.Url("/")), Ct));

        Assert.Equal(host.Url("/rss"), added.Found?.Url);
        Assert.DoesNotContain("/feed", host.Requests.Select(request => request.Path));
    }

    [Fact]
    public async Task A_page_that_offers_none_is_asked_at_the_usual_addresses()
    {
        await using var test = await TestDatabase.CreateAsync("sqlite");
        await using var host = await FeedHost.StartAsync();
        using var http = GuardedHttpTests.Local();
        host.Serve("/blog/about", "<!doctype html><title>About</title>", "text/html");
        host.Serve("/feed.xml", SampleFeeds.Rss(SampleFeeds.Item("1")));

        var added = Assert.IsType<AddedFeed.Added>(await Add(new FeedStore(test.Database), http).RunAsync(new FeedEntry(host.Url("/blog/about")), Ct));

        Assert.Equal((host.Url("/feed.xml"), false), (added.Found?.Url, added.Found?.IsOffered));
        Assert.Equal(["/blog/about", "/robots.txt", "/feed", "/rss", "/atom.xml", "/feed.xml"], host.Requests.Select(r => r.Path));
    }

    [Fact]
    public async Task A_server_in_trouble_is_not_asked_at_more_addresses()
    {
        await using var test = await TestDatabase.CreateAsync("sqlite");
        await using var host = await FeedHost.StartAsync();
        using var http = GuardedHttpTests.Local();
        host.Serve("/", "<!doctype html>", "text/html");
        host.Fail("/feed", 429);

        Assert.IsType<AddedFeed.Refused>(await Add(new FeedStore(test.Database), http).RunAsync(new FeedEntry(host.Url("/")), Ct));

        Assert.Equal(["/", "/robots.txt", "/feed"], host.Requests.Select(r => r.Path));
    }

    [Fact]
    public async Task A_password_in_an_address_becomes_no_title_and_no_message()
    {
        await using var test = await TestDatabase.CreateAsync("sqlite");
        await using var host = await FeedHost.StartAsync();
        using var http = GuardedHttpTests.Local();
        host.Serve("/feed", SampleFeeds.Rss(SampleFeeds.Item("1")).Replace("<title>Harbour Post</title>", "", StringComparison.Ordinal));
        var store = new FeedStore(test.Database);
        var named = host.Address.Replace("http://", "http://ann:secret@", StringComparison.Ordinal);

        var added = Assert.IsType<AddedFeed.Added>(await Add(store, http).RunAsync(new FeedEntry(named + "/feed"), Ct));
        var refused = Assert.IsType<AddedFeed.Refused>(await Add(store, http).RunAsync(new FeedEntry(named + "/none"), Ct));

        var feed = Assert.Single(await store.ListAsync(Ct));
        Assert.Equal((named + "/feed", host.Url("/feed"), new Uri(host.Address).Authority), (feed.Url, feed.Title, feed.Host));
        Assert.DoesNotContain("secret", added.Title + refused.Reason, StringComparison.Ordinal);
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

    private static AddFeed Add(FeedStore store, GuardedHttp http)
    {
        var options = Options.Create(new FeedsOptions { PerHostSpacing = TimeSpan.Zero });
        var (gate, time) = (new FetchGate(options), new FakeTimeProvider());
        return new AddFeed(store, http, new DiscoverFeed(http, gate, new RobotsGuard(http, gate, options, time)), time);
    }

    private static string Page(params string[] feeds) =>
        "<!doctype html>" + string.Concat(feeds.Select(feed => $"<link rel=alternate type=application/rss+xml href='{feed}'>"));
}
