using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Monitor.Tests.Feeds;

/// <summary>A real web server on loopback that answers as told and remembers what it was asked.</summary>
internal sealed class FeedHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, RequestDelegate> answers = new();

    private FeedHost(WebApplication app)
    {
        this.app = app;
        app.Run(AnswerAsync);
    }

    public string Address => app.Urls.First();

    public ConcurrentQueue<(string Path, IHeaderDictionary Headers)> Requests { get; } = [];

    public static async Task<FeedHost> StartAsync(string address = "127.0.0.1")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://{address}:0");
        var host = new FeedHost(builder.Build());
        await host.app.StartAsync();
        return host;
    }

    public string Url(string path) => Address + path;

    public void Answer(string path, RequestDelegate answer) => answers[path] = answer;

    public void Serve(string path, string body, string contentType = "application/rss+xml") =>
        Answer(path, context => WriteAsync(context, body, contentType));

    /// <summary>A body with an ETag, and 304 to whoever sends it back.</summary>
    public void ServeWithEtag(string path, string body, string etag) => Answer(path, async context =>
    {
        context.Response.Headers.ETag = etag;
        if (context.Request.Headers.IfNoneMatch == etag)
            context.Response.StatusCode = 304;
        else
            await WriteAsync(context, body, "application/rss+xml");
    });

    public void Redirect(string path, string target, int status = 302) => Answer(path, context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = target;
        return Task.CompletedTask;
    });

    public void Fail(string path, int status, string? retryAfter = null) => Answer(path, context =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;
        return Task.CompletedTask;
    });

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        Requests.Enqueue((context.Request.Path, new HeaderDictionary(context.Request.Headers.ToDictionary())));
        if (answers.TryGetValue(context.Request.Path, out var answer))
            return answer(context);
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }

    private static Task WriteAsync(HttpContext context, string body, string contentType)
    {
        context.Response.ContentType = contentType;
        return context.Response.WriteAsync(body);
    }
}
