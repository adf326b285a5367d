using System.Globalization;
using Microsoft.Extensions.Options;
using Monitor.Storage;

namespace Monitor.Subscriptions;

/// <summary>Whether an address is asked to confirm now.</summary>
internal enum AskNow
{
    Yes,

    /// <summary>Not this time: asked within a day, three times already, suppressed, or confirmed.</summary>
    No,

    /// <summary>Too many were asked within the hour: it waits, and with it all others.</summary>
    Later,
}

/// <summary>
/// Bounds the mails that strangers can cause by typing addresses: to each address one a day and three until it confirms, to all
/// together some an hour. The rest waits, and the daily log says so.
/// </summary>
internal sealed class ConfirmationLimits(
    SubscriberStore subscribers, SuppressionStore suppressions, SignUpStore signUps, IOptions<SecurityOptions> options, ILogger<ConfirmationLimits> log)
{
    /// <summary>Mails an address gets without ever confirming.</summary>
    public const int MostUnanswered = 3;

    /// <summary>Between two mails to one address.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromHours(24);

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private const string Note = """
        INSERT INTO edits (edited_at, author, subject, what)
        SELECT @now, 'monitor', 'sign-ups', @what
        WHERE NOT EXISTS (SELECT 1 FROM edits WHERE subject = 'sign-ups' AND edited_at > @since)
        """;

    /// <summary>Decides within the transaction that queues the mail, and counts it as sent.</summary>
    public async Task<AskNow> DecideAsync(Session session, SubscriptionId subscription, DateTimeOffset now)
    {
        await signUps.LockAsync(session);
        if (await subscribers.FindAsync(session, subscription) is not { State: SubscriberState.Pending, Confirmations: < MostUnanswered } subscriber
            || subscriber.ConfirmationSentAt > now - Pause)
            return AskNow.No;
        if (await subscribers.AskedSinceAsync(session, now - Window) >= options.Value.ConfirmationsPerHour)
        {
            await NoteAsync(session, now);
            return AskNow.Later;
        }

        // Also for a suppressed address, which then is not looked at again at each tick.
        await subscribers.ConfirmationSentAsync(session, subscriber.Id, now);
        return await suppressions.FindAsync(session, subscriber.Email) is null ? AskNow.Yes : AskNow.No;
    }

    private async Task NoteAsync(Session session, DateTimeOffset now)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"over {options.Value.ConfirmationsPerHour} an hour: the rest wait");
        if (await session.ExecuteAsync(Note, new { now, what, since = now - Window }) > 0)
            log.SignUpsWait(options.Value.ConfirmationsPerHour);
    }
}
