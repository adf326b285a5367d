using Microsoft.AspNetCore.Http;
using Monitor.Feeds;
using Monitor.Tests.Feeds;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.Matching;

/// <summary>Feeds whose articles are fetched, on real HTTP. The topic wants the word "breakwater".</summary>
public sealed class FullTextTests
{
    private const string Teaser = "A ship ran aground …";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task The_article_takes_the_place_of_its_teaser_and_is_matched(string kind)
    {
        await using var rig = await StartAsync(kind);
        ServeFeed(rig, ("1", "Ship aground", Teaser));
        rig.Host.Serve("/1", Page("breakwater"), "text/html");

        var report = await rig.PollAsync();
        Assert.Null((await rig.FeedAsync("/feed")).LastError);
        Assert.Equal(1, report.Matched);

        var item = (await rig.Items.NewestAsync(1, Ct))[0];
        Assert.Contains("struck the breakwater", item.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("Subscribe now", item.Summary, StringComparison.Ordinal);
        Assert.Equal(["/feed", "/robots.txt", "/1"], Paths(rig));
        Assert.StartsWith("text/html", rig.Host.Requests.Last().Headers.Accept.ToString(), StringComparison.Ordinal);

        ServeFeed(rig, ("1", "Ship aground", Teaser), ("2", "Breakwater", Long));
        Assert.Equal(1, (await rig.PollAsync(all: true)).ItemsNew);
        Assert.Equal(["/feed", "/robots.txt", "/1", "/feed"], Paths(rig));
    }

    [Fact]
    public async Task It_is_off_by_default()
    {
        await using var rig = await StartAsync("sqlite", on: false);
        ServeFeed(rig, ("1", "Ship at the breakwater", Teaser));

        await rig.PollAsync();

        Assert.Equal(["/feed"], Paths(rig));
    }

    [Fact]
    public async Task A_feed_that_had_no_match_is_asked_only_for_what_comes_near_one()
    {
        await using var rig = await StartAsync("sqlite", matchedBefore: false);
        ServeFeed(rig, ("1", "Ship aground", Teaser), ("2", "Breakwater struck", Teaser), ("3", "Whole", "breakwater. " + Long));
        rig.Host.Serve("/2", Page("breakwater"), "text/html");

        await rig.PollAsync();

        Assert.Equal(["/feed", "/robots.txt", "/2"], Paths(rig));
    }

    [Fact]
    public async Task Robots_txt_is_asked_once_a_day_and_obeyed_on_every_hop()
    {
        await using var rig = await StartAsync("sqlite");
        rig.Host.Serve("/robots.txt", "User-agent: Monitor\nDisallow: /private\n", "text/plain");
        rig.Host.Redirect("/moved", "/private/2");
        ServeFeed(rig, ("private/1", "A", Teaser), ("moved", "B", Teaser));
        await rig.PollAsync();
        Assert.Equal(["/feed", "/robots.txt", "/moved"], Paths(rig));
        Assert.Equal(2, await CountAsync(rig, "SELECT COUNT(*) FROM articles WHERE text IS NULL AND reason LIKE '%robots.txt asks robots not to%'"));

        rig.Clock.Advance(TimeSpan.FromHours(25));
        ServeFeed(rig, ("private/3", "C", Teaser));
        await rig.PollAsync();
        Assert.Equal(["/feed", "/robots.txt"], Paths(rig).Skip(3));
    }

    [Fact]
    public async Task A_site_whose_robots_txt_is_in_trouble_is_left_alone_for_an_hour()
    {
        await using var rig = await StartAsync("sqlite");
        rig.Host.Fail("/robots.txt", 503);
        rig.Host.Serve("/2", Page("breakwater"), "text/html");
        ServeFeed(rig, ("1", "A", Teaser));
        await rig.PollAsync();
        Assert.Equal(["/feed", "/robots.txt"], Paths(rig));

        rig.Host.Fail("/robots.txt", 404);
        rig.Clock.Advance(TimeSpan.FromHours(1));
        ServeFeed(rig, ("1", "A", Teaser), ("2", "B", Teaser));
        await rig.PollAsync();
        Assert.Equal(["/feed", "/robots.txt", "/2"], Paths(rig).Skip(2));
    }

    [Fact]
    public async Task At_most_five_articles_are_asked_for_in_a_poll_the_nearest_to_a_topic_first()
    {
        await using var rig = await StartAsync("sqlite");
        ServeFeed(rig, [.. Enumerable.Range(1, 7).Select(i => ($"{i}", i == 7 ? "Breakwater" : "Ship", Teaser))]);

        await rig.PollAsync();

        Assert.Equal(["/7", "/1", "/2", "/3", "/4"], Paths(rig).Skip(2));
        Assert.Equal(7, (await rig.Items.NewestAsync(9, Ct)).Count(item => item.Summary == Teaser));
    }

    [Fact]
    public async Task A_page_is_fetched_once_also_when_the_poll_is_not_stored()
    {
        await using var rig = await StartAsync("sqlite");
        ServeFeed(rig, ("1", "A", Teaser));
        rig.Host.Serve("/1", Page("breakwater"), "text/html");
        await rig.SqlAsync("ALTER TABLE polls RENAME TO polls_away");
        Assert.Equal(1, (await rig.PollAsync()).Busy);
        await rig.SqlAsync("ALTER TABLE polls_away RENAME TO polls");

        Assert.Equal(1, (await rig.PollAsync()).Matched);

        Assert.Equal(1, Paths(rig).Count(path => path == "/1"));
    }

    [Theory]
    [InlineData("http://10.1.2.3/a", "the address 10.1.2.3 is private")]
    [InlineData("http://169.254.169.254/latest", "is link-local")]
    [InlineData("/pdf", "not a page but application/pdf")]
    [InlineData("/none", "the server answered 404")]
    [InlineData("/frame", "the page holds no article")]
    [InlineData("/deep", "nested deeper than 100 elements")]
    public async Task What_cannot_be_had_leaves_the_teaser_and_a_reason(string link, string reason)
    {
        await using var rig = await StartAsync("sqlite");
        rig.Host.Serve("/pdf", "%PDF", "application/pdf");
        rig.Host.Serve("/frame", "<html><body><a href='/'>Log in</a></body></html>", "text/html");
        rig.Host.Serve("/deep", string.Concat(Enumerable.Repeat("<div>", 5_000)), "text/html");
        ServeFeed(rig, (link, "Breakwater", Teaser));

        var report = await rig.PollAsync();

        Assert.Equal((1, 1, 0), (report.ItemsNew, report.Matched, report.Failed));
        Assert.Equal(Teaser, (await rig.Items.NewestAsync(1, Ct))[0].Summary);
        Assert.Contains(reason, await rig.Test.Database.ReadAsync(session => session.FirstAsync<string>("SELECT reason FROM articles"), Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_that_the_feed_itself_holds_is_taken_without_a_fetch()
    {
        await using var rig = await StartAsync("sqlite");
        rig.Host.Serve("/feed", SampleFeeds.Rss(
            $"<item><guid>1</guid><link>{rig.Host.Url("/1")}</link><title>A</title><description>{Teaser}</description><content:encoded>breakwater. {Long}</content:encoded></item>"));

        Assert.Equal(1, (await rig.PollAsync()).Matched);

        Assert.Equal(["/feed"], Paths(rig));
    }

    [Fact]
    public async Task A_page_is_read_in_the_encoding_it_declares_itself()
    {
        await using var rig = await StartAsync("sqlite");
        ServeFeed(rig, ("1", "A", Teaser));
        var bytes = System.Text.CodePagesEncodingProvider.Instance.GetEncoding(1251)!
            .GetBytes(Page("волнолом breakwater").Replace("<head>", "<head><meta charset=windows-1251>", StringComparison.Ordinal));
        rig.Host.Answer("/1", async context =>
        {
            context.Response.ContentType = "text/html";
            await context.Response.Body.WriteAsync(bytes, Ct);
        });

        await rig.PollAsync();

        Assert.Contains("волнолом", (await rig.Items.NewestAsync(1, Ct))[0].Summary, StringComparison.Ordinal);
    }

    private static readonly string Long = string.Concat(Enumerable.Repeat("The port authority said that nobody was hurt in the night. ", 6));

    private static async Task<PollRig> StartAsync(string kind, bool on = true, bool matchedBefore = true)
    {
        var rig = await PollRig.StartAsync(kind);
        await rig.AddAsync("/feed");
        await rig.SqlAsync("""
            INSERT INTO topics (id, slug, current_version, created_at) VALUES (1, 'breakwater', 1, 0);
            INSERT INTO topic_versions (topic_id, version, body, author, note, created_at) VALUES (1, 1,
                '{"topic":"breakwater","name":"Breakwater","language":"en","threshold":0.1,"facets":[[{"text":"breakwater"}]],"terms":[{"text":"breakwater","lang":"en","weight":1,"because":"asked for"}]}', 'ana', '', 0);
            INSERT INTO edits (edited_at, author, subject, what) VALUES (0, 'ana', 'topic:breakwater', 'added');
            """);
        if (on)
            await rig.Feeds.ChangeAsync(await rig.FeedAsync("/feed") with { FullText = true }, Ct);
        if (matchedBefore)
            await rig.SqlAsync($"""
                INSERT INTO items (id, feed_id, item_key, title, summary, language, first_seen_at, content_hash) VALUES (1000, 1, 'old', 'Old', '', 'en', 0, 'h');
                INSERT INTO matches (item_id, topic_id, topic_version, decision, score, reasons, missing, decided_at)
                VALUES (1000, 1, 1, 'match', 1, '[]', '[]', {rig.Clock.GetUtcNow().AddDays(-5).ToUnixTimeMilliseconds()});
                """);
        return rig;
    }

    /// <param name="items">Path of the page, title and description.</param>
    private static void ServeFeed(PollRig rig, params (string Link, string Title, string Text)[] items) =>
        rig.Host.Serve("/feed", SampleFeeds.Rss([.. items.Select(item =>
            $"<item><guid isPermaLink=\"false\">{item.Link}</guid><title>{item.Title}</title><link>{new Uri(new Uri(rig.Host.Url("/")), item.Link)}</link><description>{item.Text}</description></item>")]));

    private static string Page(string word) => $"""
        <!doctype html><html lang="en"><head><title>Harbour closed</title></head><body><nav><a href="/c">Subscribe now</a></nav>
        <article><h1>Harbour closed</h1><p>{Long}</p><p>A tanker had struck the {word} during the night, in thick fog, and leaked fuel into the bay. {Long}</p><p>{Long}</p></article>
        <footer>Copyright of nobody</footer></body></html>
        """;

    private static IEnumerable<string> Paths(PollRig rig) => rig.Host.Requests.Select(request => request.Path);

    private static Task<long> CountAsync(PollRig rig, string sql) => rig.Test.Database.ReadAsync(session => session.FirstAsync<long>(sql), Ct);
}
