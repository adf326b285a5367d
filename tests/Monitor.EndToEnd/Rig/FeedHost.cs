using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Monitor.EndToEnd.Rig;

/// <summary>A web server on loopback whose every path answers as scripted; 404 where nothing is.</summary>
internal sealed class FeedHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, FeedReply> replies = new();
    private readonly ConcurrentQueue<Request> requests = new();

    private FeedHost()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    /// <summary>One request as it was answered; status 0 while it is not.</summary>
    public sealed class Request(string path)
    {
        public string Path => path;

        public int Status { get; set; }
    }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public static async Task<FeedHost> StartAsync()
    {
        var host = new FeedHost();
        await host.app.StartAsync();
        host.Address = new Uri(host.app.Urls.Single());
        return host;
    }

    /// <summary>Sets or changes what a path answers; its address.</summary>
    public string Serve(string path, FeedReply reply)
    {
        replies[path] = reply;
        return Url(path);
    }

    public string Url(string path) => new Uri(Address, path).AbsoluteUri;

    public IReadOnlyList<Request> RequestsOf(string path) => [.. requests.Where(request => request.Path == path)];

    public async ValueTask DisposeAsync()
    {
        // Hung requests are cut off rather than waited for.
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = new Request(context.Request.Path);
        requests.Enqueue(request);
        await AnswerAsync(context, replies.GetValueOrDefault(request.Path) ?? new FeedReply.Status(404));
        request.Status = context.Response.StatusCode;
    }

    private static async Task AnswerAsync(HttpContext context, FeedReply reply)
    {
        var gone = context.RequestAborted;
        switch (reply)
        {
            case FeedReply.Items items:
                await DocumentAsync(context, Rss(context.Request, items.All), "application/rss+xml; charset=utf-8");
                break;
            case FeedReply.Page page:
                await DocumentAsync(context, Encoding.UTF8.GetBytes(page.Html), "text/html; charset=utf-8");
                break;
            case FeedReply.Raw raw:
                await DocumentAsync(context, raw.Body, raw.ContentType);
                break;
            case FeedReply.Status status:
                context.Response.StatusCode = status.Code;
                break;
            case FeedReply.Hang:
                await Task.Delay(Timeout.Infinite, gone);
                break;
            case FeedReply.Late late:
                await Task.Delay(late.By, gone);
                await AnswerAsync(context, late.Then);
                break;
        }
    }

    private static async Task DocumentAsync(HttpContext context, byte[] body, string type)
    {
        var etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..16]}\"";
        context.Response.Headers.ETag = etag;
        if (context.Request.Headers.IfNoneMatch == etag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = type;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static byte[] Rss(HttpRequest request, FeedItem[] items)
    {
        var channel = new XElement("channel",
            new XElement("title", $"Feed {request.Path}"),
            new XElement("link", $"http://{request.Host}/"),
            new XElement("description", "A feed of the tests"),
            items.Select(item => new XElement("item",
                new XElement("title", item.Title),
                new XElement("link", item.Link),
                new XElement("guid", new XAttribute("isPermaLink", "false"), item.Link),
                new XElement("pubDate", item.Published.ToString("r", CultureInfo.InvariantCulture)),
                new XElement("description", item.Summary))));
        using var bytes = new MemoryStream();
        new XDocument(new XElement("rss", new XAttribute("version", "2.0"), channel)).Save(bytes);
        return bytes.ToArray();
    }
}
