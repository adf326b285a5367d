using System.Net;
using Monitor.Subscriptions;
using Monitor.Web;
using Xunit;

namespace Monitor.Tests.Web;

public sealed class SecurityTests
{
    private static readonly string[] EditorPages =
        ["/", "/log/2026-11-24", "/log/2026-11-24.json", "/topics", "/topics/munitions", "/topics/munitions/edit", "/feeds", "/subscribers"];

    private static readonly string[] PublicPages =
        ["/subscribe", "/subscribe/sent", "/setup?code=x", "/login", "/healthz", WebAssets.Stylesheet, WebAssets.Icon];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_answer_carries_the_strict_headers_errors_included()
    {
        await using var web = await WebApp.StartAsync();
        var client = await web.SignedInAsync();
        foreach (var path in (string[])[.. EditorPages, .. PublicPages, "/nothing/here", "/boom", "/log/not-a-date", "/topics/none"])
        {
            using var response = await client.GetAsync(path, Ct);
            AssertStrict(response, path);
        }

        using var bad = await WebApp.PostBareAsync(client, "/feeds", ("url", "https://x.example"));
        AssertStrict(bad, "POST without token");
    }

    [Fact]
    public async Task Errors_answer_with_their_own_status_and_keep_their_secrets()
    {
        await using var web = await WebApp.StartAsync();
        var client = web.Client();

        using var missing = await client.GetAsync("/nothing/here", Ct);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Contains("There is no such page", await missing.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        using var broken = await client.GetAsync("/boom", Ct);
        Assert.Equal(HttpStatusCode.InternalServerError, broken.StatusCode);
        Assert.DoesNotContain("secret detail", await broken.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_not_public_asks_to_sign_in()
    {
        await using var web = await WebApp.StartAsync();
        var client = web.Client();
        foreach (var path in EditorPages)
        {
            using var response = await client.GetAsync(path, Ct);
            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
            Assert.Equal("/login?return=" + Uri.EscapeDataString(path), response.Headers.Location?.OriginalString);
        }

        using var post = await WebApp.PostBareAsync(client, "/feeds", ("url", "https://x.example"));
        Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
    }

    [Fact]
    public async Task A_public_page_opens_without_an_account()
    {
        await using var web = await WebApp.StartAsync();
        foreach (var path in PublicPages.Where(path => !path.StartsWith("/setup", StringComparison.Ordinal)))
        {
            using var response = await web.Client().GetAsync(path, Ct);
            Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode}");
        }
    }

    [Fact]
    public async Task A_get_changes_nothing()
    {
        await using var web = await WebApp.StartAsync();
        var client = await web.SignedInAsync();
        var before = await web.RowsAsync();
        foreach (var path in (string[])[.. EditorPages, .. PublicPages, web.Path(LinkPurpose.Confirm), web.Path(LinkPurpose.Unsubscribe), web.Path(LinkPurpose.Change), "/logout", "/topics/munitions/edit?do=save", "/topics/munitions/feedback?more=1", "/topics/munitions/proposals?accept=1"])
            for (var i = 0; i < 3; i++)
                (await client.GetAsync(path, Ct)).Dispose();
        Assert.Equal(before, await web.RowsAsync());
    }

    [Theory]
    [InlineData("/login")]
    [InlineData("/logout")]
    [InlineData("/setup")]
    [InlineData("/subscribe")]
    [InlineData("/feeds")]
    [InlineData("/topics/munitions/edit")]
    [InlineData("/topics/munitions/feedback")]
    [InlineData("/topics/munitions/proposals")]
    public async Task A_form_without_antiforgery_token_is_refused(string path)
    {
        await using var web = await WebApp.StartAsync();
        var client = await web.SignedInAsync();
        var before = await web.RowsAsync();

        using var response = await WebApp.PostBareAsync(client, path, ("do", "save"), ("url", "https://x.example/rss"), ("email", "x@y.example"), ("more", "1"), ("accept", "1"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(before, await web.RowsAsync());
    }

    [Fact]
    public async Task A_title_with_markup_is_shown_as_text()
    {
        await using var web = await WebApp.StartAsync();
        await web.Get<Monitor.Storage.Database>().WriteAsync(session => session.ExecuteAsync("""
            UPDATE items SET title = '<script>alert(1)</script>', url = 'javascript:alert(2)' WHERE id = 1;
            UPDATE feeds SET title = '<img src=x onerror=alert(3)>', last_error = '<b>', failing_since = 1, polled_at = 1;
            UPDATE deliveries SET reply = '</small><script>alert(4)</script>';
            """), Ct);
        var client = await web.SignedInAsync();
        foreach (var path in (string[])["/", "/topics/munitions", "/feeds"])
        {
            var page = await client.GetStringAsync(path, Ct);
            Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img src=x", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("href=\"javascript:", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("style=", page, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("&lt;script&gt;alert(1)", await client.GetStringAsync("/", Ct), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/topics", "/topics")]
    [InlineData("/log/2026-11-24?a=b", "/log/2026-11-24?a=b")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("/a\\..\\evil", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData(" //evil.example", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void A_login_leads_back_to_a_path_of_this_site_only(string? asked, string led) => Assert.Equal(led, LocalPath.Or(asked));

    [Fact]
    public async Task An_open_redirect_is_refused_after_a_good_login()
    {
        await using var web = await WebApp.StartAsync();
        await web.SignedInAsync();
        using var response = await WebApp.PostAsync(web.Client(), "/login",
            ("name", WebApp.EditorName), ("password", WebApp.EditorPassword), ("return", "//evil.example"));
        Assert.Equal("/", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_stylesheet_is_kept_for_good_and_a_page_is_not()
    {
        await using var web = await WebApp.StartAsync();
        using var style = await web.Client().GetAsync(WebAssets.Stylesheet, Ct);
        Assert.Contains("immutable", style.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        using var page = await (await web.SignedInAsync()).GetAsync("/", Ct);
        Assert.True(page.Headers.CacheControl?.NoStore);
        Assert.Contains(WebAssets.Stylesheet, await page.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    private static void AssertStrict(HttpResponseMessage response, string path)
    {
        Assert.True(response.Headers.TryGetValues("Content-Security-Policy", out var policy), path);
        Assert.Equal(SecurityHeaders.Policy, Assert.Single(policy));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.False(response.Headers.Contains("Server"));
    }
}
