using Microsoft.Extensions.Time.Testing;
using Monitor.Feeds;
using Monitor.Feeds.Http;
using Monitor.Tests.Feeds.Http;
using Xunit;

namespace Monitor.Tests.Feeds;

public sealed class FetchFeedTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Validators_go_back_byte_for_byte()
    {
        await using var host = await FeedHost.StartAsync();
        using var http = GuardedHttpTests.Local();
        const string etag = "W/\"a, b\";odd  'x'-gzip";
        const string date = "Tue, 3 Nov 2026 08:00:00 +0000 (odd)";
        host.Fail("/feed", 304);

        await Fetch(http).RunAsync(Feed(host.Url("/feed")) with { Etag = etag, LastModified = date, FullFetchAt = Now }, Ct);

        var (_, headers) = Assert.Single(host.Requests);
        Assert.Equal(date, headers.IfModifiedSince);
        Assert.Equal(etag, headers.IfNoneMatch);
    }

    [Fact]
    public async Task A_304_keeps_what_it_leaves_out_and_takes_what_it_brings()
    {
        await using var host = await FeedHost.StartAsync();
        using var http = GuardedHttpTests.Local();
        host.Answer("/feed", context =>
        {
            context.Response.StatusCode = 304;
            context.Response.Headers.ETag = "\"new\"";
            return Task.CompletedTask;
        });

        var result = await Fetch(http).RunAsync(Feed(host.Url("/feed")) with { Etag = "\"old\"", LastModified = "then", BodyHash = "h" }, Ct);

        Assert.Equal(new Validators("\"new\"", "then", "h"), Assert.IsType<FetchResult.Unchanged>(result).Validators);
    }

    [Fact]
    public async Task The_same_body_under_a_new_validator_is_unchanged()
    {
        await using var host = await FeedHost.StartAsync();
        using var http = GuardedHttpTests.Local();
        var fetch = Fetch(http);
        host.ServeWithEtag("/feed", SampleFeeds.Rss(SampleFeeds.Item("1")), "\"1\"");
        var first = Assert.IsType<FetchResult.Fresh>(await fetch.RunAsync(Feed(host.Url("/feed")), Ct));
        host.ServeWithEtag("/feed", SampleFeeds.Rss(SampleFeeds.Item("1")), "\"2\"");

        var second = await fetch.RunAsync(Feed(host.Url("/feed")) with { Etag = first.Validators.Etag, BodyHash = first.Validators.BodyHash }, Ct);

        Assert.Equal(first.Validators with { Etag = "\"2\"" }, Assert.IsType<FetchResult.Unchanged>(second).Validators);
    }

    [Fact]
    public async Task A_page_in_place_of_a_feed_is_a_failure_that_names_address_and_mend()
    {
        await using var host = await FeedHost.StartAsync();
        using var http = GuardedHttpTests.Local();
        host.Serve("/", "<!doctype html><link rel=alternate type=application/atom+xml href=atom.xml>", "text/html");

        var failed = Assert.IsType<FetchResult.Failed>(await Fetch(http).RunAsync(Feed(host.Url("/")), Ct));

        Assert.Equal($"{host.Url("/")}: a web page, not a feed; it offers {host.Url("/atom.xml")}", failed.Reason);
    }

    [Theory]
    [InlineData(0, false, false, true)]
    [InlineData(23, false, false, true)]
    [InlineData(24, false, false, false)]
    [InlineData(null, false, false, false)]
    [InlineData(0, true, false, false)]
    [InlineData(0, false, true, false)]
    public async Task Validators_are_sent_unless_it_is_time_for_the_whole_document(int? hoursSinceFull, bool isFailing, bool areBroken, bool sent)
    {
        await using var host = await FeedHost.StartAsync();
        using var http = GuardedHttpTests.Local();
        host.Fail("/feed", 304);
        var feed = Feed(host.Url("/feed")) with
        {
            Etag = "\"1\"",
            LastModified = "then",
            FullFetchAt = hoursSinceFull is { } hours ? Now.AddHours(-hours) : null,
            FailingSince = isFailing ? Now : null,
            ValidatorsBroken = areBroken,
        };

        await Fetch(http).RunAsync(feed, Ct);

        var (_, headers) = Assert.Single(host.Requests);
        Assert.Equal((sent, sent), (headers.IfNoneMatch == "\"1\"", headers.IfModifiedSince == "then"));
    }

    [Fact]
    public async Task A_build_date_alone_makes_no_new_document()
    {
        await using var host = await FeedHost.StartAsync();
        using var http = GuardedHttpTests.Local();
        string Body(int second) => SampleFeeds.Rss(SampleFeeds.Item("1"))
            .Replace("<item>", $"<lastBuildDate>Tue, 24 Nov 2026 08:00:{second:00} GMT</lastBuildDate><item>", StringComparison.Ordinal);
        host.Serve("/feed", Body(1));
        var first = Assert.IsType<FetchResult.Fresh>(await Fetch(http).RunAsync(Feed(host.Url("/feed")), Ct));
        host.Serve("/feed", Body(2));

        Assert.IsType<FetchResult.Unchanged>(await Fetch(http).RunAsync(Feed(host.Url("/feed")) with { BodyHash = first.Validators.BodyHash }, Ct));
        Assert.NotEqual(BodyChecksum.Of("<lastBuildDate>1</lastBuildDate>a"u8), BodyChecksum.Of("<lastBuildDate>1</lastBuildDate>b"u8));
        Assert.NotEqual(BodyChecksum.Of("<lastBuildDate>a"u8), BodyChecksum.Of("<lastBuildDate>b"u8));
    }

    [Fact]
    public async Task A_host_that_asked_to_wait_is_not_asked_for_any_of_its_feeds()
    {
        await using var host = await FeedHost.StartAsync();
        using var http = GuardedHttpTests.Local();
        host.Fail("/busy", 429, "600");
        host.Serve("/feed", SampleFeeds.Rss(SampleFeeds.Item("1")));
        var fetch = Fetch(http);

        var failed = Assert.IsType<FetchResult.Failed>(await fetch.RunAsync(Feed(host.Url("/busy")), Ct));
        var putOff = Assert.IsType<FetchResult.PutOff>(await fetch.RunAsync(Feed(host.Url("/feed")), Ct));

        Assert.Equal(new HostPause(new Uri(host.Address).Authority, Now.AddSeconds(600)), failed.Pause);
        Assert.Equal(Now.AddSeconds(600), putOff.Until);
        Assert.Single(host.Requests);
    }

    [Theory]
    [InlineData("/404", 404, "600", null)]
    [InlineData("/503", 503, "Tue, 24 Nov 2026 08:30:00 GMT", 1_800)]
    [InlineData("/503", 503, "Tue, 24 Nov 2026 07:30:00 GMT", null)]
    [InlineData("/503", 503, "soon", null)]
    [InlineData("/500", 500, "60", 60)]
    [InlineData("/301", 301, "60", 60)]
    [InlineData("/429", 429, "9999999", 86_400)]
    public async Task Retry_after_is_read_in_both_forms_where_it_means_something(string path, int status, string header, int? seconds)
    {
        await using var host = await FeedHost.StartAsync();
        using var http = GuardedHttpTests.Local(time: new FakeTimeProvider(Now));
        host.Answer(path, context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = header;
            context.Response.Headers.Location = "/new";
            return Task.CompletedTask;
        });

        var failed = Assert.IsType<FetchResult.Failed>(await Fetch(http).RunAsync(Feed(host.Url(path)), Ct));

        Assert.Equal(seconds, (failed.Pause?.Until - Now)?.TotalSeconds);
        Assert.Single(host.Requests);
    }

    [Fact]
    public async Task Not_reaching_a_host_counts_against_it_only_while_others_answer()
    {
        await using var host = await FeedHost.StartAsync();
        using var http = GuardedHttpTests.Local();
        host.Fail("/feed", 404);
        var clock = new FakeTimeProvider(Now);
        var fetch = Fetch(http, clock);

        async Task<bool> IsOursAsync() => Assert.IsType<FetchResult.Failed>(await fetch.RunAsync(Feed("http://nowhere.invalid/feed"), Ct)).IsOurs;

        Assert.True(await IsOursAsync());
        await fetch.RunAsync(Feed(host.Url("/feed")), Ct);
        Assert.False(await IsOursAsync());
        clock.Advance(TimeSpan.FromMinutes(3));
        Assert.True(await IsOursAsync());
        // A port where nobody listens is their machine's own answer.
        Assert.False(Assert.IsType<FetchResult.Failed>(await fetch.RunAsync(Feed("http://127.0.0.1:1/"), Ct)).IsOurs);
    }

    private static FetchFeed Fetch(GuardedHttp http, TimeProvider? clock = null) =>
        new(http, new HostPauses(), new OurNetwork(), clock ?? new FakeTimeProvider(Now));

    private static Feed Feed(string url) => new()
    {
        Id = new FeedId(1),
        Url = url,
        Title = url,
        AddedAt = default,
        NextDueAt = default,
        Failures = 0,
    };
}
