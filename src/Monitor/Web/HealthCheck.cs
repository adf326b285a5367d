using System.Data.Common;
using Microsoft.Extensions.Options;
using Monitor.Mail;
using Monitor.Storage;
using Monitor.Subscriptions;

namespace Monitor.Web;

/// <summary>Whether the service does its work, in numbers and without names: it answers anyone.</summary>
/// <param name="Status"><c>ok</c>, <c>degraded</c> (up, but something waits) or <c>failing</c>.</param>
internal sealed record Health(string Status, IReadOnlyList<string> Problems);

internal sealed class HealthCheck(
    Database database, MailHold hold, SendingStop stop, IOptions<SecurityOptions> limits, TimeProvider time)
{
    private const string SetAside = "SELECT COUNT(*) FROM faults WHERE tries >= @tries";

    private const string Overdue = "SELECT COUNT(*) FROM feeds WHERE next_due_at < @since";

    private const string Waiting = """
        SELECT COUNT(*) FROM deliveries
        WHERE state IN ('pending', 'claimed', 'in_data', 'deferred', 'unknown') AND created_at < @since
        """;

    private const string Asked = "SELECT COUNT(*) FROM subscribers WHERE confirmation_sent_at > @since";

    private const string Unasked = """
        SELECT COUNT(*) FROM subscribers u
        WHERE u.state = 'pending' AND u.confirmation_sent_at IS NULL
          AND EXISTS (SELECT 1 FROM subscriptions s WHERE s.subscriber_id = u.id AND s.ended_at IS NULL)
        """;

    public async Task<Health> RunAsync(CancellationToken ct)
    {
        try
        {
            var since = time.GetUtcNow().AddHours(-1);
            var (overdue, waiting, setAside, asked, unasked) = await database.ReadAsync(async session => (
                await session.FirstAsync<long>(Overdue, new { since }),
                await session.FirstAsync<long>(Waiting, new { since }),
                await session.FirstAsync<long>(SetAside, new { tries = (long)Fault.MostTries }),
                await session.FirstAsync<long>(Asked, new { since }),
                await session.FirstAsync<long>(Unasked)), ct);
            var stopped = await stop.FindAsync(ct);
            string[] problems =
            [
                .. overdue > 0 ? [$"{overdue} feeds are overdue by more than an hour"] : Array.Empty<string>(),
                .. waiting > 0 ? [$"{waiting} mails have waited for more than an hour"] : Array.Empty<string>(),
                .. setAside > 0 ? [$"{setAside} items or editions are set aside after {Fault.MostTries} tries; see monitor delivery list"] : Array.Empty<string>(),
                .. asked >= limits.Value.ConfirmationsPerHour && unasked > 0
                    ? [$"sign-ups over {limits.Value.ConfirmationsPerHour} an hour: the rest ({unasked}) wait"] : Array.Empty<string>(),
                .. await hold.FindAsync(ct) is not null ? ["all mail is on hold"] : Array.Empty<string>(),
                .. stopped is not null ? [$"the mail server takes no mail from us since {stopped.Since.UtcDateTime:yyyy-MM-dd HH:mm}Z ({stopped.Code}); its words are in the log"] : Array.Empty<string>(),
            ];
            return new Health(stopped is not null ? "failing" : problems.Length == 0 ? "ok" : "degraded", problems);
        }
        catch (DbException)
        {
            return new Health("failing", ["the database does not answer"]); // its words may hold host names: they go to the log of the worker
        }
    }
}
