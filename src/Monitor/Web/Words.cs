using System.Globalization;
using Monitor.DailyLog;
using Monitor.Feeds;

namespace Monitor.Web;

/// <summary>Numbers and instants as the pages say them.</summary>
internal static class Words
{
    public static string Clock(DateTimeOffset instant, TimeZoneInfo zone) => In(instant, zone, "HH:mm");

    public static string Moment(DateTimeOffset instant, TimeZoneInfo zone) => In(instant, zone, "d MMM yyyy, HH:mm");

    public static string Iso(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary><c>just now</c>, <c>12 min ago</c>, <c>in 3 h</c>, <c>2 days ago</c>.</summary>
    public static string Away(DateTimeOffset instant, DateTimeOffset now)
    {
        var span = (now - instant).Duration();
        var words = span.TotalMinutes < 1 ? null
            : span.TotalMinutes < 90 ? $"{span.TotalMinutes:0} min"
            : span.TotalHours < 36 ? $"{span.TotalHours:0} h"
            : DaySentence.Count((long)Math.Round(span.TotalDays), "day");
        return (words, instant > now) switch
        {
            (null, true) => "now",
            (null, false) => "just now",
            (_, true) => "in " + words,
            (_, false) => words + " ago",
        };
    }

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Score(double score) => score.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A length for an SVG attribute.</summary>
    public static string Length(double length) => length.ToString("0.##", CultureInfo.InvariantCulture);

    /// <returns>The address if it is http or https, else null: nothing else becomes a link, whatever a feed says.</returns>
    public static string? Link(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) ? uri.AbsoluteUri : null;

    /// <summary>The badge class of a feed's mood.</summary>
    public static string Badge(FeedMood mood) => mood switch
    {
        FeedMood.Good => "good",
        FeedMood.Strained => "near",
        FeedMood.Bad => "bad",
        _ => "quiet",
    };

    private static string In(DateTimeOffset instant, TimeZoneInfo zone, string format) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString(format, CultureInfo.InvariantCulture);
}
