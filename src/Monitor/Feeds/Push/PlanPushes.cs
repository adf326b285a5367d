using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Monitor.Hosting;

namespace Monitor.Feeds.Push;

/// <summary>
/// Brings the subscriptions in line with the feeds: one for each feed that names a hub, none for the others, and none at all
/// without an address under which hubs can reach us. Asks nobody.
/// </summary>
internal sealed class PlanPushes(PushStore pushes, IOptions<WebOptions> web, TimeProvider time)
{
    /// <summary>Followed by the token: where hubs reach us.</summary>
    public const string Path = "/push/";

    /// <summary>A first start with thousands of such feeds takes several rounds.</summary>
    private const int MostARound = 500;

    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        foreach (var lapsed in await pushes.LapsedAsync(now, MostARound, ct))
            await pushes.LapseAsync(lapsed, now, ct);
        // Nothing begins with a space, so that without an address of ours every subscription is stale.
        var callbacks = web.Value.PublicBaseUrl.Length > 0 ? web.Value.PublicBaseUrl.TrimEnd('/') + Path : null;
        foreach (var stale in await pushes.StaleAsync(callbacks ?? " ", MostARound, ct))
            await pushes.ReleaseAsync(stale, callbacks is null ? "Web__PublicBaseUrl is not set any more" : "the feed or the address of this service changed", now, ct);
        await pushes.ForgetEndedAsync(now, ct);
        if (callbacks is null)
            return;
        foreach (var offer in await pushes.OffersAsync(MostARound, ct))
            await pushes.AddAsync(Wanted(offer, callbacks, now), ct);
    }

    private static PushSubscription Wanted(PushOffer offer, string callbacks, DateTimeOffset now)
    {
        // 256 bits each, in hex: they go into an address and a form.
        var token = RandomNumberGenerator.GetHexString(64, lowercase: true);
        return new PushSubscription
        {
            Token = token,
            FeedId = offer.FeedId,
            Hub = offer.Hub,
            Topic = offer.Topic,
            Callback = callbacks + token,
            Secret = RandomNumberGenerator.GetHexString(64, lowercase: true),
            NextAt = now,
        };
    }
}
