using System.Net;
using System.Text.RegularExpressions;
using MimeKit;
using Monitor.Mail;
using Monitor.Storage;
using Monitor.Subscriptions;
using Xunit;

namespace Monitor.Tests.Web;

/// <summary>What the links of our mails open, and what only their buttons do.</summary>
public sealed partial class PreferencePagesTests
{
    private static readonly (string, string)[] Weekly =
        [("scope", "all"), ("rhythm", "weekly"), ("time", "18:15"), ("day", "FRI"), ("zone", "Asia/Seoul"), ("language", "en")];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opening_each_link_of_each_mail_three_times_changes_nothing_and_its_button_does()
    {
        await using var web = await WebApp.StartAsync();
        await web.Get<SignUp>().RunAsync(new SubscriptionRequest { Email = "new@press.example" }, null, Ct);
        await web.Get<IssueConfirmations>().RunAsync(Ct);
        web.Time.Advance(TimeSpan.FromHours(20));
        await web.Get<Database>().WriteAsync(session => session.ExecuteAsync("DELETE FROM digest_items; DELETE FROM digests"), Ct);
        await web.Get<IssueDigests>().RunAsync(IssueWhen.Now, Ct);
        var links = await LinksAsync(web);
        Assert.Equal(["confirm", "subscription", "unsubscribe"], links.Select(link => link.Split('/')[1]).Distinct().Order());
        var before = await web.RowsAsync();

        foreach (var link in (string[])[.. links, .. links.Where(link => link.StartsWith("/subscription", StringComparison.Ordinal)).SelectMany(link => new[] { link + "/erase", link + "/export" })])
            for (var times = 0; times < 3; times++)
                foreach (var method in (HttpMethod[])[HttpMethod.Head, HttpMethod.Get])
                {
                    using var request = new HttpRequestMessage(method, link);
                    using var response = await web.Client().SendAsync(request, Ct);
                    Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                }

        Assert.Equal(before, await web.RowsAsync());
        foreach (var link in links.Where(link => !link.StartsWith("/subscription", StringComparison.Ordinal)))
            Assert.Equal(HttpStatusCode.OK, (await WebApp.PostBareAsync(web.Client(), link)).StatusCode);
        Assert.Equal(("confirmed", "unsubscribed"), (await web.StateOfAsync("new@press.example"), await web.StateOfAsync("anna@press.example")));
    }

    [Fact]
    public async Task A_link_with_a_bit_flipped_or_for_another_purpose_is_not_there_whatever_is_done_with_it()
    {
        await using var web = await WebApp.StartAsync();
        var before = await web.RowsAsync();
        string[] folders = ["/confirm/", "/unsubscribe/", "/subscription/"];
        var tokens = Enum.GetValues<LinkPurpose>().Select(purpose => web.Path(purpose)).ToList();
        var wrong = tokens.SelectMany(path => folders.Where(folder => !path.StartsWith(folder, StringComparison.Ordinal)).Select(folder => folder + path.Split('/')[2]))
            .Concat(tokens.Select(path => path[..^1] + (char)(path[^1] ^ 1)))
            .Concat(tokens.Select(path => path.Insert(path.Length - 20, "A")))
            .ToList();
        foreach (var path in (string[])[.. wrong, .. wrong.Where(path => path.StartsWith("/subscription", StringComparison.Ordinal)).SelectMany(path => new[] { "/erase", "/export", "/pause", "/resume", "/leave" }.Select(sub => path + sub))])
        {
            using var opened = await web.Client().GetAsync(path, Ct);
            using var pressed = await WebApp.PostBareAsync(web.Client(), path, [.. Weekly, ("until", "2027-01-01")]);
            Assert.All([opened, pressed], response => Assert.Contains(response.StatusCode, (HttpStatusCode[])[HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed]));
        }

        Assert.Equal(before, await web.RowsAsync());
    }

    [Fact]
    public async Task The_pages_of_a_link_are_not_kept_not_found_by_searching_and_not_told_to_other_sites()
    {
        await using var web = await WebApp.StartAsync();
        var change = web.Path(LinkPurpose.Change);
        foreach (var path in (string[])[web.Path(LinkPurpose.Confirm), web.Path(LinkPurpose.Unsubscribe), change, change + "/erase", change + "/export", change + "x"])
        {
            using var response = await web.Client().GetAsync(path, Ct);
            Assert.True(response.Headers.CacheControl?.NoStore, path);
            Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
            Assert.Equal("noindex, nofollow", Assert.Single(response.Headers.GetValues("X-Robots-Tag")));
            Assert.False(response.Headers.Contains("Set-Cookie"), path);
        }

        using var form = await web.Client().GetAsync("/subscribe", Ct);
        Assert.False(form.Headers.Contains("X-Robots-Tag"));
    }

    [Fact]
    public async Task One_click_works_as_a_multipart_form_too_and_twice()
    {
        await using var web = await WebApp.StartAsync();
        for (var times = 0; times < 2; times++)
        {
            using var form = new MultipartFormDataContent { { new StringContent("One-Click"), "List-Unsubscribe" } };
            using var response = await web.Client().PostAsync(web.Path(LinkPurpose.Unsubscribe), form, Ct);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.False(response.Headers.Contains("Set-Cookie"));
            Assert.Equal("unsubscribed", await web.StateOfAsync("anna@press.example"));
        }
    }

    [Fact]
    public async Task All_subscriptions_of_a_person_stand_on_one_page_and_each_can_be_changed_paused_and_ended()
    {
        await using var web = await WebApp.StartAsync();
        var second = await AddAsync(web, "anna@press.example", "hourly");
        var (client, path) = (web.Client(), web.Path(LinkPurpose.Change));
        var which = ("subscription", $"{second}");
        Assert.Equal(2, Forms(await client.GetStringAsync(path, Ct)));

        await DoAsync(client, path, [.. Weekly, which], "changed");
        Assert.Contains("value=\"Asia/Seoul\"", await client.GetStringAsync(path, Ct), StringComparison.Ordinal);
        await DoAsync(client, path + "/pause", [which, ("until", "2026-12-24")], "paused");
        var paused = WebUtility.HtmlDecode(await client.GetStringAsync(path, Ct));
        Assert.Contains("En pause jusqu’au jeudi 24 décembre 2026", paused, StringComparison.Ordinal);
        await DoAsync(client, path + "/resume", [which], "resumed");
        Assert.DoesNotContain("En pause", await client.GetStringAsync(path, Ct), StringComparison.Ordinal);
        await DoAsync(client, path + "/leave", [which], "left");
        Assert.Equal(1, Forms(await client.GetStringAsync(path, Ct)));
        await DoAsync(client, path + "/leave", [], "left");
        Assert.Contains("Plus rien ne vous est envoyé", WebUtility.HtmlDecode(await client.GetStringAsync(path, Ct)), StringComparison.Ordinal);
        Assert.Equal("unsubscribed", await web.StateOfAsync("anna@press.example"));
    }

    [Fact]
    public async Task A_word_that_cannot_be_used_is_told_in_the_form_it_was_typed_in_and_in_its_language()
    {
        await using var web = await WebApp.StartAsync();
        var second = await AddAsync(web, "anna@press.example", "hourly");
        var (client, path) = (web.Client(), web.Path(LinkPurpose.Change));
        using var zone = await WebApp.PostBareAsync(client, path, [.. Weekly.Where(field => field.Item1 != "zone"), ("zone", "Mars/Olympus"), ("subscription", $"{second}")]);
        using var until = await WebApp.PostBareAsync(client, path + "/pause", ("subscription", $"{second}"), ("until", "2020-01-01"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (zone.StatusCode, until.StatusCode));
        var page = WebUtility.HtmlDecode(await zone.Content.ReadAsStringAsync(Ct));
        Assert.Contains($"id=\"f-zone{second}\" role=\"alert\">«\u00A0Mars/Olympus\u00A0» n’est pas un fuseau horaire", page, StringComparison.Ordinal);
        Assert.Contains("Choisissez un jour de l’année à venir.", WebUtility.HtmlDecode(await until.Content.ReadAsStringAsync(Ct)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_downloads_and_erases_their_data_and_the_link_is_dead_then()
    {
        await using var web = await WebApp.StartAsync();
        var (client, path) = (web.Client(), web.Path(LinkPurpose.Change));
        using var export = await client.GetAsync(path + "/export", Ct);
        Assert.Equal(("application/json", "monitor-data.json"), (export.Content.Headers.ContentType?.MediaType, export.Content.Headers.ContentDisposition?.FileName));
        Assert.Contains("\"email\": \"anna@press.example\"", await export.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);

        Assert.Contains("Tout effacer", await client.GetStringAsync(path + "/erase", Ct), StringComparison.Ordinal);
        Assert.Equal("confirmed", await web.StateOfAsync("anna@press.example"));
        using var erased = await WebApp.PostBareAsync(client, path + "/erase");
        Assert.Equal(HttpStatusCode.OK, erased.StatusCode);
        Assert.Null(await web.StateOfAsync("anna@press.example"));
        using var again = await client.GetAsync(path, Ct);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task The_form_is_in_the_browsers_language()
    {
        await using var web = await WebApp.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/subscribe");
        request.Headers.Add("Accept-Language", "fr-CA,fr;q=0.9,en;q=0.5");
        using var response = await web.Client().SendAsync(request, Ct);
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Ct));
        Assert.Contains("<html lang=\"fr\">", page, StringComparison.Ordinal);
        Assert.Contains("Recevez par courriel", page, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", await web.Client().GetStringAsync("/subscribe", Ct), StringComparison.Ordinal);
    }

    /// <summary>Shown masked, whoever turns the web server's own log up.</summary>
    [Fact]
    public async Task The_log_of_requests_shows_neither_tokens_nor_addresses()
    {
        await using var web = await WebApp.StartAsync();
        var (client, token) = (web.Client(), web.Path(LinkPurpose.Change).Split('/')[2]);
        await client.GetStringAsync("/subscription/" + token, Ct);
        (await client.GetAsync("/nothing?email=anna%40press.example&who=anna@press.example", Ct)).Dispose();

        Assert.Contains(web.Log.Raw, line => line.Contains(token, StringComparison.Ordinal)); // else this test could not fail
        Assert.Contains(web.Log.Raw, line => line.Contains("anna%40press", StringComparison.Ordinal));
        Assert.DoesNotContain(web.Log.Shown, line => line.Contains(token[2..], StringComparison.Ordinal));
        Assert.DoesNotContain(web.Log.Shown, line => line.Contains("anna@press", StringComparison.Ordinal) || line.Contains("anna%40press", StringComparison.Ordinal));
        Assert.Contains(web.Log.Shown, line => line.Contains("/subscription/1.***", StringComparison.Ordinal));
    }

    private static async Task DoAsync(HttpClient client, string path, (string, string)[] fields, string done)
    {
        using var response = await WebApp.PostBareAsync(client, path, fields);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.EndsWith("?done=" + done, response.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Contains("role=\"status\"", await client.GetStringAsync(response.Headers.Location, Ct), StringComparison.Ordinal);
    }

    private static async Task<long> AddAsync(WebApp web, string email, string rhythm) =>
        (await web.Get<AddSubscriber>().RunAsync(new SubscriptionRequest { Email = email, Rhythm = rhythm }, confirmed: true, Ct)).Value;

    /// <summary>Subscriptions on the page.</summary>
    private static int Forms(string page) => Saves().Count(page);

    /// <summary>The links in text and HTML of all mail that waits, and of its headers, as paths.</summary>
    private static async Task<IReadOnlyList<string>> LinksAsync(WebApp web)
    {
        var mimes = await web.Get<Database>().ReadAsync(session => session.QueryAsync<byte[]>("SELECT m.mime FROM deliveries d JOIN delivery_mails m ON m.delivery_id = d.id WHERE d.state = 'pending'"), Ct);
        var links = new HashSet<string>();
        foreach (var mime in mimes)
        {
            using var mail = await MimeMessage.LoadAsync(new MemoryStream(mime), Ct);
            foreach (Match match in Links().Matches($"{mail.TextBody} {WebUtility.HtmlDecode(mail.HtmlBody)} {mail.Headers["List-Unsubscribe"]}"))
                links.Add(match.Value);
        }

        return [.. links.Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"(?<=http://127\.0\.0\.1:5080)/(confirm|unsubscribe|subscription)/[\w.-]+")]
    private static partial Regex Links();

    [GeneratedRegex("<input type=\"radio\" name=\"scope\" value=\"all\"")]
    private static partial Regex Saves();
}
