using Monitor.Storage;

namespace Monitor.Subscriptions;

/// <summary>
/// Turns the wishes of the public form into subscriptions that wait for their confirmation. A confirmed address is left as it is,
/// because anybody can type it; a suppressed one gets nothing.
/// </summary>
internal sealed class TakeInSignUps(
    Database database, SignUpStore signUps, Enrol enrol, SubscriberStore subscribers, SuppressionStore suppressions)
{
    /// <summary>In one run: a flood must not keep the digests of others waiting.</summary>
    private const int Most = 1000;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public async Task RunAsync(DateTimeOffset now, CancellationToken ct)
    {
        if (!await database.ReadAsync(session => signUps.HasWorkAsync(session, now - Kept), ct))
            return;
        await database.WriteAsync(session => signUps.ForgetAsync(session, now - Kept), ct);
        var taken = 0;
        while (taken < Most && await database.WriteAsync(session => TakeAsync(session, now), ct))
            taken++;
    }

    /// <returns>False when none waits.</returns>
    private async Task<bool> TakeAsync(Session session, DateTimeOffset now)
    {
        if (await signUps.TakeAsync(session) is not { } request)
            return false;
        if (RequestReader.Read(request) is not RequestReading.Understood { Wish: var wish })
            return true;
        if (await subscribers.FindAsync(session, wish.Email) is { State: SubscriberState.Confirmed }
            || await suppressions.FindAsync(session, wish.Email) is not null)
            return true;
        // A topic that was removed since the form was filled in leaves nothing to confirm.
        if (await enrol.RunAsync(session, wish, now) is Enrolment.Stored stored)
            await subscribers.AwaitConfirmationAsync(session, stored.Subscriber.Id, wish.Language);
        return true;
    }
}
