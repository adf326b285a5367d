using Monitor.Feeds.Documents;
using Monitor.Items;
using Xunit;

namespace Monitor.Tests.Items;

public sealed class PublishedDateTests
{
    private static readonly DateTimeOffset Seen = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_sound_date_stays_as_it_is() => Assert.Equal(new PublishedDate(Seen.AddDays(-4), null), Of(Seen.AddDays(-4)));

    [Fact]
    public void A_clock_may_be_an_hour_ahead()
    {
        Assert.Equal(new PublishedDate(Seen.AddHours(1), null), Of(Seen.AddHours(1)));
        Assert.Equal(new PublishedDate(Seen, "2026-11-24T09:00:01Z"), Of(Seen.AddSeconds(3601)));
    }

    [Fact]
    public void The_year_2099_is_when_it_was_first_seen_and_what_was_written_is_kept() =>
        Assert.Equal(new PublishedDate(Seen, "2099-12-31T23:00:00Z"), Of(new DateTimeOffset(2099, 12, 31, 23, 0, 0, TimeSpan.Zero)));

    [Fact]
    public void Before_the_web_there_was_no_date() => Assert.Equal(new PublishedDate(null, "1970-01-01T00:00:00Z"), Of(DateTimeOffset.UnixEpoch));

    [Fact]
    public void An_update_stands_in_for_the_publication_and_unreadable_words_are_kept()
    {
        var entry = new ParsedEntry { Title = "t", Summary = "", Updated = Seen, PublishedRaw = "yesterday" };
        Assert.Equal(new PublishedDate(Seen, "yesterday"), PublishedDate.Of(entry, Seen));
        Assert.Equal(new PublishedDate(null, "yesterday"), PublishedDate.Of(entry with { Updated = null }, Seen));
    }

    private static PublishedDate Of(DateTimeOffset written) =>
        PublishedDate.Of(new ParsedEntry { Title = "t", Summary = "", Published = written }, Seen);
}
