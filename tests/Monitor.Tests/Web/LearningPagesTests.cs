using System.Net;
using Monitor.Storage;
using Monitor.Topics;
using Xunit;

namespace Monitor.Tests.Web;

public sealed class LearningPagesTests
{
    private const string TopicPage = "/topics/munitions";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task<WebApp> StartAsync(bool withProfile = true)
    {
        var web = await WebApp.StartAsync();
        await web.Get<Database>().WriteAsync(session => session.ExecuteAsync("""
            INSERT INTO proposals (id, topic_id, kind, clue, concept, text, lang, weight, because, state, made_at) VALUES
                (1, 1, 'add', 'notion:soldiers', 'notion:soldiers', 'soldiers', 'mul', 0.4, 'in 9 of 31 matches', 'open', 0),
                (2, 1, 'drop', 'en:ammunition', NULL, 'ammunition', 'en', 0.8, 'in none of 34 matches', 'open', 0),
                (3, 1, 'add', 'en:old', NULL, 'bygone', 'en', 0.4, 'in 4 of 9 matches', 'declined', 0);
            """), Ct);
        if (withProfile)
        {
            var store = web.Get<TopicStore>();
            var topic = (await store.FindAsync("munitions", Ct))!.Topic;
            await store.SaveAsync(topic with { Profile = new Profile(null, new Dictionary<string, double> { ["shells"] = 2.5 }, new Dictionary<string, double>()) }, "ana", "profile", Ct);
        }

        return web;
    }

    private static Task<IReadOnlyList<string>> VerdictsAsync(WebApp web) => web.Get<Database>().ReadAsync(session =>
        session.QueryAsync<string>("SELECT item_id || ' ' || verdict || ' ' || author FROM feedback ORDER BY item_id"), Ct);

    private static async Task<string> PageAsync(HttpClient client, string path) => WebUtility.HtmlDecode(await client.GetStringAsync(path, Ct));

    [Fact]
    public async Task A_verdict_given_on_the_topics_page_is_learned_shown_and_taken_back()
    {
        await using var web = await StartAsync();
        var client = await web.SignedInAsync();
        Assert.Contains("name=\"more\" value=\"1\" formaction=\"/topics/munitions/feedback\" aria-label=\"More like 러시아, 북한 탄약 인수\"", await PageAsync(client, TopicPage), StringComparison.Ordinal);

        using (var given = await WebApp.PostFromAsync(client, TopicPage, TopicPage + "/feedback", ("more", "1")))
            Assert.Equal((HttpStatusCode.SeeOther, "/topics/munitions#munitions-1"), (given.StatusCode, given.Headers.Location?.OriginalString));
        Assert.Equal(["1 more ana"], await VerdictsAsync(web));
        var page = await PageAsync(client, TopicPage);
        foreach (var shown in (string[])["id=\"munitions-1\"", "<span class=\"badge good\">more like this</span>", "name=\"undo\" value=\"1\"", "more like « 러시아, 북한 탄약 인수 »", "<h2>Learned</h2>"])
            Assert.Contains(shown, page, StringComparison.Ordinal);

        using (var undone = await WebApp.PostFromAsync(client, TopicPage, TopicPage + "/feedback", ("undo", "1")))
            Assert.Equal(HttpStatusCode.SeeOther, undone.StatusCode);
        Assert.Empty(await VerdictsAsync(web));
        Assert.Equal(5, (await web.Get<TopicStore>().FindAsync("munitions", Ct))?.Version);
        Assert.DoesNotContain("<h2>Learned</h2>", await PageAsync(client, TopicPage), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verdict_given_on_the_log_leads_back_to_the_item_there()
    {
        await using var web = await StartAsync();
        var client = await web.SignedInAsync();
        using var given = await WebApp.PostFromAsync(client, "/log/2026-11-24", TopicPage + "/feedback", ("less", "2"), ("back", "/log/2026-11-24"));

        Assert.Equal("/log/2026-11-24#munitions-2", given.Headers.Location?.OriginalString);
        var page = await PageAsync(client, "/log/2026-11-24");
        Assert.Contains("<span class=\"badge bad\">not this</span>", page, StringComparison.Ordinal);
        Assert.Contains("not like « Moscou et Pyongyang signent »", page, StringComparison.Ordinal);
        Assert.Contains("\"verdict\": \"less\"", await client.GetStringAsync("/log/2026-11-24.json", Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_without_a_profile_says_that_it_does_not_learn()
    {
        await using var web = await StartAsync(withProfile: false);
        var client = await web.SignedInAsync();
        using var given = await WebApp.PostFromAsync(client, TopicPage, TopicPage + "/feedback", ("more", "1"));

        Assert.Equal("/topics/munitions?said=kept", given.Headers.Location?.OriginalString);
        Assert.Contains("so it cannot learn from it", await PageAsync(client, "/topics/munitions?said=kept"), StringComparison.Ordinal);
        Assert.Equal(2, (await web.Get<TopicStore>().FindAsync("munitions", Ct))?.Version);
    }

    [Theory]
    [InlineData("/topics/none/feedback", "more", "1", HttpStatusCode.NotFound)]
    [InlineData("/topics/munitions/feedback", "more", "999", HttpStatusCode.NotFound)]
    [InlineData("/topics/munitions/feedback", "more", "one", HttpStatusCode.BadRequest)]
    [InlineData("/topics/munitions/feedback", "maybe", "1", HttpStatusCode.BadRequest)]
    [InlineData("/topics/munitions/proposals", "accept", "999", HttpStatusCode.NotFound)]
    [InlineData("/topics/munitions/proposals", "maybe", "1", HttpStatusCode.BadRequest)]
    public async Task What_makes_no_sense_changes_nothing(string path, string button, string value, HttpStatusCode status)
    {
        await using var web = await StartAsync();
        var client = await web.SignedInAsync();
        var before = await web.RowsAsync();
        using var response = await WebApp.PostFromAsync(client, TopicPage, path, (button, value));
        Assert.Equal(status, response.StatusCode);
        Assert.Equal(before, await web.RowsAsync());
    }

    [Fact]
    public async Task A_verdict_leads_to_no_foreign_page()
    {
        await using var web = await StartAsync();
        using var given = await WebApp.PostFromAsync(await web.SignedInAsync(), TopicPage, TopicPage + "/feedback", ("more", "1"), ("back", "//evil.example"));
        Assert.Equal("/#munitions-1", given.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Open_proposals_stand_on_their_topics_page_and_are_decided_there()
    {
        await using var web = await StartAsync();
        var client = await web.SignedInAsync();
        var page = await PageAsync(client, TopicPage);
        foreach (var shown in (string[])["in 9 of 31 matches", "in none of 34 matches", "name=\"accept\" value=\"1\"", "aria-label=\"Decline: drop « ammunition » (en)\""])
            Assert.Contains(shown, page, StringComparison.Ordinal);
        Assert.DoesNotContain("bygone", page, StringComparison.Ordinal);

        using (var accepted = await WebApp.PostFromAsync(client, TopicPage, TopicPage + "/proposals", ("accept", "1")))
            Assert.Equal("/topics/munitions?said=accepted", accepted.Headers.Location?.OriginalString);
        using (var declined = await WebApp.PostFromAsync(client, TopicPage, TopicPage + "/proposals", ("decline", "2")))
            Assert.Equal("/topics/munitions?said=declined", declined.Headers.Location?.OriginalString);
        using (var late = await WebApp.PostFromAsync(client, TopicPage, TopicPage + "/proposals", ("accept", "2")))
            Assert.Equal("/topics/munitions?said=decided", late.Headers.Location?.OriginalString);

        var stored = await web.Get<TopicStore>().FindAsync("munitions", Ct);
        Assert.Equal(4, stored?.Version);
        Assert.Contains(stored!.Topic.Terms, term => term.Concept == "notion:soldiers");
        Assert.Contains(stored.Topic.Terms, term => term.Text == "ammunition");
        Assert.DoesNotContain("id=\"proposed\"", await PageAsync(client, TopicPage), StringComparison.Ordinal);
        Assert.Contains("add « soldiers » (notion:soldiers): in 9 of 31 matches", await PageAsync(client, "/log/2026-11-24"), StringComparison.Ordinal);
    }
}
