using System.Data.Common;
using System.Globalization;
using Monitor.Digests;
using Monitor.Hosting;
using Monitor.Storage;
using Monitor.Subscriptions;

namespace Monitor.Mail;

/// <summary>What a run came to.</summary>
internal sealed record IssueCounts(int Digests, int Alerts, int Empty, int Missed, int Failed)
{
    public static IssueCounts None { get; } = new(0, 0, 0, 0, 0);
}

/// <summary>Decides the editions that are due. May run twice, or on two machines at once: unique rows let one of them win.</summary>
internal sealed class IssueDigests(
    SubscriptionStore subscriptions, EditionPress press, Outbox outbox, FaultStore faults, TimeProvider time, ILogger<IssueDigests> log)
{
    private const int Page = 500;

    private enum Issued { Nothing, Digest, Alert, Empty, Missed, Failed }

    public async Task<IssueCounts> RunAsync(IssueWhen when, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var issued = new List<Issued>();
        var faulty = await faults.OfAsync(FaultKind.Edition, ct);
        var after = new SubscriptionId(0);
        while (await subscriptions.LiveAsync(after, Page, now, ct) is { Count: > 0 } page)
        {
            foreach (var to in page)
                issued.Add(await IssueSafelyAsync(to, when, faulty.GetValueOrDefault(Subject(to)), now, ct));
            after = page[^1].Subscription.Id;
        }

        var counts = new IssueCounts(Count(Issued.Digest), Count(Issued.Alert), Count(Issued.Empty), Count(Issued.Missed), Count(Issued.Failed));
        if (issued.Any(one => one != Issued.Nothing))
            log.EditionsIssued(counts.Digests, counts.Alerts, counts.Empty, counts.Missed, counts.Failed);
        return counts;

        int Count(Issued kind) => issued.Count(one => one == kind);
    }

    /// <summary>One edition that cannot be made must not cost the others theirs.</summary>
    /// <param name="fault">Of an earlier try.</param>
    private async Task<Issued> IssueSafelyAsync(Addressed to, IssueWhen when, Fault? fault, DateTimeOffset now, CancellationToken ct)
    {
        if (fault?.Waits(now) == true)
            return Issued.Nothing;
        try
        {
            var issued = await IssueAsync(to, when, now, ct);
            if (fault is not null && issued != Issued.Nothing)
                await faults.RemoveAsync(FaultKind.Edition, fault.Subject, ct);
            return issued;
        }
        catch (Exception e) when (e is DbException or DatabaseBusyException)
        {
            // The database's fault and not the edition's: the next run tries again, however often.
            log.EditionNotStored(to.Subscription.Id.Value, e.Message);
            return Issued.Failed;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.EditionFailed(e, to.Subscription.Id.Value, (fault?.Tries ?? 0) + 1, Fault.MostTries);
            await faults.AddAsync(FaultKind.Edition, Subject(to), e, now, ct);
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

        if (plan.Scheduled && await outbox.SupersedeAsync(to.Subscription, ct) is var superseded and > 0)
            log.EditionsSuperseded(superseded, to.Subscription.Id.Value);
        var edition = await press.ComposeAsync(to.Subscription, plan.Frame, ct);
        if (edition.Count > 0)
            return await PutAsync(edition, to, now, ct);
        return plan.Scheduled && await outbox.NoteAsync(to.Subscription, plan.Frame, DigestState.Empty, now, ct) ? Issued.Empty : Issued.Nothing;
    }

    private async Task<Issued> PutAsync(Edition edition, Addressed to, DateTimeOffset now, CancellationToken ct)
    {
        Failpoint.Hit(Failpoint.EditionComposed);
        var printed = await press.PrintAsync(edition, to, now);
        Failpoint.Hit(Failpoint.EditionPrinted);
        var won = await outbox.PutAsync(edition, printed, to, now, ct);
        Failpoint.Hit(Failpoint.EditionCommitted);
        return !won ? Issued.Nothing : edition.Frame.Kind == EditionKind.Alert ? Issued.Alert : Issued.Digest;
    }

    private static string Subject(Addressed to) => to.Subscription.Id.Value.ToString(CultureInfo.InvariantCulture);
}
