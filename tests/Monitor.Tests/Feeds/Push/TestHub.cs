using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;

namespace Monitor.Tests.Feeds.Push;

/// <summary>
/// A WebSub hub with its publisher, on loopback: it takes requests, verifies intent and distributes with signature. What goes to
/// the callback goes to <paramref name="subscriber"/>, as a proxy under the public name would send it on.
/// </summary>
internal sealed class TestHub(FeedHost host, HttpClient subscriber)
{
    private const string FeedPath = "/feed";

    /// <summary>What the last request held.</summary>
    public IReadOnlyDictionary<string, string> Asked { get; private set; } = new Dictionary<string, string>();

    /// <summary>What every request held, those side by side included.</summary>
    public ConcurrentQueue<IReadOnlyDictionary<string, string>> AllAsked { get; } = [];

    public int Requests => AllAsked.Count;

    /// <summary>Called while the hub still answers a request.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public int Status { get; set; } = 202;

    public string FeedUrl => host.Url(FeedPath);

    public string Topic { get; set; } = "https://publisher.example/feed";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="hub">What the feed names as its hub; null: this one.</param>
    public void Publish(string? hub = null, params string[] items)
    {
        host.Serve(FeedPath, Document(hub ?? host.Url("/hub"), items));
        host.Answer("/hub", async context =>
        {
            Asked = (await context.Request.ReadFormAsync(Ct)).ToDictionary(field => field.Key, field => field.Value.ToString());
            AllAsked.Enqueue(Asked);
            if (Meanwhile is not null)
                await Meanwhile();
            context.Response.StatusCode = Status;
        });
    }

    public void PublishWithoutHub() => host.Serve(FeedPath, SampleFeeds.Rss());

    public string Document(string? hub = null, params string[] items) => SampleFeeds.Rss(
    [
        $"<atom:link rel=\"hub\" href=\"{hub ?? host.Url("/hub")}\"/><atom:link rel=\"self\" href=\"{Topic}\"/>",
        .. items,
    ]);

    public async Task<(HttpStatusCode Status, string Body)> VerifyAsync(
        string? mode = null, string? topic = null, string challenge = "kiwi<b>", string? lease = "604800", string? callback = null)
    {
        var query = new Dictionary<string, string?>
        {
            ["hub.mode"] = mode ?? Asked["hub.mode"],
            ["hub.topic"] = topic ?? Asked["hub.topic"],
            ["hub.challenge"] = challenge,
            ["hub.lease_seconds"] = lease,
        };
        using var response = await subscriber.GetAsync(QueryHelpers.AddQueryString(callback ?? Callback, query), Ct);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Ct));
    }

    public async Task<HttpStatusCode> DenyAsync(string reason)
    {
        var query = new Dictionary<string, string?> { ["hub.mode"] = "denied", ["hub.topic"] = Asked["hub.topic"], ["hub.reason"] = reason };
        using var response = await subscriber.GetAsync(QueryHelpers.AddQueryString(Callback, query), Ct);
        return response.StatusCode;
    }

    /// <param name="signature">Null: the true one, by SHA-256; empty: none.</param>
    public async Task<HttpStatusCode> DistributeAsync(string document, string? signature = null, string? callback = null)
    {
        var bytes = Encoding.UTF8.GetBytes(document);
        using var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/rss+xml");
        using var request = new HttpRequestMessage(HttpMethod.Post, callback ?? Callback) { Content = content };
        var signed = signature ?? "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Asked["hub.secret"]), bytes));
        if (signed.Length > 0)
            request.Headers.TryAddWithoutValidation("X-Hub-Signature", signed);
        using var response = await subscriber.SendAsync(request, Ct);
        return response.StatusCode;
    }

    public string Callback => new Uri(Asked["hub.callback"]).AbsolutePath;
}
