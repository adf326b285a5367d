using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace Monitor.Cli.Demo;

/// <summary>
/// A web server on loopback with the sample feeds and a page for each article: one feed is broken, one slow, all answer 304 to
/// a known ETag. Its second round holds what "happened since".
/// </summary>
internal sealed class SampleNewsroom : IAsyncDisposable
{
    private static readonly TimeSpan SlowAnswer = TimeSpan.FromSeconds(2);

    private readonly WebApplication server;
    private readonly DateTimeOffset now;
    private volatile int round = 1;

    private SampleNewsroom(WebApplication server, IReadOnlyList<SampleFeed> feeds, DateTimeOffset now)
    {
        this.server = server;
        this.now = now;
        Feeds = feeds;
    }

    public IReadOnlyList<SampleFeed> Feeds { get; }

    /// <summary><c>http://127.0.0.1:port</c>.</summary>
    public string Address { get; private set; } = "";

    public string UrlOf(SampleFeed feed) => $"{Address}/{feed.Slug}/feed";

    public static async Task<SampleNewsroom> OpenAsync(DateTimeOffset now, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var newsroom = new SampleNewsroom(builder.Build(), NewsroomFile.ReadAll(), now);
        foreach (var feed in newsroom.Feeds)
        {
            newsroom.server.MapGet($"/{feed.Slug}/feed", (HttpContext context) => newsroom.AnswerAsync(feed, context));
            newsroom.server.MapGet($"/{feed.Slug}/{{number:int}}", (int number) => Article(feed, number));
        }

        await newsroom.server.StartAsync(ct);
        newsroom.Address = newsroom.server.Urls.First();
        return newsroom;
    }

    /// <summary>From now on the items of the second round are there too.</summary>
    public void PublishSecondRound() => round = 2;

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task AnswerAsync(SampleFeed feed, HttpContext context)
    {
        var (body, type) = SampleDocument.Write(feed, $"{Address}/{feed.Slug}", round, now);
        if (feed.Behaviour == "broken")
            body = "<!-- maintenance --><rss><channel><title>" + feed.Title + "</title><item><title>";
        if (feed.Behaviour == "slow")
            await Task.Delay(SlowAnswer, context.RequestAborted);
        var etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))[..16]}\"";
        context.Response.Headers.ETag = etag;
        if (context.Request.Headers.IfNoneMatch == etag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = type + "; charset=utf-8";
        await context.Response.WriteAsync(body, context.RequestAborted);
    }

    private static IResult Article(SampleFeed feed, int number)
    {
        if (number < 1 || number > feed.Items.Count)
            return Results.NotFound();
        var item = feed.Items[number - 1];
        var encode = HtmlEncoder.Default;
        return Results.Content(
            $"<!doctype html><html lang=\"{feed.Language}\"><meta charset=\"utf-8\"><title>{encode.Encode(item.Title)}</title><h1>{encode.Encode(item.Title)}</h1><p>{encode.Encode(item.Summary)}</p><p><em>{encode.Encode(feed.Title)}: sample text of Monitor’s demo, not news.</em></p>",
            "text/html; charset=utf-8");
    }
}
