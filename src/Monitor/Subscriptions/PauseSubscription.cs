using System.Globalization;
using Monitor.Storage;

namespace Monitor.Subscriptions;

/// <summary>
/// Stops a subscription's editions until a day, from which the first one brings what waited. What comes in meanwhile is kept for it
/// as far back as an edition looks.
/// </summary>
internal sealed class PauseSubscription(Database database, OwnSubscriptions own, SubscriptionStore subscriptions, TimeProvider time)
{
    public const int MostDays = 366;

    /// <param name="until">The first day with mail again, such as <c>2026-12-24</c>, on the subscription's clock.</param>
    public async Task<ChangeResult> RunAsync(string token, long? which, string until, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (await own.PickAsync(token, which, ct) is not { } subscription)
            return new ChangeResult.Unknown();
        if (!DateOnly.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new ChangeResult.Refused("Until", until, "is not a day; write it as 2026-12-24");
        var back = RhythmClock.Instant(day, TimeOnly.MinValue, TimeZoneInfo.FindSystemTimeZoneById(subscription.Zone));
        if (back <= now || back > now.AddDays(MostDays))
            return new ChangeResult.Refused("Until", until, "is not a day within the coming year");
        await database.WriteAsync(session => subscriptions.PauseAsync(session, subscription.Id, back), ct);
        return new ChangeResult.Done();
    }

    public async Task<ChangeResult> ResumeAsync(string token, long? which, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (await own.PickAsync(token, which, ct) is not { } subscription)
            return new ChangeResult.Unknown();
        // Now, and not nothing: the periods of the pause must stay behind it.
        if (subscription.PausedUntil > now)
            await database.WriteAsync(session => subscriptions.PauseAsync(session, subscription.Id, now), ct);
        return new ChangeResult.Done();
    }
}
