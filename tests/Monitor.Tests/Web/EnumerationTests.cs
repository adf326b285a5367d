using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Monitor.Mail;
using Monitor.Storage;
using Monitor.Subscriptions;
using Xunit;

namespace Monitor.Tests.Web;

/// <summary>The public form tells nobody what an address is to us: same answer, same time.</summary>
public sealed partial class EnumerationTests
{
    private const int Rounds = 100;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_a_waiting_a_confirmed_a_suppressed_and_a_limited_address_get_the_same_answer_in_the_same_time()
    {
        // Behind a proxy, so that each request can come from a network of its own.
        await using var web = await WebApp.StartAsync(new() { ["Web:PublicBaseUrl"] = "https://monitor.example.org", ["Security:ConfirmationsPerHour"] = "10000" });
        await PrepareAsync(web);
        using var client = web.Client();
        var token = WebUtility.HtmlDecode(Token().Match(await client.GetStringAsync("/subscribe", Ct)).Groups[1].Value);
        var took = new[] { "new", "waiting", "anna", "suppressed", "limited" }.ToDictionary(name => name, _ => new List<double>());
        var answers = new HashSet<string>();
        for (var round = 0; round < Rounds; round++)
            foreach (var (name, times) in took)
            {
                var email = name == "new" ? $"new{round}@press.example" : $"{name}@press.example";
                var watch = Stopwatch.StartNew();
                answers.Add(await SignUpAsync(client, token, email, $"10.{round}.{times.Count % 250}.{name.Length}"));
                times.Add(watch.Elapsed.TotalMilliseconds);
            }

        Assert.Equal("303 /subscribe/sent []", Assert.Single(answers));
        var medians = took.ToDictionary(pair => pair.Key, pair => pair.Value.Order().ElementAt(Rounds / 2));
        TestContext.Current.TestOutputHelper?.WriteLine("medians in ms: " + string.Join(", ", medians));
        Assert.True(medians.Values.Max() - medians.Values.Min() < 5, string.Join(", ", medians));
    }

    [Fact]
    public async Task A_network_that_sent_too_many_is_told_so_whatever_the_address()
    {
        await using var web = await WebApp.StartAsync();
        using var client = web.Client();
        var token = WebUtility.HtmlDecode(Token().Match(await client.GetStringAsync("/subscribe", Ct)).Groups[1].Value);
        for (var at = 0; at < 5; at++)
            Assert.StartsWith("303", await SignUpAsync(client, token, $"a{at}@press.example", null), StringComparison.Ordinal);
        var refused = await SignUpAsync(client, token, "b@press.example", null);
        Assert.StartsWith("429", refused, StringComparison.Ordinal);
        Assert.Equal(refused, await SignUpAsync(client, token, "anna@press.example", null));
    }

    [Fact]
    public async Task Health_tells_when_sign_ups_wait()
    {
        await using var web = await WebApp.StartAsync(new() { ["Security:ConfirmationsPerHour"] = "2" });
        for (var at = 0; at < 2; at++)
            await web.Get<SignUp>().RunAsync(new SubscriptionRequest { Email = $"a{at}@press.example" }, null, Ct);
        await web.Get<IssueConfirmations>().RunAsync(Ct);
        Assert.DoesNotContain("sign-ups", await web.Client().GetStringAsync("/healthz", Ct), StringComparison.Ordinal);

        await web.Get<SignUp>().RunAsync(new SubscriptionRequest { Email = "b@press.example" }, null, Ct);
        await web.Get<IssueConfirmations>().RunAsync(Ct);
        Assert.Contains("sign-ups over 2 an hour: the rest (1) wait", await web.Client().GetStringAsync("/healthz", Ct), StringComparison.Ordinal);
        Assert.Contains("over 2 an hour: the rest wait", await (await web.SignedInAsync()).GetStringAsync("/", Ct), StringComparison.Ordinal);
    }

    private static async Task PrepareAsync(WebApp web)
    {
        for (var at = 0; at < 3; at++)
        {
            await web.Get<SignUp>().RunAsync(new SubscriptionRequest { Email = "limited@press.example" }, null, Ct);
            Assert.Equal(1, await web.Get<IssueConfirmations>().RunAsync(Ct));
            web.Time.Advance(TimeSpan.FromHours(25));
        }

        await web.Get<SignUp>().RunAsync(new SubscriptionRequest { Email = "waiting@press.example" }, null, Ct);
        await web.Get<IssueConfirmations>().RunAsync(Ct);
        await web.Get<Database>().WriteAsync(session => web.Get<SuppressionStore>().AddAsync(
            session, "suppressed@press.example", SuppressionReason.Bounced, "5.1.1", web.Time.GetUtcNow()), Ct);
    }

    /// <summary>Status, place and body of the answer.</summary>
    private static async Task<string> SignUpAsync(HttpClient client, string token, string email, string? from)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/subscribe");
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["email"] = email,
            ["scope"] = "all",
            ["rhythm"] = "daily",
            ["time"] = "07:30",
            ["day"] = "MON",
            ["zone"] = "Europe/Paris",
            ["language"] = "en",
            ["__RequestVerificationToken"] = token,
        });
        if (from is not null)
            request.Headers.Add("X-Forwarded-For", from);
        using var response = await client.SendAsync(request, Ct);
        return $"{(int)response.StatusCode} {response.Headers.Location?.OriginalString} [{await response.Content.ReadAsStringAsync(Ct)}]";
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
