using Monitor.Feeds;
using Monitor.Tests.Feeds.Http;
using Xunit;

namespace Monitor.Tests.Feeds;

public sealed class FetchFeedTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Validators_go_back_byte_for_byte()
    {
        await using var host = await FeedHost.StartAsync();
        using var http = GuardedHttpTests.Local();
        const string etag = "W/\"a, b\";odd  'x'-gzip";
        const string date = "Tue, 3 Nov 2026 08:00:00 +0000 (odd)";
        host.Fail("/feed", 304);

        await new FetchFeed(http).RunAsync(Feed(host.Url("/feed")) with { Etag = etag, LastModified = date }, Ct);

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

        var result = await new FetchFeed(http).RunAsync(Feed(host.Url("/feed")) with { Etag = "\"old\"", LastModified = "then", BodyHash = "h" }, Ct);

        Assert.Equal(new Validators("\"new\"", "then", "h"), Assert.IsType<FetchResult.Unchanged>(result).Validators);
    }

    [Fact]
    public async Task The_same_body_under_a_new_validator_is_unchanged()
    {
        await using var host = await FeedHost.StartAsync();
        using var http = GuardedHttpTests.Local();
        var fetch = new FetchFeed(http);
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

        var failed = Assert.IsType<FetchResult.Failed>(await new FetchFeed(http).RunAsync(Feed(host.Url("/")), Ct));

        Assert.Equal($"{host.Url("/")}: a web page, not a feed; it offers {host.Url("/atom.xml")}", failed.Reason);
    }

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
