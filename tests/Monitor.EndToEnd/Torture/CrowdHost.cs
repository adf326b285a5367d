using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Monitor.EndToEnd.Torture;

/// <summary>How one feed of a crowd behaves.</summary>
internal enum Manner
{
    Healthy,

    /// <summary>Takes the request and never answers.</summary>
    Hangs,

    /// <summary>One byte a second.</summary>
    Drips,

    /// <summary>503 with Retry-After.</summary>
    Refuses,

    /// <summary>A whole, large document.</summary>
    Large,
}

/// <summary>A web server on loopback with thousands of feeds of all manners; it notes when each was asked.</summary>
internal sealed class CrowdHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Func<int, Manner> mannerOf;
    private readonly byte[] large;
    private readonly TimeSpan answersAfter;
    private readonly ConcurrentDictionary<int, ConcurrentQueue<TimeSpan>> asked = new();
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private int running;
    private int most;

    private CrowdHost(Func<int, Manner> mannerOf, int largeBytes, TimeSpan answersAfter)
    {
        this.mannerOf = mannerOf;
        this.answersAfter = answersAfter;
        large = Document(0, 10, new string('x', largeBytes / 10));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public TimeSpan Now => clock.Elapsed;

    /// <summary>Requests in flight at once, at most.</summary>
    public int MostAtOnce => most;

    /// <param name="answersAfter">Every healthy answer takes this long.</param>
    public static async Task<CrowdHost> StartAsync(Func<int, Manner> mannerOf, int largeBytes = 0, TimeSpan answersAfter = default)
    {
        var host = new CrowdHost(mannerOf, largeBytes, answersAfter);
        await host.app.StartAsync();
        host.Address = new Uri(host.app.Urls.Single());
        return host;
    }

    /// <summary>A feed list of this many feeds. Those that refuse stand under another name: Retry-After counts for a whole host.</summary>
    public string Opml(int feeds)
    {
        var list = new StringBuilder("<opml version=\"2.0\"><body>\n");
        for (var i = 0; i < feeds; i++)
            list.Append($"<outline type=\"rss\" text=\"Feed {i}\" xmlUrl=\"{UrlOf(i)}\"/>\n");
        return list.Append("</body></opml>").ToString();
    }

    private Uri UrlOf(int feed) => mannerOf(feed) == Manner.Refuses ? new Uri($"http://localhost:{Address.Port}/{feed}") : new Uri(Address, $"/{feed}");

    /// <summary>When a feed was asked, counted from the start of this host.</summary>
    public IReadOnlyList<TimeSpan> TimesOf(int feed) => asked.TryGetValue(feed, out var times) ? [.. times] : [];

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var feed = int.Parse(context.Request.Path.Value.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
        asked.GetOrAdd(feed, _ => new()).Enqueue(clock.Elapsed);
        var at = Interlocked.Increment(ref running);
        InterlockedMax(at);
        try
        {
            await AnswerAsync(context, feed, mannerOf(feed));
        }
        catch (OperationCanceledException)
        {
            // The reader gave up, as it should.
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }

    private async Task AnswerAsync(HttpContext context, int feed, Manner manner)
    {
        var gone = context.RequestAborted;
        switch (manner)
        {
            case Manner.Hangs:
                await Task.Delay(Timeout.Infinite, gone);
                break;
            case Manner.Drips:
                for (var i = 0; ; i++)
                {
                    await context.Response.Body.WriteAsync("<"u8.ToArray(), gone);
                    await context.Response.Body.FlushAsync(gone);
                    await Task.Delay(TimeSpan.FromSeconds(1), gone);
                }

            case Manner.Refuses:
                context.Response.StatusCode = 503;
                context.Response.Headers.RetryAfter = "120";
                break;
            case Manner.Large:
                await context.Response.Body.WriteAsync(large, gone);
                break;
            default:
                if (answersAfter > TimeSpan.Zero)
                    await Task.Delay(answersAfter, gone);
                await context.Response.Body.WriteAsync(Document(feed, 10, "A report of the day."), gone);
                break;
        }
    }

    private static byte[] Document(int feed, int items, string text)
    {
        var body = new StringBuilder("<rss version=\"2.0\"><channel><title>Feed ").Append(feed).Append("</title>");
        for (var i = 0; i < items; i++)
            body.Append($"<item><guid isPermaLink=\"false\">{feed}-{i}</guid><title>Report {i} of feed {feed}</title><link>https://{feed}.example/{i}</link><description>{text}</description></item>");
        return Encoding.UTF8.GetBytes(body.Append("</channel></rss>").ToString());
    }

    private void InterlockedMax(int value)
    {
        int seen;
        while ((seen = most) < value && Interlocked.CompareExchange(ref most, value, seen) != seen)
        {
        }
    }
}
