using System.Text;
using Monitor.Feeds.Documents;
using Xunit;

namespace Monitor.Tests.Feeds.Documents;

public sealed class JsonFeedTests
{
    [Fact]
    public void Odd_types_lose_only_themselves()
    {
        var feed = Read("""
            {"version":"https://jsonfeed.org/version/1","title":["x"],"items":[
              {"id":7,"title":12,"author":{"name":"Ann"},"content_text":"a <b> c"},
              {"id":{},"url":"https://wire.example/2","title":"Two","authors":"Bob","date_published":5},
              3, null]}
            """);
        Assert.Equal(["7", null], feed.Entries.Select(e => e.Id));
        Assert.Equal(["12", "Two"], feed.Entries.Select(e => e.Title));
        Assert.Equal(["Ann", "Bob"], feed.Entries.Select(e => e.Author));
        Assert.Equal((null, "a <b> c"), (feed.Entries[0].Link, feed.Entries[0].Content));
        Assert.Equal("https://wire.example/2", feed.Entries[1].Link);
    }

    [Fact]
    public void An_entry_without_an_id_is_read_and_has_none()
    {
        var feed = Read("""{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[{"url":"https://wire.example/1","title":"One"},{"id":"2"}]}""");
        Assert.Equal([null, "2"], feed.Entries.Select(e => e.Id));
    }

    [Fact]
    public void A_document_cut_in_half_yields_its_whole_items_and_says_so()
    {
        var feed = Read("""{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[{"id":"1","tags":["a}]"]},{"id":"2","title":"cu""");
        Assert.Equal("1", Assert.Single(feed.Entries).Id);
        Assert.Contains("cut off", Assert.Single(feed.Repairs), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"cu""")]
    [InlineData("""{"a":1}""")]
    [InlineData("""[{"id":"1"}]""")]
    [InlineData("{")]
    [InlineData("{}}}]")]
    public void What_holds_no_whole_entry_and_no_feed_is_refused(string text) =>
        Assert.NotEmpty(Assert.IsType<FeedReading.Unreadable>(Parse(text)).Reason);

    [Fact]
    public void A_sound_feed_is_told_as_sound_and_keeps_its_types()
    {
        var read = Assert.IsType<FeedReading.Read>(Parse(SampleFeeds.Json));
        Assert.Empty(read.Document.Repairs);
        Assert.Equal(("<p>One<br>two</p>", MarkupKind.Html), (read.Source.Entries[0].Content.Value, read.Source.Entries[0].Content.Kind));
    }

    [Fact]
    public void Lone_surrogates_and_control_characters_are_not_handed_on() =>
        Assert.Equal("a\ufffdb", Assert.Single(Read("""{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"a\u0000\ud800b"}]}""").Entries).Title);

    private static ParsedFeed Read(string text) => Assert.IsType<FeedReading.Read>(Parse(text)).Document;

    private static FeedReading Parse(string text) => FeedParser.Parse(Encoding.UTF8.GetBytes(text), null, null);
}
