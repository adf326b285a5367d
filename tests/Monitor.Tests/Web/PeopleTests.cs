using System.Net;
using Monitor.Hosting;
using Monitor.Web;
using Xunit;

namespace Monitor.Tests.Web;

public sealed class PeopleTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task<string> SetupPathAsync(WebApp web)
    {
        var link = await web.Get<SetupCode>().LinkAsync("http://monitor.example/", Ct);
        Assert.StartsWith("http://monitor.example/setup?code=", link, StringComparison.Ordinal);
        return link!["http://monitor.example".Length..];
    }

    private static Task<HttpResponseMessage> SetUpAsync(HttpClient client, string path, string name) => WebApp.PostFromAsync(
        client, path, "/setup", ("code", path.Split('=')[1]), ("name", name), ("password", WebApp.EditorPassword));

    [Fact]
    public async Task The_setup_code_makes_the_first_editor_once()
    {
        await using var web = await WebApp.StartAsync();
        var path = await SetupPathAsync(web);
        var late = web.Client();
        var page = await late.GetStringAsync(path, Ct);

        var client = web.Client();
        using (var first = await SetUpAsync(client, path, "ana"))
            Assert.Equal("/", first.Headers.Location?.OriginalString);
        Assert.Contains("Daily log", await client.GetStringAsync("/", Ct), StringComparison.Ordinal);

        using var again = await web.Client().GetAsync(path, Ct);
        Assert.Equal(HttpStatusCode.Forbidden, again.StatusCode);
        var token = System.Text.RegularExpressions.Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        using var second = await WebApp.PostBareAsync(late, "/setup", ("__RequestVerificationToken", token),
            ("code", path.Split('=')[1]), ("name", "eve"), ("password", WebApp.EditorPassword));
        Assert.Equal(HttpStatusCode.Forbidden, second.StatusCode);
        Assert.Null(await web.Get<EditorStore>().FindAsync("eve", Ct));
        Assert.Null(await web.Get<SetupCode>().LinkAsync("http://x", Ct));
    }

    [Fact]
    public async Task The_setup_code_ends_after_a_day_and_with_the_next_one()
    {
        await using var web = await WebApp.StartAsync();
        var older = await SetupPathAsync(web);
        var newer = await SetupPathAsync(web);
        Assert.False(await web.Get<SetupCode>().IsGoodAsync(older.Split('=')[1], Ct));
        Assert.True(await web.Get<SetupCode>().IsGoodAsync(newer.Split('=')[1], Ct));

        web.Time.Advance(TimeSpan.FromHours(24));
        Assert.False(await web.Get<SetupCode>().IsGoodAsync(newer.Split('=')[1], Ct));
        Assert.False(await web.Get<SetupCode>().IsGoodAsync("", Ct));
    }

    [Fact]
    public async Task A_weak_first_password_is_told_beside_the_field_and_keeps_the_code()
    {
        await using var web = await WebApp.StartAsync();
        var path = await SetupPathAsync(web);
        using var response = await WebApp.PostFromAsync(
            web.Client(), path, "/setup", ("code", path.Split('=')[1]), ("name", "ana"), ("password", "short"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("12 to 256 characters", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.True(await web.Get<SetupCode>().IsGoodAsync(path.Split('=')[1], Ct));
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_answer()
    {
        await using var web = await WebApp.StartAsync();
        await web.Get<AddEditor>().RunAsync("ana", WebApp.EditorPassword, Ct);
        var pages = new List<string>();
        foreach (var (name, password) in (ValueTuple<string, string>[])[("ana", "wrong password"), ("nobody", "wrong password")])
        {
            using var response = await WebApp.PostAsync(web.Client(), "/login", ("name", name), ("password", password));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
            var page = await response.Content.ReadAsStringAsync(Ct);
            pages.Add(System.Text.RegularExpressions.Regex.Replace(page.Replace(name, "", StringComparison.Ordinal), "value=\"[^\"]*\"", ""));
        }

        Assert.Equal(pages[0], pages[1]);
    }

    [Fact]
    public async Task The_sixth_try_of_a_minute_is_refused()
    {
        await using var web = await WebApp.StartAsync();
        var client = web.Client();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++)
        {
            using var response = await WebApp.PostAsync(client, "/login", ("name", "x"), ("password", "y"));
            answers.Add(response.StatusCode);
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.UnprocessableEntity, 5), HttpStatusCode.TooManyRequests], answers);
    }

    [Fact]
    public async Task A_session_ends_when_the_password_changes_and_when_its_owner_signs_out()
    {
        await using var web = await WebApp.StartAsync();
        var client = await web.SignedInAsync();
        var other = await web.SignedInAsync();
        using (var left = await WebApp.PostFromAsync(client, "/", "/logout"))
            Assert.Equal("/login", left.Headers.Location?.OriginalString);
        using (var after = await client.GetAsync("/", Ct))
            Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);

        Assert.Contains("Daily log", await other.GetStringAsync("/", Ct), StringComparison.Ordinal);
        var hash = web.Get<Passwords>().Hash("another long password");
        await web.Get<Monitor.Storage.Database>().WriteAsync(
            session => session.ExecuteAsync("UPDATE editors SET password_hash = @hash", new { hash }), Ct);
        using var dead = await other.GetAsync("/", Ct);
        Assert.Equal(HttpStatusCode.Redirect, dead.StatusCode);
    }

    [Fact]
    public async Task An_editor_needs_a_free_name_and_a_long_password()
    {
        await using var web = await WebApp.StartAsync();
        var add = web.Get<AddEditor>();
        await add.RunAsync("ana", WebApp.EditorPassword, Ct);
        Assert.Contains("taken", (await Assert.ThrowsAsync<UserError>(() => add.RunAsync("ana", WebApp.EditorPassword, Ct))).Message, StringComparison.Ordinal);
        Assert.Contains("12", (await Assert.ThrowsAsync<UserError>(() => add.RunAsync("bob", "short", Ct))).Message, StringComparison.Ordinal);
        Assert.Null(await web.Get<EditorStore>().FindAsync("bob", Ct));
    }

    [Theory]
    [InlineData("https://monitor.example", true)]
    [InlineData("", false)] // nobody said there is a proxy: its header is the client's own claim
    public async Task A_cookie_is_shut_to_scripts_and_secure_behind_a_proxy_that_speaks_https(string publicBaseUrl, bool secure)
    {
        await using var web = await WebApp.StartAsync(new() { ["Web:PublicBaseUrl"] = publicBaseUrl });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/login");
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var response = await web.Client().SendAsync(request, Ct);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.Equal(secure, cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(secure, response.Headers.Contains("Strict-Transport-Security"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
    }
}
