using System.Globalization;
using System.Text.Encodings.Web;
using Monitor.Digests;
using Monitor.Feeds;
using Monitor.Feeds.Http;

namespace Monitor.Mail;

/// <summary>Writes the mail about feeds that need a person: one line each, and where to see them.</summary>
internal static class NoticeMail
{
    public static RenderedMail Render(IReadOnlyList<FeedNotice> notices, string link)
    {
        var feeds = notices.Select(notice => notice.Url).Distinct(StringComparer.Ordinal).Count();
        var subject = feeds == 1 ? $"Monitor: {notices[0].Feed} needs you" : string.Create(CultureInfo.InvariantCulture, $"Monitor: {feeds} feeds need you");
        var lines = notices.Select(notice => $"- {notice.Feed} ({WebAddress.Shown(notice.Url)})\r\n  {Instant(notice)}: {notice.Detail}");
        var text = $"{Lead(feeds)}\r\n\r\n{string.Join("\r\n", lines)}\r\n\r\n{link}\r\n";
        return new RenderedMail(subject, text, AccountCard.Html("en", subject, Lead(feeds), Rows(notices) + AccountCard.Button(link, "Open the feeds")));
    }

    private static string Lead(int feeds) => feeds == 1 ? "A feed can no longer be read" : "Feeds can no longer be read";

    private static string Rows(IReadOnlyList<FeedNotice> notices) => string.Concat(notices.Select(notice =>
        AccountCard.Paragraph($"<b>{Encoded(notice.Feed)}</b><br>{Encoded(WebAddress.Shown(notice.Url))}<br>{Instant(notice)}: {Encoded(notice.Detail)}")));

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);

    private static string Instant(FeedNotice notice) => notice.HappenedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
