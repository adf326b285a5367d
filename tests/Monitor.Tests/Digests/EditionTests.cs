using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Monitor.Digests;
using Monitor.Items;
using Monitor.Matching;
using Xunit;

namespace Monitor.Tests.Digests;

public sealed partial class EditionTests
{
    [Fact]
    public void Copies_fold_under_the_item_that_says_most_and_topics_stand_by_their_number()
    {
        var edition = EditionComposer.Compose(Sample.Frame(), Sample.Morning, Sample.Topics);

        Assert.Equal(["accord", "munitions", "sanctions"], edition.Groups.Select(group => group.Topic.Slug));
        var treaty = edition.Groups[0].Entries[0];
        Assert.Equal("Le Courrier de l’Est", treaty.Source);
        Assert.Equal(["Radio Atlantique", "Harbour Wire"], treaty.Copies.Select(copy => copy.Source).Order(StringComparer.Ordinal).Reverse());
        Assert.Equal(7, edition.Count);
        Assert.Equal(9, edition.Items.Count());
    }

    [Fact]
    public void An_item_of_several_topics_stands_under_the_best_and_names_the_others()
    {
        var edition = EditionComposer.Compose(Sample.Frame(), Sample.Morning, Sample.Topics);
        var russian = edition.Groups[0].Entries.Single(entry => entry.ItemId == new ItemId(5));
        Assert.Equal(["Sanctions et Conseil de sécurité"], russian.AlsoUnder);
    }

    [Fact]
    public void The_subject_says_what_happened_in_the_subscribers_language()
    {
        Assert.StartsWith("Monitor : 7 nouveautés sur 3 sujets — Corée du Nord – Russie : le traité de défense · Livraisons", Subject("fr", EditionKind.Digest), StringComparison.Ordinal);
        Assert.StartsWith("Monitor: 7 new in 3 topics — ", Subject("en", EditionKind.Digest), StringComparison.Ordinal);
        Assert.StartsWith("Monitor alert: 7 new in 3 topics — ", Subject("en", EditionKind.Alert), StringComparison.Ordinal);
        var single = EditionComposer.Compose(Sample.Frame("fr", EditionKind.Alert), [Sample.Morning[3]], Sample.Topics);
        Assert.StartsWith("Monitor, alerte : 북한과 러시아", DigestWords.For("fr").Subject(single), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_parts_hold_the_same_links_and_headlines()
    {
        var mail = await RenderAsync(Sample.Morning);

        var html = Hrefs(mail.Html);
        Assert.Equal(html, Urls(mail.Text));
        Assert.Equal(11, html.Count);
        Assert.All(Sample.Morning, item => Assert.Contains(item.Url!, html));
        foreach (var title in Sample.Morning.Where(item => item.Summary.Length > 0).Select(item => item.Title))
        {
            Assert.Contains(PlainText.Line(title), mail.Text, StringComparison.Ordinal);
            Assert.Contains(PlainText.Line(title), Visible(mail.Html), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_entry_says_why_and_in_which_language()
    {
        var mail = await RenderAsync(Sample.Morning);
        Assert.Contains("Pourquoi\u00A0: Pyongyang, Moscou, traité (titre), Kim Jong-un (résumé)", mail.Text, StringComparison.Ordinal);
        Assert.Contains("한강일보 · 5\u00A0h\u00A000 · coréen", mail.Text, StringComparison.Ordinal);
        Assert.Contains("lang=\"ko\" dir=\"auto\"", mail.Html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"fr\"", mail.Html, StringComparison.Ordinal);
        Assert.Contains("상호방위", mail.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr", "Nordkorea (titre), semblable à «\u00A0Le Conseil bcc: x débat\u00A0»")]
    [InlineData("en", "Nordkorea (title), like “Le Conseil bcc: x débat”")]
    public async Task An_earlier_item_it_is_like_is_told_in_the_readers_language_and_is_no_word_of_the_summary(string language, string expected)
    {
        var item = Sample.Morning[^1];
        var mail = await RenderAsync([item with { Reasons = [.. item.Reasons, new MatchReason("like: Le Conseil\r\nbcc: x débat", MatchReason.LikeField, 0, 0, 0.1)] }], language);

        Assert.Contains(expected, mail.Text, StringComparison.Ordinal);
        Assert.Contains(expected, Visible(mail.Html), StringComparison.Ordinal);
        Assert.DoesNotContain("like:", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1), InlineData(50), InlineData(500)]
    public async Task The_html_part_stays_under_90_KB_and_lists_up_to_50_stories(int count)
    {
        var items = Enumerable.Range(1, count).Select(at => Sample.Item(at, "ko", "한강일보 뉴스",
            $"북한과 러시아, 상호방위조약에 서명 {at} 정부는 엄중한 우려를 표명했다", string.Concat(Enumerable.Repeat("정부는 조약 전문을 분석하고 있다. ", 12)), 1, 0.8, at, "북한", "러시아")).ToList();

        var mail = await RenderAsync(items);

        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(mail.Html), 1, 90_000);
        Assert.Equal(Math.Min(count, 50) + 2, Urls(mail.Text).Count);
        Assert.Equal(Hrefs(mail.Html), Urls(mail.Text));
        Assert.Equal(count > 50, mail.Text.Contains($"+ {count - 50} autres", StringComparison.Ordinal));
        Assert.Contains("/unsubscribe/", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_text_stays_text()
    {
        var evil = Sample.Item(1, "en", "<b>Feed</b>\r\nX: y", "\u202E<script>alert(1)</script>\r\nBcc: x {{env}} ${7*7} {0}", "\"><img src=x onerror=alert(1)>", 1, 0.9, 5);
        var mail = await RenderAsync([evil with { Url = "javascript:alert(1)" }]);

        Assert.DoesNotContain("<script", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("javascript:", mail.Html + mail.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\u202E', mail.Html + mail.Text + mail.Subject);
        Assert.DoesNotContain('\n', mail.Subject);
        Assert.Contains("{{env}} ${7*7} {0}", mail.Text, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script> Bcc: x", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_markup_keeps_to_what_mail_programs_keep()
    {
        var html = (await RenderAsync(Sample.Morning)).Html;
        Assert.Single(OpeningTag().Matches(html), tag => tag.Groups[1].Value == "h1");
        Assert.All(OpeningTag().Matches(html).Where(tag => tag.Groups[1].Value == "table"), tag => Assert.Contains("role=\"presentation\"", tag.Value, StringComparison.Ordinal));
        Assert.DoesNotContain(OpeningTag().Matches(html), tag => tag.Groups[1].Value is "img" or "script" or "link" or "iframe" or "form");
        Assert.All(FontSize().Matches(html).Select(size => int.Parse(size.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).Where(size => size != 1), size => Assert.True(size >= 14));
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
        // A lone CR or LF would be mended by some servers and refused by others.
        Assert.DoesNotMatch("(?<!\r)\n|\r(?!\n)", html);
    }

    private static string Subject(string language, EditionKind kind) =>
        DigestWords.For(language).Subject(EditionComposer.Compose(Sample.Frame(language, kind), Sample.Morning, Sample.Topics));

    private static async Task<RenderedMail> RenderAsync(IReadOnlyList<Candidate> candidates, string language = "fr")
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var renderer = new EditionRenderer(services, NullLoggerFactory.Instance);
        return await renderer.RenderAsync(EditionComposer.Compose(Sample.Frame(language), candidates, Sample.Topics), Sample.Addresses);
    }

    private static List<string> Hrefs(string html) =>
        [.. Href().Matches(html).Select(href => WebUtility.HtmlDecode(href.Groups[1].Value)).Order(StringComparer.Ordinal)];

    private static List<string> Urls(string text) => [.. Url().Matches(text).Select(url => url.Value).Order(StringComparer.Ordinal)];

    private static string Visible(string html) => WebUtility.HtmlDecode(AnyTag().Replace(html, ""));

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Href();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Url();

    [GeneratedRegex("<([a-z0-9]+)[^>]*>")]
    private static partial Regex OpeningTag();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex AnyTag();

    [GeneratedRegex(@"font-size:(\d+)px")]
    private static partial Regex FontSize();
}
