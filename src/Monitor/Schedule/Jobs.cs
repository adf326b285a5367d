using Monitor.Mail;
using Monitor.Matching;
using Monitor.Stories;
using Quartz;

namespace Monitor.Schedule;

/// <summary>Polls the feeds that are due. Quartz only wakes it: what is due, and what was done, is in the database.</summary>
[DisallowConcurrentExecution]
internal sealed class PollJob(PollFeeds pollFeeds) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await pollFeeds.RunAsync(all: false, cancellationToken);
}

/// <summary>Folds new matches into stories, decides what is due to whom, and hands the mail over.</summary>
[DisallowConcurrentExecution]
internal sealed class MailJob(FoldStories foldStories, SendDueMail sendDueMail) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await foldStories.RunAsync(cancellationToken);
        await sendDueMail.RunAsync(IssueWhen.Due, cancellationToken);
    }
}

/// <summary>Once a day: lets go of what is kept for a time only.</summary>
[DisallowConcurrentExecution]
internal sealed class RetentionJob(ForgetRejected forgetRejected) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await forgetRejected.RunAsync(cancellationToken);
}
