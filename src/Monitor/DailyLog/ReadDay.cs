using Monitor.Feeds.Http;

namespace Monitor.DailyLog;

/// <summary>Reads the log of one local day.</summary>
internal sealed class ReadDay(DayLogStore intakes, FeedHistoryStore feeds, DayMailStore mails)
{
    public async Task<DayLog> RunAsync(DateOnly date, TimeZoneInfo zone, CancellationToken ct)
    {
        var (from, to) = LocalDay.Bounds(date, zone);
        var intake = await intakes.ReadAsync(from, to, ct);
        var mail = await mails.ReadAsync(from, to, ct);
        var topics = intake.Topics.Select(row => row.Read()).ToList();
        var names = topics.ToDictionary(topic => topic.Slug, topic => topic.Name);
        return new DayLog(zone)
        {
            Date = date,
            From = from,
            To = to,
            Figures = intake.Figures,
            // An address may hold a name and password: they stay out of every form of the log.
            Feeds = [.. intake.Feeds.Select(feed => feed with { Url = WebAddress.Shown(feed.Url) })],
            FeedEvents = [.. (await feeds.EventsAsync(from, to, ct)).Select(happened => happened with { Url = WebAddress.Shown(happened.Url) })],
            Hours = HoursOf(intake.Hours, from, to, zone),
            Languages = intake.Languages,
            Topics = topics,
            Matched = [.. intake.Matched.Select(Named)],
            NearMisses = [.. intake.Near.Select(Named)],
            Rejections = intake.Rejections,
            Digests = mail.Digests,
            Deliveries = mail.Deliveries,
            Edits = mail.Edits,
        };

        DecidedItem Named(DecidedRow row) => row.Read(names.GetValueOrDefault(row.TopicSlug, row.TopicSlug));
    }

    private static List<HourDay> HoursOf(IReadOnlyList<HourCount> counts, DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone)
    {
        var byHour = counts.ToDictionary(count => (count.Kind, count.Hour), count => count.Number);
        var hours = (int)Math.Ceiling((to - from).TotalHours);
        return [.. Enumerable.Range(0, hours).Select(hour => new HourDay(
            TimeZoneInfo.ConvertTime(from.AddHours(hour), zone).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture),
            byHour.GetValueOrDefault(("items", hour)),
            byHour.GetValueOrDefault(("matched", hour)),
            byHour.GetValueOrDefault(("polls", hour))))];
    }
}
