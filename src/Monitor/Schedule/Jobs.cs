using Microsoft.Extensions.Options;
using Monitor.Feeds.Articles;
using Monitor.Feeds.Push;
using Monitor.Mail;
using Monitor.Mail.Bounces;
using Monitor.Matching;
using Monitor.Matching.Learning;
using Monitor.Stories;
using Quartz;

namespace Monitor.Schedule;

/// <summary>Polls the feeds that are due. Quartz only wakes it: what is due, and what was done, is in the database.</summary>
[DisallowConcurrentExecution]
internal sealed class PollJob(FaultyItems faultyItems, PollFeeds pollFeeds, IHostApplicationLifetime lifetime) : StoppableJob(lifetime)
{
    protected override async Task RunAsync(CancellationToken ct)
    {
        await faultyItems.RetryAsync(ct);
        await pollFeeds.RunAsync(PollScope.Usual, ct);
    }
}

/// <summary>Polls the due feeds that hung or dripped last time: a cycle of its own, for which the others do not wait.</summary>
[DisallowConcurrentExecution]
internal sealed class SlowPollJob(PollFeeds pollFeeds, IHostApplicationLifetime lifetime) : StoppableJob(lifetime)
{
    protected override Task RunAsync(CancellationToken ct) => pollFeeds.RunAsync(PollScope.Slow, ct);
}

/// <summary>Keeps the WebSub subscriptions: begins, renews and ends them at their hubs.</summary>
[DisallowConcurrentExecution]
internal sealed class PushJob(PlanPushes planPushes, AskHubs askHubs, IHostApplicationLifetime lifetime) : StoppableJob(lifetime)
{
    protected override async Task RunAsync(CancellationToken ct)
    {
        await planPushes.RunAsync(ct);
        await askHubs.RunAsync(ct);
    }
}

/// <summary>Folds new matches into stories, decides what is due to whom, and hands the mail over.</summary>
[DisallowConcurrentExecution]
internal sealed class MailJob(FoldStories foldStories, SendDueMail sendDueMail, IHostApplicationLifetime lifetime) : StoppableJob(lifetime)
{
    protected override async Task RunAsync(CancellationToken ct)
    {
        await foldStories.RunAsync(ct);
        await sendDueMail.RunAsync(IssueWhen.Due, ct);
    }
}

/// <summary>Reads the mailbox that reports about our mail come back to.</summary>
[DisallowConcurrentExecution]
internal sealed class InboxJob(ReadInbox readInbox, IHostApplicationLifetime lifetime) : StoppableJob(lifetime)
{
    protected override Task RunAsync(CancellationToken ct) => readInbox.RunAsync(ct);
}

/// <summary>Once a day: lets go of what is kept for a time only.</summary>
[DisallowConcurrentExecution]
internal sealed class RetentionJob(ForgetRejected forgetRejected, ForgetArticles forgetArticles, IHostApplicationLifetime lifetime) : StoppableJob(lifetime)
{
    protected override async Task RunAsync(CancellationToken ct)
    {
        await forgetRejected.RunAsync(ct);
        await forgetArticles.RunAsync(ct);
    }
}

/// <summary>Once a week by default: proposes terms for topics whose news has moved on.</summary>
[DisallowConcurrentExecution]
internal sealed class DriftJob(ProposeDueDrift propose, IOptions<ScheduleOptions> options, IHostApplicationLifetime lifetime) : StoppableJob(lifetime)
{
    protected override Task RunAsync(CancellationToken ct) => propose.RunAsync(options.Value.DriftEvery, ct);
}
