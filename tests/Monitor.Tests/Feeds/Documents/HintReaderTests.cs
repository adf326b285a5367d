using System.Xml.Linq;
using Monitor.Feeds.Documents;
using Xunit;

namespace Monitor.Tests.Feeds.Documents;

public sealed class HintReaderTests
{
    private const string Syndication = "xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\"";

    [Theory]
    [InlineData("<channel><ttl>60</ttl></channel>", 60)]
    [InlineData("<channel " + Syndication + "><sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency></channel>", 30)]
    [InlineData("<channel " + Syndication + "><sy:updateFrequency>4</sy:updateFrequency></channel>", 360)]
    [InlineData("<channel " + Syndication + "><ttl>5</ttl><sy:updatePeriod>hourly</sy:updatePeriod></channel>", 60)]
    [InlineData("<channel><ttl>99999</ttl></channel>", 7 * 24 * 60)]
    public void The_longer_of_ttl_and_the_syndication_period_is_the_interval(string head, double minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Read(head).Interval);

    [Theory]
    [InlineData("<channel/>")]
    [InlineData("<channel><ttl>soon</ttl></channel>")]
    [InlineData("<channel><ttl>0</ttl></channel>")]
    [InlineData("<channel><ttl>-5</ttl></channel>")]
    public void A_feed_without_a_readable_wish_has_no_interval(string head) => Assert.Null(Read(head).Interval);

    [Fact]
    public void Skipped_hours_and_days_are_read_and_nonsense_is_not()
    {
        var hints = Read("""
            <channel><skipHours><hour>0</hour><hour>24</hour><hour>7</hour><hour>25</hour><hour>x</hour></skipHours>
            <skipDays><day>Sunday</day><day>saturday</day><day>3</day><day>Caturday</day></skipDays></channel>
            """);
        Assert.Equal([0, 7], hints.SkipHours);
        Assert.Equal([DayOfWeek.Sunday, DayOfWeek.Saturday], hints.SkipDays);
    }

    [Fact]
    public void Hub_self_and_older_page_are_absolute()
    {
        var hints = Read("""
            <feed xmlns="http://www.w3.org/2005/Atom"><link rel="hub" href="https://hub.example/"/><link rel="self" href="/feed.atom"/>
            <link rel="next" href="?page=2"/><generator>WordPress 6</generator></feed>
            """);
        Assert.Equal(("https://hub.example/", "https://a.example/feed.atom", "https://a.example/news?page=2"), (hints.Hub, hints.Self, hints.OlderPage));
        Assert.True(hints.IsWordPress);
    }

    private static FeedHints Read(string head) => HintReader.Read(XElement.Parse(head), new LinkResolver(new Uri("https://a.example/news")));
}
