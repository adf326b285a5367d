using System.Net;
using Monitor.Topics;
using Xunit;

namespace Monitor.Tests.Web;

public sealed class EditorPagesTests
{
    private const string Edit = "/topics/munitions/edit";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static (string, string)[] Fields(string name = "Shells", string threshold = "0.6", string facets = "country:KP | Kim Jong-un\nshells") =>
    [
        ("version", "2"), ("name", name), ("threshold", threshold), ("languages", "fr, en"), ("facets", facets), ("exclude", "theme:sport"),
        ("note", "tighter"), ("term-text", "obus"), ("term-lang", "fr"), ("term-weight", "0.7"), ("term-because", ""), ("term-concept", ""),
    ];

    [Fact]
    public async Task Saving_a_topic_makes_a_new_version_by_its_author()
    {
        await using var web = await WebApp.StartAsync();
        using var response = await WebApp.PostAsync(await web.SignedInAsync(), Edit, [.. Fields(), ("do", "save")]);
        Assert.Equal((HttpStatusCode.SeeOther, "/topics/munitions"), (response.StatusCode, response.Headers.Location?.OriginalString));

        var stored = await web.Get<TopicStore>().FindAsync("munitions", Ct);
        Assert.Equal((3, "Shells", 0.6), (stored?.Version, stored?.Topic.Name, stored?.Topic.Threshold));
        Assert.Equal([new Clue.Concept("country:KP"), new Clue.Text("Kim Jong-un")], stored!.Topic.Facets[0].AnyOf);
        Assert.Equal(new Term("obus", "fr", 0.7, "added by hand"), Assert.Single(stored.Topic.Terms));
        Assert.Equal(new Clue.Concept("theme:sport"), Assert.Single(stored.Topic.Exclude));
        Assert.Equal(["fr", "en"], stored.Topic.Languages);
        var version = (await web.Get<TopicStore>().VersionsAsync(stored.Id, Ct)).MaxBy(version => version.Version);
        Assert.Equal(("ana", "tighter"), (version?.Author, version?.Note));
    }

    [Fact]
    public async Task A_mistake_is_told_beside_its_field_and_nothing_is_lost_or_saved()
    {
        await using var web = await WebApp.StartAsync();
        using var response = await WebApp.PostAsync(await web.SignedInAsync(), Edit,
            [.. Fields("", "much", "country:XX"), ("term-text", ""), ("term-lang", "q"), ("term-weight", "7"), ("term-because", "kept words"), ("term-concept", ""), ("do", "save")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync(Ct);
        foreach (var field in (string[])["f-name", "f-threshold", "f-facets", "f-term-1"])
            Assert.Contains($"id=\"{field}\" role=\"alert\"", page, StringComparison.Ordinal);
        foreach (var typed in (string[])["value=\"much\"", "value=\"kept words\"", "country:XX", "value=\"tighter\""])
            Assert.Contains(typed, page, StringComparison.Ordinal);
        Assert.Equal(2, (await web.Get<TopicStore>().FindAsync("munitions", Ct))?.Version);
    }

    [Theory]
    [InlineData("add", 2)]
    [InlineData("remove-0", 0)]
    [InlineData("remove-9", 1)]
    public async Task Rows_come_and_go_without_saving(string button, int rows)
    {
        await using var web = await WebApp.StartAsync();
        var before = await web.RowsAsync();
        using var response = await WebApp.PostAsync(await web.SignedInAsync(), Edit, [.. Fields(threshold: "half"), ("do", button)]);
        var page = await response.Content.ReadAsStringAsync(Ct);
        Assert.Equal(rows, page.Split("name=\"term-text\"").Length - 1);
        Assert.Contains("value=\"half\"", page, StringComparison.Ordinal);
        Assert.Equal(2, (await web.Get<TopicStore>().FindAsync("munitions", Ct))?.Version);
        Assert.DoesNotContain("version 3", before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_on_top_of_anothers_is_noticed_first_and_saved_when_sent_again()
    {
        await using var web = await WebApp.StartAsync();
        var client = await web.SignedInAsync();
        (string, string)[] stale = [("version", "1"), .. Fields()[1..], ("do", "save")];
        using (var noticed = await WebApp.PostAsync(client, Edit, stale))
        {
            var page = await noticed.Content.ReadAsStringAsync(Ct);
            Assert.Contains("version 2 was saved while you were editing", page, StringComparison.Ordinal);
            Assert.Contains("name=\"version\" value=\"2\"", page, StringComparison.Ordinal);
        }

        using var saved = await WebApp.PostAsync(client, Edit, [.. Fields(), ("do", "save")]);
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
    }

    [Fact]
    public async Task A_topic_shows_its_concepts_in_several_languages_and_what_it_found()
    {
        await using var web = await WebApp.StartAsync();
        var page = WebUtility.HtmlDecode(await (await web.SignedInAsync()).GetStringAsync("/topics/munitions", Ct));
        foreach (var word in (string[])["Corée du Nord", "北朝鮮", "three times in the article", "cinema", "러시아, 북한 탄약 인수", "Moscou et Pyongyang signent", "narrower"])
            Assert.Contains(word, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_of_one_story_stand_as_one_entry()
    {
        await using var web = await WebApp.StartAsync();
        await web.Get<Monitor.Storage.Database>().WriteAsync(session => session.ExecuteAsync("""
            INSERT INTO stories (id, lead_item_id, first_seen_at) VALUES (7, 1, 0);
            UPDATE items SET story_id = 7 WHERE id IN (1, 2);
            UPDATE matches SET decision = 'match', rejection = NULL, missing = '[]' WHERE item_id = 2;
            """), Ct);
        var page = WebUtility.HtmlDecode(await (await web.SignedInAsync()).GetStringAsync("/", Ct));
        Assert.Contains("1 more report of this story", page, StringComparison.Ordinal);
        Assert.Contains("Moscou et Pyongyang signent", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feeds_state_is_said_in_a_word()
    {
        await using var web = await WebApp.StartAsync();
        await web.Get<Monitor.Storage.Database>().WriteAsync(session => session.ExecuteAsync("""
            UPDATE feeds SET polled_at = 1, succeeded_at = 1 WHERE id = 1;
            UPDATE feeds SET polled_at = 1, failing_since = 1, last_error = 'answered 503' WHERE id = 2;
            INSERT INTO feeds (url, title, added_at, next_due_at) VALUES ('https://c.example', 'C', 1, 1);
            """), Ct);
        var page = await (await web.SignedInAsync()).GetStringAsync("/feeds", Ct);
        foreach (var word in (string[])[">ok<", ">failing<", "answered 503", ">not polled yet<"])
            Assert.Contains(word, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_is_added_with_its_edit_and_a_bad_one_is_explained()
    {
        await using var web = await WebApp.StartAsync();
        var client = await web.SignedInAsync();
        using (var bad = await WebApp.PostAsync(client, "/feeds", ("url", "ftp://x.example")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
            Assert.Contains("value=\"ftp://x.example\"", await bad.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }

        using var good = await WebApp.PostAsync(client, "/feeds", ("url", "https://x.example/rss"));
        Assert.Equal(HttpStatusCode.SeeOther, good.StatusCode);
        Assert.Contains("https://x.example/rss", await client.GetStringAsync("/feeds", Ct), StringComparison.Ordinal);
        Assert.Contains("feed:https://x.example/rss, added", await client.GetStringAsync("/", Ct), StringComparison.Ordinal);
        Assert.Contains("Added: <b", await client.GetStringAsync(good.Headers.Location, Ct), StringComparison.Ordinal);

        using var again = await WebApp.PostAsync(client, "/feeds", ("url", "https://x.example/rss"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Contains("is there already", await again.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_in_a_feeds_address_is_on_no_page()
    {
        await using var web = await WebApp.StartAsync();
        await web.Get<Monitor.Storage.Database>().WriteAsync(session => session.ExecuteAsync("""
            UPDATE feeds SET url = 'https://reader:sesame@a.example/feed' WHERE id = 1;
            """), Ct);
        var client = await web.SignedInAsync();
        foreach (var path in (string[])["/feeds", "/", "/log/2026-11-24", "/log/2026-11-24.json"])
            Assert.DoesNotContain("sesame", await client.GetStringAsync(path, Ct), StringComparison.Ordinal);
        Assert.Contains("https://a.example/feed", await client.GetStringAsync("/feeds", Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_of_a_day_leads_to_its_neighbours_and_its_exports()
    {
        await using var web = await WebApp.StartAsync();
        var client = await web.SignedInAsync();
        var today = await client.GetStringAsync("/", Ct);
        Assert.Contains("Tuesday 24 November 2026", today, StringComparison.Ordinal);
        Assert.Contains("href=\"/log/2026-11-23\"", today, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/log/2026-11-25\"", today, StringComparison.Ordinal);
        Assert.Contains("href=\"/log/2026-11-24\"", await client.GetStringAsync("/log/2026-11-23", Ct), StringComparison.Ordinal);
        using var led = await client.GetAsync("/log?date=2026-11-20", Ct);
        Assert.Equal("/log/2026-11-20", led.Headers.Location?.OriginalString);
        Assert.StartsWith("# Tuesday", await client.GetStringAsync("/log/2026-11-24.md", Ct), StringComparison.Ordinal);
        Assert.StartsWith("{", await client.GetStringAsync("/log/2026-11-24.json", Ct), StringComparison.Ordinal);
    }
}
