using Monitor.Hosting;
using Monitor.Storage;

namespace Monitor.Subscriptions;

/// <summary>Adds a subscriber at the command line. Sends nothing; an address not confirmed gets its confirmation mail from the service.</summary>
internal sealed class AddSubscriber(Database database, Enrol enrol, SubscriberStore subscribers, TimeProvider time)
{
    /// <exception cref="UserError">A word of the request cannot be used; nothing was stored.</exception>
    public async Task<SubscriptionId> RunAsync(SubscriptionRequest request, bool confirmed, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var wish = RequestReader.Read(request) switch
        {
            RequestReading.Understood understood => understood.Wish,
            RequestReading.Refused refused => throw new UserError(refused.Input, refused.Problem),
            var other => throw new InvalidOperationException(other.ToString()),
        };
        return await database.WriteAsync(async session =>
        {
            switch (await enrol.RunAsync(session, wish, now))
            {
                case Enrolment.Stored stored:
                    if (confirmed)
                        await subscribers.ConfirmAsync(session, stored.Subscriber.Id, new Consent(now, "", "given to the operator"));
                    else
                        await subscribers.AwaitConfirmationAsync(session, stored.Subscriber.Id, wish.Language);
                    return stored.Subscription;
                case Enrolment.UnknownTopic unknown:
                    throw new UserError(unknown.Slug, unknown.Problem);
                case var other:
                    throw new InvalidOperationException(other.ToString());
            }
        }, ct);
    }
}
