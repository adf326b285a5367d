using Monitor.Storage;

namespace Monitor.Subscriptions;

/// <summary>What the form answers; it tells nothing about the address.</summary>
internal abstract record SignUpResult
{
    private SignUpResult() { }

    /// <summary>"If this address can get mail from us, a message is on its way": new, waiting and confirmed addresses alike.</summary>
    public sealed record Accepted : SignUpResult;

    /// <summary>A field cannot be used, whoever asks.</summary>
    public sealed record Refused(string Field, string Input, string Problem) : SignUpResult;
}

/// <summary>
/// Takes a sign-up from the public form. Nothing goes out here: the confirmation mail is queued by the worker, at most one per
/// address a day. A confirmed address is left as it is, because anybody can type it.
/// </summary>
internal sealed class SignUp(Database database, Enrol enrol, SubscriberStore subscribers, TimeProvider time)
{
    public async Task<SignUpResult> RunAsync(SubscriptionRequest request, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return RequestReader.Read(request) switch
        {
            RequestReading.Understood understood => await StoreAsync(understood.Wish, now, ct),
            RequestReading.Refused refused => new SignUpResult.Refused(refused.Field, refused.Input, refused.Problem),
            var other => throw new InvalidOperationException(other.ToString()),
        };
    }

    private Task<SignUpResult> StoreAsync(Wish wish, DateTimeOffset now, CancellationToken ct) => database.WriteAsync<SignUpResult>(async session =>
    {
        if (await subscribers.FindAsync(session, wish.Email) is { State: SubscriberState.Confirmed })
            return new SignUpResult.Accepted();
        switch (await enrol.RunAsync(session, wish, now))
        {
            case Enrolment.Stored stored:
                await subscribers.AwaitConfirmationAsync(session, stored.Subscriber.Id, wish.Language);
                return new SignUpResult.Accepted();
            case Enrolment.UnknownTopic unknown:
                return new SignUpResult.Refused(nameof(SubscriptionRequest.Topics), unknown.Slug, unknown.Problem);
            case var other:
                throw new InvalidOperationException(other.ToString());
        }
    }, ct);
}
