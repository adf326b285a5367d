using Monitor.DailyLog;
using Monitor.Feeds;
using Monitor.Web.Pages;

namespace Monitor.Web;

internal static class FeedRoutes
{
    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/feeds", () => Page.Show<FeedsPage>());
        routes.MapPost("/feeds", AddAsync).FromOwnForm();
    }

    private static async Task<IResult> AddAsync(
        HttpContext http, AddFeed addFeed, DayMailStore edits, TimeProvider time, CancellationToken ct)
    {
        var url = (await http.Request.ReadFormAsync(ct))["url"].ToString().Trim();
        if (await addFeed.RunAsync(new FeedEntry(url), ct) is AddedFeed.Refused refused)
            return Page.Show<FeedsPage>(new { Url = url, Fault = refused.Reason }, StatusCodes.Status422UnprocessableEntity);

        await edits.AddEditAsync(
            new EditDay { At = time.GetUtcNow(), Author = http.User.Identity?.Name ?? "", Subject = "feed:" + url, What = "added" }, ct);
        return Page.SeeOther("/feeds");
    }
}
