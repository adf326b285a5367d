using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Monitor.Feeds;
using Monitor.Feeds.Push;
using Monitor.Matching;

namespace Monitor.Web;

/// <summary>
/// Where WebSub hubs call. The token in the path and the hub's signature are the authority: no account, no antiforgery. The GET
/// changes state because the protocol asks for it (§5.3); it does so only for a question of ours that is open.
/// </summary>
internal static class PushRoutes
{
    public static void MapPush(this RouteGroupBuilder open)
    {
        open.MapGet(PlanPushes.Path + "{token}", VerifyAsync).RequireRateLimiting(WebServices.PushLimit);
        open.MapPost(PlanPushes.Path + "{token}", TakeInAsync).RequireRateLimiting(WebServices.PushLimit);
    }

    private static async Task<IResult> VerifyAsync(string token, HttpRequest request, AnswerHub answer, CancellationToken ct) =>
        await answer.RunAsync(token, Question(request.Query), ct) switch
        {
            HubAnswer.Verified verified => Results.Text(verified.Challenge, "text/plain"),
            HubAnswer.Noted => Results.NoContent(),
            _ => Results.NotFound(),
        };

    /// <summary>A message that is left out for its signature is answered as one that is taken: who forges learns nothing (§8).</summary>
    private static async Task<IResult> TakeInAsync(
        string token, HttpRequest request, TakeInPush takeIn, IOptions<FeedsOptions> options, CancellationToken ct) =>
        await takeIn.RunAsync(token, () => ReadAsync(request, options.Value.MaximumBytes, ct), ct)
            ? Results.Accepted()
            : Results.StatusCode(StatusCodes.Status410Gone);

    private static HubQuestion Question(IQueryCollection query) => new(
        query["hub.mode"],
        query["hub.topic"],
        query["hub.challenge"],
        long.TryParse(query["hub.lease_seconds"], System.Globalization.CultureInfo.InvariantCulture, out var seconds) ? seconds : null,
        query["hub.reason"]);

    /// <summary>The server itself refuses (413) what grows beyond the bound.</summary>
    private static async Task<PushMessage> ReadAsync(HttpRequest request, long longest, CancellationToken ct)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } bound)
            bound.MaxRequestBodySize = longest;
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, ct);
        return new PushMessage(body.ToArray(), request.ContentType, request.Headers[PushSignature.Header]);
    }
}
