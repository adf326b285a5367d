using System.Globalization;
using Monitor.DailyLog;
using Monitor.Feeds;
using Monitor.Feeds.Http;
using Monitor.Web.Pages;

namespace Monitor.Web;

internal static class FeedRoutes
{
    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/feeds", (long? added) => Page.Show<FeedsPage>(new { Added = added }));
        routes.MapPost("/feeds", AddAsync).FromOwnForm();
    }

    private static async Task<IResult> AddAsync(
        HttpContext http, AddFeed addFeed, DayMailStore edits, TimeProvider time, CancellationToken ct)
    {
        var url = (await http.Request.ReadFormAsync(ct))["url"].ToString().Trim();
        switch (await addFeed.RunAsync(new FeedEntry(url), ct))
        {
            case AddedFeed.Added added:
                return await NotedAsync(added.Id, added.Found?.Url ?? url, "added");
            case AddedFeed.Unreachable unread:
                return await NotedAsync(unread.Id, url, "added, though it did not answer");
            case AddedFeed.Revived revived:
                return await NotedAsync(revived.Feed.Id, url, "polled again");
            case AddedFeed.AlreadyThere known:
                return Refused($"{WebAddress.Shown(known.Feed.Url)}: is there already, as {known.Feed.Title}");
            case AddedFeed.Refused refused:
                return Refused(refused.Reason);
            case var other:
                throw new InvalidOperationException(other.ToString());
        }

        IResult Refused(string reason) => Page.Show<FeedsPage>(new { Url = url, Fault = reason }, StatusCodes.Status422UnprocessableEntity);

        async Task<IResult> NotedAsync(FeedId id, string address, string what)
        {
            await edits.AddEditAsync(
                new EditDay { At = time.GetUtcNow(), Author = http.User.Identity?.Name ?? "", Subject = "feed:" + WebAddress.Shown(address), What = what }, ct);
            return Page.SeeOther(string.Create(CultureInfo.InvariantCulture, $"/feeds?added={id.Value}"));
        }
    }
}
