using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Monitor.Feeds.Http;
using Xunit;

namespace Monitor.Tests.Feeds.Http;

/// <summary>What goes over the wire, and what is made of the headers and bodies that come back.</summary>
public sealed class GuardedRequestTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_names_Monitor_and_tells_nothing_else_about_its_user()
    {
        await using var host = await FeedHost.StartAsync();
        host.Answer("/first", context =>
        {
            context.Response.Headers.SetCookie = "track=1";
            context.Response.Redirect("/feed");
            return Task.CompletedTask;
        });
        host.Serve("/feed", "body");
        using var http = GuardedHttpTests.Local();

        await http.GetAsync(new Uri(host.Url("/first")), Conditions.None, Ct);
        await http.GetAsync(new Uri(host.Url("/first")), Conditions.None, Ct);

        Assert.Equal(4, host.Requests.Count);
        Assert.All(host.Requests, r => Assert.Equal(["Accept", "Accept-Encoding", "Host", "User-Agent"], r.Headers.Keys.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Name_and_password_of_an_address_go_to_its_own_host_only_and_into_no_message()
    {
        await using var host = await FeedHost.StartAsync();
        await using var other = await FeedHost.StartAsync();
        host.Redirect("/here", "/private");
        host.Fail("/private", 401);
        host.Redirect("/away", other.Url("/private"));
        using var http = GuardedHttpTests.Local();
        var named = host.Address.Replace("http://", "http://ann:p%40ss@", StringComparison.Ordinal);

        var refused = Assert.IsType<HttpAnswer.Refused>(await http.GetAsync(new Uri(named + "/here"), Conditions.None, Ct));
        await http.GetAsync(new Uri(named + "/away"), Conditions.None, Ct);

        Assert.Equal($"{host.Url("/private")}: the server answered 401 Unauthorized", refused.Reason);
        Assert.All(host.Requests, r => Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("ann:p@ss")), r.Headers.Authorization));
        Assert.Empty(Assert.Single(other.Requests).Headers.Authorization.ToString());
    }

    [Theory]
    [InlineData("http://h/", "https://h/x", true)]
    [InlineData("https://H/", "https://h/x", true)]
    [InlineData("https://h/", "http://h/x", false)]
    [InlineData("https://h/", "https://h:8443/x", false)]
    [InlineData("https://h/", "https://h.example/x", false)]
    [InlineData("http://h:8080/", "https://h/x", false)]
    public void A_login_is_shared_with_the_same_host_and_never_weaker(string named, string other, bool shared) =>
        Assert.Equal(shared, WebAddress.MayShareLogin(new Uri(named), new Uri(other)));

    [Fact]
    public async Task Permanent_redirects_alone_are_told_as_a_move()
    {
        await using var host = await FeedHost.StartAsync();
        host.Serve("/new", "body");
        host.Redirect("/old", "/older", 301);
        host.Redirect("/older", "/new#top", 308);
        host.Redirect("/mixed", "/older", 302);
        using var http = GuardedHttpTests.Local();

        Assert.Equal(host.Url("/new"), (await http.GetAsync(new Uri(host.Url("/old")), Conditions.None, Ct)).MovedTo?.ToString());
        Assert.Null((await http.GetAsync(new Uri(host.Url("/mixed")), Conditions.None, Ct)).MovedTo);
        Assert.Null((await http.GetAsync(new Uri(host.Url("/new")), Conditions.None, Ct)).MovedTo);
    }

    [Fact]
    public void A_move_keeps_the_login_on_its_own_host_only()
    {
        Assert.Equal("http://a:b@h/new", WebAddress.Moved(new Uri("http://a:b@h/old"), new Uri("http://h/new")).ToString());
        Assert.Equal("http://i/new", WebAddress.Moved(new Uri("http://a:b@h/old"), new Uri("http://i/new")).ToString());
    }

    [Theory]
    [InlineData("max-age=600", null, null, 600)]
    [InlineData("max-age=600", "100", null, 500)]
    [InlineData("max-age=600", "700", "Tue, 24 Nov 2099 08:00:00 GMT", 0)]
    [InlineData("no-cache", null, null, 0)]
    [InlineData("no-store, max-age=600", null, null, 0)]
    [InlineData("max-age=0", null, null, 0)]
    [InlineData(null, null, "0", 0)]
    [InlineData(null, null, "Tue, 24 Nov 2026 08:30:00 GMT", 1_800)]
    [InlineData(null, null, null, null)]
    public async Task Freshness_is_what_the_server_says_and_nothing_where_it_does_not(string? control, string? age, string? expires, int? seconds)
    {
        await using var host = await FeedHost.StartAsync();
        host.Answer("/feed", context =>
        {
            context.Response.Headers.Date = "Tue, 24 Nov 2026 08:00:00 GMT";
            context.Response.Headers.CacheControl = control;
            context.Response.Headers.Age = age;
            context.Response.Headers.Expires = expires;
            return Task.CompletedTask;
        });
        using var http = GuardedHttpTests.Local();

        Assert.Equal(seconds, (await http.GetAsync(new Uri(host.Url("/feed")), Conditions.None, Ct)).Freshness?.TotalSeconds);
    }

    [Theory]
    [InlineData("/en/feed.xml", "/en/feed.xml")]
    [InlineData("https://127.0.0.1/secure.xml", "https://127.0.0.1/secure.xml")]
    [InlineData("http://10.0.0.5/inner.xml", "/feed")]
    [InlineData("file:///srv/feed.xml", "/feed")]
    [InlineData("http://[", "/feed")]
    public async Task Content_Location_is_the_base_of_links_on_its_own_host_only(string said, string expected)
    {
        await using var host = await FeedHost.StartAsync();
        host.Answer("/feed", context =>
        {
            context.Response.Headers.ContentLocation = said;
            return context.Response.WriteAsync("body");
        });
        using var http = GuardedHttpTests.Local();

        var body = Assert.IsType<HttpAnswer.Body>(await http.GetAsync(new Uri(host.Url("/feed")), Conditions.None, Ct));

        Assert.Equal(expected[0] == '/' ? host.Url(expected) : expected, body.Base.ToString());
        Assert.Equal(host.Url("/feed"), body.Url.ToString());
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("raw deflate")]
    [InlineData("br")]
    [InlineData("gzip at rest")]
    public async Task A_packed_body_is_read_and_a_bomb_is_not(string packing)
    {
        await using var host = await FeedHost.StartAsync();
        host.Answer("/small", context => PackedAsync(context, packing, 1_000));
        host.Answer("/bomb", context => PackedAsync(context, packing, 60_000_000));
        using var http = GuardedHttpTests.Local(o => o.MaximumBytes = 1_000_000);

        var body = Assert.IsType<HttpAnswer.Body>(await http.GetAsync(new Uri(host.Url("/small")), Conditions.None, Ct));
        var refused = Assert.IsType<HttpAnswer.Refused>(await http.GetAsync(new Uri(host.Url("/bomb")), Conditions.None, Ct));

        Assert.Equal(1_000, body.Bytes.Count(b => b == ' '));
        Assert.Contains("larger than 1000000 bytes", refused.Reason, StringComparison.Ordinal);
        Assert.False(refused.Passing);
    }

    [Fact]
    public async Task Headers_are_bounded()
    {
        await using var host = await FeedHost.StartAsync();
        host.Answer("/feed", context =>
        {
            for (var i = 0; i < 20; i++)
                context.Response.Headers[$"X-{i}"] = new string('x', 4_000);
            return Task.CompletedTask;
        });
        using var http = GuardedHttpTests.Local();

        var refused = Assert.IsType<HttpAnswer.Refused>(await http.GetAsync(new Uri(host.Url("/feed")), Conditions.None, Ct));

        Assert.Contains("the connection broke off", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_drips_ends_with_the_time()
    {
        await using var host = await FeedHost.StartAsync();
        host.Answer("/drip", async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync("x", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(50, context.RequestAborted);
            }
        });
        using var http = GuardedHttpTests.Local(o => o.Timeout = TimeSpan.FromSeconds(1));

        var refused = Assert.IsType<HttpAnswer.Refused>(await http.GetAsync(new Uri(host.Url("/drip")), Conditions.None, Ct));

        Assert.Equal(HttpFault.Late, refused.Fault);
        Assert.Contains("no complete answer within 1 s", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_is_posted_and_a_303_answers_it_with_a_page()
    {
        await using var host = await FeedHost.StartAsync();
        var methods = new List<string>();
        host.Answer("/hub", async context =>
        {
            methods.Add($"{context.Request.Method} {await new StreamReader(context.Request.Body).ReadToEndAsync(Ct)}");
            context.Response.StatusCode = methods.Count == 1 ? 307 : 303;
            context.Response.Headers.Location = methods.Count == 1 ? "/hub" : "/done";
        });
        host.Answer("/done", context =>
        {
            methods.Add($"{context.Request.Method} {context.Request.Headers.Accept}");
            return Task.CompletedTask;
        });
        using var http = GuardedHttpTests.Local();
        var request = new GuardedRequest(new Uri(host.Url("/hub"))) { Form = [new("hub.mode", "subscribe"), new("é", "&")], Accept = "text/plain" };

        Assert.IsType<HttpAnswer.Body>(await http.SendAsync(request, Ct));

        Assert.Equal(["POST hub.mode=subscribe&%C3%A9=%26", "POST hub.mode=subscribe&%C3%A9=%26", "GET text/plain"], methods);
    }

    [Theory]
    [InlineData("/caf\u00c3\u00a9", "/café")]
    [InlineData("/caf%C3%A9", "/café")]
    [InlineData("//other.example/x", "http://other.example/x")]
    public void A_redirect_written_in_raw_UTF_8_leads_where_it_means(string header, string target) =>
        Assert.Equal(new Uri(new Uri("http://h/"), target), WebAddress.Target(new Uri("http://h/old"), header));

    [Theory]
    [InlineData("http://u:p@h/x", "http://h/x")]
    [InlineData("http://h/a%e2%80%aeb", "http://h/a%E2%80%AEb")]
    [InlineData("http://h/caf%C3%A9", "http://h/café")]
    public void An_address_is_shown_without_secrets_and_tricks(string address, string shown) =>
        Assert.Equal(shown, WebAddress.Shown(new Uri(address)));

    private static async Task PackedAsync(HttpContext context, string packing, int size)
    {
        if (packing != "gzip at rest")
            context.Response.Headers.ContentEncoding = packing == "raw deflate" ? "deflate" : packing;
        await using Stream packed = packing switch
        {
            "deflate" => new ZLibStream(context.Response.Body, CompressionLevel.Fastest),
            "raw deflate" => new DeflateStream(context.Response.Body, CompressionLevel.Fastest),
            "br" => new BrotliStream(context.Response.Body, CompressionLevel.Fastest),
            _ => new GZipStream(context.Response.Body, CompressionLevel.Fastest),
        };
        await packed.WriteAsync(Encoding.ASCII.GetBytes(new string(' ', size)), context.RequestAborted);
    }
}
