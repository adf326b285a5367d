using Monitor.Digests;
using Monitor.Subscriptions;

namespace Monitor.Mail;

/// <summary>What a run outbox.</summary>
internal sealed record IssueCounts(int Digests, int Alerts, int Empty, int Missed, int Failed);

/// <summary>Decides the editions that are due. May run twice, or on two machines at once: unique rows let one of them win.</summary>
internal sealed class IssueDigests(
    SubscriptionStore subscriptions, EditionPress press, Outbox outbox, TimeProvider time, ILogger<IssueDigests> log)
{
    private const int Page = 500;

    private enum Issued { Nothing, Digest, Alert, Empty, Missed, Failed }

    public async Task<IssueCounts> RunAsync(IssueWhen when, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var issued = new List<Issued>();
        var after = new SubscriptionId(0);
        while (await subscriptions.LiveAsync(after, Page, now, ct) is { Count: > 0 } page)
        {
            foreach (var to in page)
                issued.Add(await IssueSafelyAsync(to, when, now, ct));
            after = page[^1].Subscription.Id;
        }

        var counts = new IssueCounts(Count(Issued.Digest), Count(Issued.Alert), Count(Issued.Empty), Count(Issued.Missed), Count(Issued.Failed));
        if (issued.Any(one => one != Issued.Nothing))
            log.EditionsIssued(counts.Digests, counts.Alerts, counts.Empty, counts.Missed, counts.Failed);
        return counts;

        int Count(Issued kind) => issued.Count(one => one == kind);
    }

    /// <summary>One edition that cannot be made must not cost the others theirs.</summary>
    private async Task<Issued> IssueSafelyAsync(Addressed to, IssueWhen when, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            return await IssueAsync(to, when, now, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.EditionFailed(e, to.Subscription.Id.Value);
            return Issued.Failed;
        }
    }

    private async Task<Issued> IssueAsync(Addressed to, IssueWhen when, DateTimeOffset now, CancellationToken ct)
    {
        var plan = PeriodPlan.For(to.Subscription, when, now);
        if (plan is null || (plan.Scheduled && await outbox.ContainsAsync(to.Subscription.Id, plan.Frame.Period, ct)))
            return Issued.Nothing;
        if (plan.Missed)
        {
            log.EditionMissed(to.Subscription.Id.Value, plan.Frame.Period);
            return await outbox.NoteAsync(to.Subscription, plan.Frame, DigestState.Missed, now, ct) ? Issued.Missed : Issued.Nothing;
        }

        var edition = await press.ComposeAsync(to.Subscription, plan.Frame, ct);
        if (edition.Count > 0)
        {
            var printed = await press.PrintAsync(edition, to, now);
            var won = await outbox.PutAsync(edition, printed, to, now, ct);
            return !won ? Issued.Nothing : plan.Frame.Kind == EditionKind.Alert ? Issued.Alert : Issued.Digest;
        }

        return plan.Scheduled && await outbox.NoteAsync(to.Subscription, plan.Frame, DigestState.Empty, now, ct) ? Issued.Empty : Issued.Nothing;
    }
}
