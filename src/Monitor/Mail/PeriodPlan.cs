using System.Globalization;
using Monitor.Digests;
using Monitor.Subscriptions;

namespace Monitor.Mail;

/// <summary>Which editions a run may make.</summary>
internal enum IssueWhen
{
    /// <summary>Those whose period is due, and alerts.</summary>
    Due,

    /// <summary>One for each subscription, at once and beside its periods.</summary>
    Now,
}

/// <summary>The edition a subscription is to get.</summary>
/// <param name="Scheduled">It stands for a local period: decided even when there is nothing to say.</param>
/// <param name="Missed">Too late to be of use; what it would have held goes into the next one.</param>
internal sealed record PeriodPlan(EditionFrame Frame, bool Scheduled, bool Missed)
{
    /// <summary>How far back matches are looked for; longer than any period with its catch-up.</summary>
    public static readonly TimeSpan Reach = TimeSpan.FromDays(30);

    private static readonly TimeSpan WeeklyCatchUp = TimeSpan.FromDays(3);
    private static readonly TimeSpan CatchUp = TimeSpan.FromHours(12);

    /// <summary>Null when nothing is due since the subscription began.</summary>
    public static PeriodPlan? For(Subscription subscription, IssueWhen when, DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(subscription.Zone);
        if (when == IssueWhen.Now)
            return new PeriodPlan(FrameOf(subscription, zone, "now:" + Instant(now), now), Scheduled: false, Missed: false);
        if (subscription.Rhythm is Rhythm.Immediate)
            return new PeriodPlan(FrameOf(subscription, zone, Instant(now), now), Scheduled: false, Missed: false);
        if (RhythmClock.Latest(subscription.Rhythm, zone, now) is not { } period || period.DueAt <= subscription.CountsFrom)
            return null;
        var limit = subscription.Rhythm is Rhythm.Weekly ? WeeklyCatchUp : CatchUp;
        return new PeriodPlan(FrameOf(subscription, zone, period.Key, period.DueAt), Scheduled: true, Missed: now - period.DueAt > limit);
    }

    /// <summary>The periods that were due since <paramref name="since"/> and before the latest one; none for alerts and hourly digests, which nobody misses.</summary>
    public static IEnumerable<PeriodPlan> Before(Subscription subscription, DateTimeOffset since, DateTimeOffset now)
    {
        if (subscription.Rhythm is Rhythm.Immediate or Rhythm.Hourly)
            yield break;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(subscription.Zone);
        var until = now;
        while (RhythmClock.Latest(subscription.Rhythm, zone, until) is { } period && period.DueAt > since && period.DueAt > subscription.CountsFrom)
        {
            if (until < now)
                yield return new PeriodPlan(FrameOf(subscription, zone, period.Key, period.DueAt), Scheduled: true, Missed: true);
            until = period.DueAt.AddTicks(-1);
        }
    }

    private static EditionFrame FrameOf(Subscription subscription, TimeZoneInfo zone, string period, DateTimeOffset cut) => new()
    {
        Kind = subscription.Rhythm is Rhythm.Immediate ? EditionKind.Alert : EditionKind.Digest,
        Period = period,
        Language = subscription.Language,
        Zone = zone,
        Rhythm = subscription.Rhythm,
        CutFrom = subscription.CreatedAt > cut - Reach ? subscription.CreatedAt : cut - Reach,
        CutTo = cut,
    };

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
