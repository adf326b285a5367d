using Microsoft.AspNetCore.Diagnostics;
using Monitor.Storage;
using Monitor.Web.Pages;

namespace Monitor.Web;

/// <summary>The pipeline and the table of contents of the pages. What is not said to be public needs a signed-in editor.</summary>
internal static class WebPages
{
    public static void Map(WebApplication app)
    {
        app.UseForwardedHeaders(); // does nothing unless WebServices found a proxy
        app.UseSecurityHeaders();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = ShowStatusAsync, StatusCodeSelector = StatusOf });
        app.UseStatusCodePages(context => ShowStatusAsync(context.HttpContext));
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();

        var open = app.MapGroup("").AllowAnonymous();
        open.MapAssets();
        open.MapGet("/healthz", HealthAsync);
        open.MapAccount();
        open.MapSubscribers();
        open.MapPush();
        open.MapFallback(() => Results.NotFound());

        app.MapLog();
        app.MapTopics();
        app.MapLearning();
        app.MapFeeds();
        app.MapGet("/subscribers", () => Page.Show<SubscribersPage>());
    }

    private static async Task<IResult> HealthAsync(HealthCheck check, CancellationToken ct)
    {
        var health = await check.RunAsync(ct);
        var status = health.Status == "failing" ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        return Results.Json(new { status = health.Status, problems = health.Problems }, statusCode: status);
    }

    private static Task ShowStatusAsync(HttpContext http) =>
        Page.Show<StatusPage>(new { Code = http.Response.StatusCode }).ExecuteAsync(http);

    private static int StatusOf(Exception e) => e switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        DatabaseBusyException => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
