using System.Net;
using Monitor.Mail;
using Monitor.Subscriptions;
using Monitor.Web;
using Xunit;

namespace Monitor.Tests.Web;

public sealed class SubscriberPagesTests
{
    private static readonly (string, string)[] Daily =
        [("scope", "all"), ("rhythm", "daily"), ("time", "07:30"), ("day", "MON"), ("zone", "Europe/Paris"), ("language", "fr")];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_one_click_unsubscribe_works_without_cookie_and_token_and_without_redirect()
    {
        await using var web = await WebApp.StartAsync();
        using var response = await WebApp.PostBareAsync(web.Client(), web.Path(LinkPurpose.Unsubscribe), ("List-Unsubscribe", "One-Click"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("unsubscribed", await web.StateOfAsync("anna@press.example"));
    }

    [Fact]
    public async Task A_wrong_token_changes_nothing_and_says_so()
    {
        await using var web = await WebApp.StartAsync();
        var (leave, confirm) = (web.Path(LinkPurpose.Unsubscribe), web.Path(LinkPurpose.Confirm));
        foreach (var path in (string[])[leave + "x", leave.Replace("/1.", "/2.", StringComparison.Ordinal), leave.Replace("unsubscribe", "confirm", StringComparison.Ordinal), confirm.Replace("confirm", "unsubscribe", StringComparison.Ordinal), "/confirm/x"])
        {
            using var response = await WebApp.PostBareAsync(web.Client(), path);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        Assert.Equal("confirmed", await web.StateOfAsync("anna@press.example"));
    }

    [Fact]
    public async Task The_change_link_of_a_mail_shows_the_subscription_and_saves_another_rhythm()
    {
        await using var web = await WebApp.StartAsync();
        var (client, path) = (web.Client(), web.Path(LinkPurpose.Change));
        using var shown = await client.GetAsync(path, Ct);
        Assert.Contains("Vos abonnements", WebUtility.HtmlDecode(await shown.Content.ReadAsStringAsync(Ct)), StringComparison.Ordinal);
        using var saved = await WebApp.PostBareAsync(client, path, [("scope", "all"), ("rhythm", "weekly"), ("time", "18:15"), ("day", "FRI"), ("zone", "Asia/Seoul"), ("language", "en")]);
        Assert.Equal((HttpStatusCode.SeeOther, path + "?done=changed"), (saved.StatusCode, saved.Headers.Location?.OriginalString));
        using var again = await client.GetAsync(path, Ct);
        var page = await again.Content.ReadAsStringAsync(Ct);
        Assert.Contains("value=\"18:15\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Asia/Seoul\"", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"FRI\" selected", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_known_and_a_new_address_see_the_same_page()
    {
        await using var web = await WebApp.StartAsync();
        foreach (var email in (string[])["anna@press.example", "new@press.example"])
        {
            using var response = await WebApp.PostAsync(web.Client(), "/subscribe", [.. Daily, ("email", email)]);
            Assert.Equal((HttpStatusCode.SeeOther, "/subscribe/sent"), (response.StatusCode, response.Headers.Location?.OriginalString));
        }

        await web.Get<IssueConfirmations>().RunAsync(Ct);
        Assert.Equal("pending", await web.StateOfAsync("new@press.example"));
        Assert.Equal("confirmed", await web.StateOfAsync("anna@press.example"));
    }

    [Fact]
    public async Task A_robot_that_fills_the_hidden_field_is_thanked_and_not_stored()
    {
        await using var web = await WebApp.StartAsync();
        using var response = await WebApp.PostAsync(web.Client(), "/subscribe", [.. Daily, ("email", "bot@press.example"), ("website", "http://spam")]);
        Assert.Equal("/subscribe/sent", response.Headers.Location?.OriginalString);
        await web.Get<IssueConfirmations>().RunAsync(Ct);
        Assert.Null(await web.StateOfAsync("bot@press.example"));
    }

    [Theory]
    [InlineData("no address", "email")]
    [InlineData("a@", "email")]
    [InlineData("a@b.example\r\nBcc: c@d.example", "email")]
    [InlineData("\"a b\"@c.example", "email")]
    [InlineData("ana <a@b.example>", "email")]
    [InlineData("a@b.example,c@d.example", "email")]
    public async Task A_bad_address_is_told_beside_its_field_and_nothing_is_lost(string email, string field)
    {
        await using var web = await WebApp.StartAsync();
        using var response = await WebApp.PostAsync(web.Client(), "/subscribe", [.. Daily, ("email", email)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync(Ct);
        Assert.Contains($"id=\"f-{field}\" role=\"alert\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"07:30\"", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"fr\" selected", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_subscribers_is_masked()
    {
        await using var web = await WebApp.StartAsync();
        var page = await (await web.SignedInAsync()).GetStringAsync("/subscribers", Ct);
        Assert.Contains("a***@press.example", page, StringComparison.Ordinal);
        Assert.DoesNotContain("anna@", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_says_what_waits_without_naming_anyone()
    {
        await using var web = await WebApp.StartAsync();
        var body = await web.Client().GetStringAsync("/healthz", Ct);
        Assert.Equal("{\"status\":\"degraded\",\"problems\":[\"2 feeds are overdue by more than an hour\"]}", body);
        await web.Get<Monitor.Storage.Database>().WriteAsync(
            session => session.ExecuteAsync("UPDATE feeds SET next_due_at = @later", new { later = web.Time.GetUtcNow().AddHours(1) }), Ct);
        Assert.Equal("{\"status\":\"ok\",\"problems\":[]}", await web.Client().GetStringAsync("/healthz", Ct));
    }
}
