using System.Globalization;
using System.Xml.Linq;

namespace Monitor.Feeds.Documents;

/// <summary>Reads a document's <see cref="FeedHints"/> from its channel or feed element.</summary>
internal static class HintReader
{
    /// <summary>Longer wishes than this are mistakes more often than meant (RSS 2.0 ttl in seconds, sy:updateBase misread).</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    private static readonly XNamespace Syndication = "http://purl.org/rss/1.0/modules/syndication/";

    public static FeedHints Read(XElement head, LinkResolver links)
    {
        string? Related(params string[] relations) => relations
            .SelectMany(relation => head.Elements().Where(e => e.Name.LocalName == "link" && Relation(e) == relation))
            .Select(e => links.Resolve(e.Attribute("href")?.Value, e))
            .FirstOrDefault(link => link is not null);
        return new FeedHints
        {
            Interval = Interval(head),
            SkipHours = Listed(head, "skipHours").Select(Hour).OfType<int>().Distinct().Order().ToList(),
            SkipDays = Listed(head, "skipDays").Select(Day).OfType<DayOfWeek>().Distinct().Order().ToList(),
            Hub = Related("hub"),
            Self = Related("self"),
            OlderPage = Related("next", "prev-archive"),
            IsWordPress = head.Elements().Any(e => e.Name.LocalName == "generator" && e.Value.Contains("wordpress", StringComparison.OrdinalIgnoreCase)),
        };
    }

    private static TimeSpan? Interval(XElement head)
    {
        var ttl = Number(head.Elements().FirstOrDefault(e => e.Name.LocalName == "ttl")?.Value) is { } minutes
            ? TimeSpan.FromMinutes(minutes)
            : TimeSpan.Zero;
        var wish = Period(head) is { } period && period > ttl ? period : ttl;
        return wish == TimeSpan.Zero ? null : wish < Longest ? wish : Longest;
    }

    /// <summary>sy:updatePeriod, a day when left out, divided by sy:updateFrequency.</summary>
    private static TimeSpan? Period(XElement head)
    {
        var period = head.Element(Syndication + "updatePeriod")?.Value.Trim().ToLowerInvariant();
        var frequency = Number(head.Element(Syndication + "updateFrequency")?.Value);
        if (period is null && frequency is null)
            return null;
        TimeSpan? whole = period switch
        {
            "hourly" => TimeSpan.FromHours(1),
            null or "daily" => TimeSpan.FromDays(1),
            "weekly" => TimeSpan.FromDays(7),
            "monthly" => TimeSpan.FromDays(30),
            "yearly" => TimeSpan.FromDays(365),
            _ => null,
        };
        return whole / Math.Max(1, frequency ?? 1);
    }

    private static IEnumerable<string> Listed(XElement head, string name) =>
        head.Elements().Where(e => e.Name.LocalName == name).Elements().Select(e => e.Value.Trim());

    /// <summary>RSS 0.91 counts to 24, RSS 2.0 from 0 to 23.</summary>
    private static int? Hour(string text) => Number(text) is <= 24 and { } hour ? hour % 24 : null;

    private static DayOfWeek? Day(string text) =>
        Enum.TryParse<DayOfWeek>(text, ignoreCase: true, out var day) && !char.IsAsciiDigit(text[0]) ? day : null;

    private static int? Number(string? text) =>
        int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1_000_000 or 0 ? number : null;

    private static string Relation(XElement link) => link.Attribute("rel")?.Value.Trim().ToLowerInvariant() ?? "";
}
