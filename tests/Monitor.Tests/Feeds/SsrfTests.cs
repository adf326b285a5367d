using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Monitor.Cli;
using Monitor.Feeds;
using Monitor.Feeds.Articles;
using Monitor.Feeds.Http;
using Monitor.Hosting;
using Monitor.Seeds;
using Monitor.Storage;
using Monitor.Tests.Feeds.Http;
using Monitor.Tests.Storage;
using Monitor.Text;
using Xunit;

namespace Monitor.Tests.Feeds;

/// <summary>T26 of the reliability plan: more than sixty spellings of inner addresses at every door; nothing is ever connected to.</summary>
public sealed class SsrfTests : IDisposable
{
    /// <summary>Where a page or a redirect may come from although everything else inner is denied.</summary>
    private const string OpenNetwork = "127.0.0.9/32";

    private readonly TcpListener trap;
    private readonly TcpListener trap6;
    private readonly FeedsOptions options = new() { PerHostSpacing = TimeSpan.Zero, Timeout = TimeSpan.FromSeconds(2) };
    private readonly GuardedHttp http;

    public SsrfTests()
    {
        RowIdHandler<FeedId>.Register();
        trap = new TcpListener(IPAddress.Any, 0);
        trap.Start();
        trap6 = new TcpListener(IPAddress.IPv6Any, Port);
        trap6.Server.DualMode = false;
        trap6.Start();
        // The trap's port is open, so that the address alone decides. Names mean what the resolver says; those of the corpus lead inside.
        var guard = new AddressGuard([IPNetwork.Parse(OpenNetwork)], Port);
        http = new GuardedHttp(GuardedConnection.CreateHandler(guard, ResolveAsync), options, TimeProvider.System);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private int Port => ((IPEndPoint)trap.LocalEndpoint).Port;

    /// <summary>{0} stands for the port that the trap listens on.</summary>
    private IReadOnlyList<string> Corpus =>
    [
        .. Inner.Select(host => $"http://{host}:{Port}/feed"),
        .. OfThisMachine.SelectMany(host => (string[])[$"http://{host}:{Port}/feed", $"https://{host}:{Port}/feed"]),
        $"http://user:secret@127.0.0.1:{Port}/", $"http://93.184.216.34@127.0.0.1:{Port}/", $"http://127.0.0.1:{Port}#@93.184.216.34/",
        $"http:\\\\127.0.0.1:{Port}\\feed", $"HTTP://LOCALHOST:{Port}/", $"http://name.example:{Port}/", $"https://mixed.example:{Port}/",
        "file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/_x", "data:text/xml,<rss/>", "javascript:alert(1)", "dict://127.0.0.1/",
        "http://93.184.216.34:22/", "http://93.184.216.34:25/", "https://93.184.216.34:6379/", "http://[2606:4700::1111]:11211/",
    ];

    private static string[] OfThisMachine =>
    [
        "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "127.0.0.2", "127.255.255.254",
        "0.0.0.0", "0", "①②⑦.0.0.1", "127。0。0。1", "127.0.0.1.", "localhost", "localhost.", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]",
        "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[::ffff:0:127.0.0.1]", "[64:ff9b::127.0.0.1]", "[2002:7f00:1::]", "[2001:0:7f00:1::1]",
    ];

    private static string[] Inner =>
    [
        "10.0.0.5", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "100.100.100.200", "169.254.169.254", "0xa9fea9fe",
        "2852039166", "168.63.129.16", "192.0.0.192", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1",
        "255.255.255.255", "[fc00::1]", "[fd00:ec2::254]", "[fe80::1]", "[fec0::1]", "[ff02::1]", "[2001:db8::1]", "[100::1]", "[64:ff9b:1::1]",
        "[64:ff9b::a9fe:a9fe]", "[2002:a9fe:a9fe::]", "[::ffff:169.254.169.254]", "[5f00::1]",
    ];

    [Fact]
    public void The_corpus_is_large_enough() => Assert.True(Corpus.Distinct().Count() >= 60, $"{Corpus.Count} addresses");

    [Fact]
    public async Task No_address_is_reached_by_adding_a_feed()
    {
        await using var test = await TestDatabase.CreateAsync("sqlite");
        var store = new FeedStore(test.Database);
        foreach (var url in Corpus)
        {
            var refused = Assert.IsType<AddedFeed.Refused>(await Add(store).RunAsync(new FeedEntry(url), Ct));
            Assert.DoesNotContain("secret", refused.Reason, StringComparison.Ordinal);
        }

        Assert.Empty(await store.ListAsync(Ct));
        AssertUntouched();
    }

    [Fact]
    public async Task No_address_is_reached_by_checking_a_feed()
    {
        var check = new CheckFeeds(http, Options.Create(options));
        await foreach (var result in check.RunAsync(Corpus, Ct))
            Assert.NotNull(result.Error);
        AssertUntouched();
    }

    [Fact]
    public async Task No_address_is_reached_by_polling()
    {
        var fetch = new FetchFeed(http, new HostPauses(), new OurNetwork(), new FakeTimeProvider());
        foreach (var url in Corpus)
        {
            var feed = new Feed { Id = new FeedId(1), Url = url, Title = url, AddedAt = default, NextDueAt = default, Failures = 0 };
            Assert.False(Assert.IsType<FetchResult.Failed>(await fetch.RunAsync(feed, Ct)).IsOurs);
        }

        AssertUntouched();
    }

    [Fact]
    public async Task No_address_is_reached_by_a_seed()
    {
        var input = new SeedInput(new SeedReader(new LanguageIdentifier()), http);
        foreach (var url in Corpus.Where(url => url.Contains("://", StringComparison.Ordinal)))
            await Assert.ThrowsAsync<UserError>(() => input.ReadAsync(url, Ct));
        AssertUntouched();
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task No_address_is_reached_by_a_redirect(int status)
    {
        await using var host = await FeedHost.StartAsync("127.0.0.9");
        foreach (var url in Corpus)
        {
            // As a server can write it: header values are bytes.
            host.Redirect("/feed", System.Text.Encoding.Latin1.GetString(System.Text.Encoding.UTF8.GetBytes(url)), status);
            var refused = Assert.IsType<HttpAnswer.Refused>(await http.GetAsync(new Uri(host.Url("/feed")), Conditions.None, Ct));
            Assert.Null(refused.MovedTo);
        }

        Assert.Equal(Corpus.Count, host.Requests.Count);
        AssertUntouched();
    }

    [Fact]
    public async Task No_address_is_reached_by_the_feeds_a_page_offers_or_by_guesses_at_it()
    {
        await using var test = await TestDatabase.CreateAsync("sqlite");
        await using var host = await FeedHost.StartAsync("127.0.0.9");
        host.Serve("/guess", "<!doctype html>", "text/html");
        foreach (var guess in (string[])["/feed", "/rss", "/atom.xml", "/feed.xml", "/index.xml", "/rss.xml"])
            host.Redirect(guess, $"http://127.0.0.1:{Port}/");
        foreach (var url in Corpus)
        {
            host.Serve("/page", $"<!doctype html><meta charset=utf-8><link rel=alternate type=application/rss+xml href=\"{url.Replace("\"", "", StringComparison.Ordinal)}\">", "text/html; charset=utf-8");
            Assert.IsType<AddedFeed.Refused>(await Add(new FeedStore(test.Database)).RunAsync(new FeedEntry(host.Url("/page")), Ct));
        }

        Assert.IsType<AddedFeed.Refused>(await Add(new FeedStore(test.Database)).RunAsync(new FeedEntry(host.Url("/guess")), Ct));
        AssertUntouched();
    }

    [Fact]
    public async Task No_address_is_reached_by_a_form()
    {
        foreach (var url in Corpus.Select(WebAddress.Parse).OfType<Uri>())
        {
            var answer = await http.SendAsync(new GuardedRequest(url) { Form = [new("hub.mode", "subscribe")] }, Ct);
            Assert.IsType<HttpAnswer.Refused>(answer);
        }

        AssertUntouched();
    }

    [Fact]
    public async Task The_allowed_host_is_reached()
    {
        await using var host = await FeedHost.StartAsync("127.0.0.9");
        host.Serve("/feed", "body");
        Assert.IsType<HttpAnswer.Body>(await http.GetAsync(new Uri(host.Url("/feed")), Conditions.None, Ct));
    }

    public void Dispose()
    {
        http.Dispose();
        trap.Dispose();
        trap6.Dispose();
    }

    private static Task<IPAddress[]> ResolveAsync(string name, CancellationToken ct) => Task.FromResult<IPAddress[]>(
        name == "mixed.example" ? [IPAddress.IPv6Loopback, IPAddress.Parse("10.0.0.5"), IPAddress.Loopback] : [IPAddress.Loopback]);

    private AddFeed Add(FeedStore store)
    {
        var (gate, time) = (new FetchGate(Options.Create(options)), new FakeTimeProvider());
        return new AddFeed(store, http, new DiscoverFeed(http, gate, new RobotsGuard(http, gate, Options.Create(options), time)), time);
    }

    private void AssertUntouched() => Assert.False(trap.Pending() || trap6.Pending(), "something was connected to");
}
