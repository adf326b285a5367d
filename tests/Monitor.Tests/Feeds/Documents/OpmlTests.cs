using Monitor.Feeds;
using Monitor.Feeds.Documents;
using Xunit;

namespace Monitor.Tests.Feeds.Documents;

public sealed class OpmlTests
{
    [Fact]
    public void Folders_languages_and_titles_are_read_and_strange_outlines_are_told()
    {
        var list = Assert.IsType<OpmlReading.Read>(Opml.Parse("""
            <opml version="2.0"><body>
              <outline text="Asia"><outline text="Korea">
                <outline type="rss" text="Wire" xmlUrl="https://wire.example/rss" htmlUrl="https://wire.example/" language="ko-KR"/>
              </outline></outline>
              <outline title="Top" xmlurl="http://top.example/feed"/>
              <outline text="Bad" xmlUrl="file:///etc/passwd"/>
            </body></opml>
            """));

        Assert.Equal(
            [new FeedEntry("https://wire.example/rss", "Wire", "https://wire.example/", "ko", "Asia/Korea"), new FeedEntry("http://top.example/feed", "Top")],
            list.Feeds);
        Assert.Equal("Bad: file:///etc/passwd is not an http or https address", Assert.Single(list.Skipped));
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        Feed[] feeds = [Feed(1, "A & B", "x/y"), Feed(2, "C", null), Feed(3, "D", "x/y")];
        var back = Assert.IsType<OpmlReading.Read>(Opml.Parse(Opml.Write(feeds, "All"))).Feeds;
        Assert.Equal(
            feeds.Select(f => (f.Url, f.Title, f.Language, f.Folder)).Order(),
            back.Select(f => (f.Url, f.Title!, f.Language, f.Folder)).Order());
    }

    [Theory]
    [InlineData("<html/>")]
    [InlineData("no xml")]
    public void What_is_no_feed_list_is_refused(string text) =>
        Assert.StartsWith("not a feed list", Assert.IsType<OpmlReading.Unreadable>(Opml.Parse(text)).Reason, StringComparison.Ordinal);

    private static Feed Feed(long id, string title, string? folder) => new()
    {
        Id = new FeedId(id),
        Url = $"https://{id}.example/rss",
        Title = title,
        Language = "fr",
        Folder = folder,
        AddedAt = default,
        NextDueAt = default,
        Failures = 0,
    };
}
