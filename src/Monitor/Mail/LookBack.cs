using Monitor.Digests;
using Monitor.Storage;
using Monitor.Subscriptions;

namespace Monitor.Mail;

/// <summary>
/// Finds the editions of the last seven days that were never decided, because nothing ran when they were due, and notes them as missed:
/// the log then tells of them, and their items stand in a later one. The latest edition due is decided as usual.
/// </summary>
internal sealed class LookBack(
    Database database, SubscriptionStore subscriptions, Outbox outbox, TimeProvider time, ILogger<LookBack> log)
{
    private const int Page = 500;

    private const string SelectDecided = """
        SELECT period FROM digests WHERE subscription_id = @subscription AND cut_to >= @since AND kind = 'digest' LIMIT 1000
        """;

    private static readonly TimeSpan Reach = TimeSpan.FromDays(7);

    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private DateTimeOffset last = DateTimeOffset.MinValue;

    /// <summary>At start and once an hour.</summary>
    public async Task IfDueAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (now >= last && now - last < Pause)
            return;
        var noted = 0;
        var after = new SubscriptionId(0);
        while (await subscriptions.LiveAsync(after, Page, now, ct) is { Count: > 0 } page)
        {
            foreach (var to in page)
                noted += await NoteAsync(to.Subscription, now, ct);
            after = page[^1].Subscription.Id;
        }

        last = now;
        if (noted > 0)
            log.EditionsLookedBack(noted);
    }

    private async Task<int> NoteAsync(Subscription subscription, DateTimeOffset now, CancellationToken ct)
    {
        var since = now - Reach;
        var plans = PeriodPlan.Before(subscription, since, now).ToList();
        if (plans.Count == 0)
            return 0;
        var decided = (await database.ReadAsync(
            session => session.QueryAsync<string>(SelectDecided, new { subscription = subscription.Id, since }), ct)).ToHashSet();
        var noted = 0;
        foreach (var plan in plans.Where(plan => !decided.Contains(plan.Frame.Period)))
            noted += await outbox.NoteAsync(subscription, plan.Frame, DigestState.Missed, now, ct) ? 1 : 0;
        return noted;
    }
}
