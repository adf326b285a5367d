using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Monitor.Feeds;
using Monitor.Feeds.Http;
using Xunit;

namespace Monitor.Tests.Feeds.Http;

public sealed class GuardedHttpTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_private_address_is_refused_without_a_connection()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var http = Http(new FeedsOptions());
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        foreach (var host in (string[])["127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]"])
        {
            var answer = await http.GetAsync(new Uri($"http://{host}:{port}/feed"), Conditions.None, Ct);
            Assert.Contains("is this machine; allow it with Feeds__AllowedNetworks__0=", Assert.IsType<HttpAnswer.Refused>(answer).Reason, StringComparison.Ordinal);
        }

        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task A_redirect_to_a_private_address_is_refused_without_a_connection()
    {
        await using var host = await FeedHost.StartAsync();
        using var listener = new TcpListener(IPAddress.Parse("127.0.0.2"), 0);
        listener.Start();
        var target = $"http://127.0.0.2:{((IPEndPoint)listener.LocalEndpoint).Port}/";
        host.Redirect("/feed", target);
        using var http = Http(new FeedsOptions { AllowedNetworks = ["127.0.0.1/32"] });

        var refused = Assert.IsType<HttpAnswer.Refused>(await http.GetAsync(new Uri(host.Url("/feed")), Conditions.None, Ct));

        Assert.Contains("127.0.0.2 is this machine", refused.Reason, StringComparison.Ordinal);
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task Redirects_are_followed_five_times_and_to_web_addresses_only()
    {
        await using var host = await FeedHost.StartAsync();
        host.Serve("/end", "body");
        host.Redirect("/1", "/end", 308);
        host.Redirect("/loop", "/loop", 301);
        host.Redirect("/file", "file:///etc/passwd");
        using var http = Local();

        Assert.Equal(host.Url("/end"), Assert.IsType<HttpAnswer.Body>(await http.GetAsync(new Uri(host.Url("/1")), Conditions.None, Ct)).Url.ToString());
        Assert.Contains("more than 5 redirects", (await RefusedAsync(http, host.Url("/loop"))).Reason, StringComparison.Ordinal);
        Assert.Contains("not an http or https address", (await RefusedAsync(http, host.Url("/file"))).Reason, StringComparison.Ordinal);
        Assert.Equal(6, host.Requests.Count(r => r.Path == "/loop"));
    }

    [Fact]
    public async Task A_body_is_bounded_after_decompression()
    {
        await using var host = await FeedHost.StartAsync();
        host.Answer("/bomb", async context =>
        {
            context.Response.Headers.ContentEncoding = "br";
            await using var packed = new BrotliStream(context.Response.Body, CompressionLevel.Fastest);
            await packed.WriteAsync(new byte[3_000_000]);
        });
        using var http = Local(o => o.MaximumBytes = 1_000_000);

        Assert.Contains("larger than 1000000 bytes", (await RefusedAsync(http, host.Url("/bomb"))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_hangs_is_given_up_after_the_timeout()
    {
        await using var host = await FeedHost.StartAsync();
        host.Answer("/hang", context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var http = Local(o => o.Timeout = TimeSpan.FromSeconds(1));

        Assert.Contains("no complete answer within 1 s", (await RefusedAsync(http, host.Url("/hang"))).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData(null, null)]
    public async Task A_refusal_carries_its_status_and_retry_after(string? header, int? seconds)
    {
        await using var host = await FeedHost.StartAsync();
        host.Fail("/busy", 503, header);
        using var http = Local();

        var refused = await RefusedAsync(http, host.Url("/busy"));

        Assert.Equal($"{host.Url("/busy")}: the server answered 503 Service Unavailable", refused.Reason);
        Assert.Equal(503, refused.Status);
        Assert.Equal(seconds, refused.RetryAfter?.TotalSeconds);
    }

    [Fact]
    public async Task A_closed_port_and_an_unknown_name_are_answers_too()
    {
        using var http = Local();
        Assert.Contains("no connection", (await RefusedAsync(http, "http://127.0.0.1:1/")).Reason, StringComparison.Ordinal);
        Assert.Contains("the name cannot be resolved", (await RefusedAsync(http, "http://nowhere.invalid/")).Reason, StringComparison.Ordinal);
        Assert.Contains("not an http or https address", (await RefusedAsync(http, "ftp://127.0.0.1/")).Reason, StringComparison.Ordinal);
        Assert.StartsWith("http://127.0.0.1:0/: ", (await RefusedAsync(http, "http://127.0.0.1:0/")).Reason, StringComparison.Ordinal);
    }

    internal static GuardedHttp Local(Action<FeedsOptions>? set = null, TimeProvider? time = null)
    {
        var options = new FeedsOptions { AllowedNetworks = ["127.0.0.0/8"], PerHostSpacing = TimeSpan.Zero };
        set?.Invoke(options);
        return Http(options, time);
    }

    private static GuardedHttp Http(FeedsOptions options, TimeProvider? time = null) =>
        new(AddressGuard.From(options), Options.Create(options), time ?? TimeProvider.System);

    private static async Task<HttpAnswer.Refused> RefusedAsync(GuardedHttp http, string url) =>
        Assert.IsType<HttpAnswer.Refused>(await http.GetAsync(new Uri(url), Conditions.None, Ct));
}
