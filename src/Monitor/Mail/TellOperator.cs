using Monitor.Feeds;
using Monitor.Storage;

namespace Monitor.Mail;

/// <summary>
/// Mails the operator what only a person can mend: feeds that are gone or missing. One mail for all that came together, and at
/// most one a day, so that a bad night does not become a hundred mails.
/// </summary>
internal sealed class TellOperator(Database database, FeedEventStore events, NoticePress press, TimeProvider time)
{
    private const int MostNotices = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromHours(24);

    /// <returns>How many events were told.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        if (!press.HasRecipient)
            return 0;
        var waiting = await database.ReadAsync(session => events.UntoldAsync(session, 1), ct);
        return waiting.Count == 0 ? 0 : await database.WriteAsync(QueueAsync, ct);
    }

    private async Task<int> QueueAsync(Session session)
    {
        var now = time.GetUtcNow();
        // Looked at again inside the transaction: another worker may have told them.
        var notices = await events.UntoldAsync(session, MostNotices);
        if (notices.Count == 0 || await events.LastToldAsync(session) > now - Pause)
            return 0;
        await press.QueueAsync(session, notices, now);
        await events.ToldAsync(session, notices[^1].Id, now);
        return notices.Count;
    }
}
