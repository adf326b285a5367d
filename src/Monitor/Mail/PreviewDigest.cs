using Monitor.Digests;
using Monitor.Hosting;
using Monitor.Subscriptions;

namespace Monitor.Mail;

/// <summary>An edition that was not stored.</summary>
internal sealed record DigestPreview(string Subject, string Text, string Html, byte[] Eml, int Entries);

/// <summary>Shows the edition a person would get now, or what all topics brought in the last 24 hours. Stores and sends nothing.</summary>
internal sealed class PreviewDigest(EditionPress press, SubscriberStore subscribers, SubscriptionStore subscriptions, TimeProvider time)
{
    /// <summary>What waits for the first subscription of this address.</summary>
    /// <exception cref="UserError">Nobody subscribed with this address.</exception>
    public async Task<DigestPreview> ForAsync(string email, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var address = EmailAddress.Normalise(email) ?? email;
        if (await subscribers.FindAsync(address, ct) is not { } subscriber
            || await subscriptions.OfAsync(subscriber.Id, ct) is not [var subscription, ..])
            throw new UserError(email, "has no subscription; monitor subscriber list shows who has");
        return await PreviewAsync(new Addressed(subscription, subscriber.Email), now, ct);
    }

    /// <summary>Every topic, the last 24 hours, whoever got it already.</summary>
    public Task<DigestPreview> LastDayAsync(string language, string zone, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            throw new UserError(zone, "is not a time zone; use an IANA name such as Europe/Paris, Asia/Seoul or UTC");
        var everybody = new Subscription
        {
            Id = new SubscriptionId(0),
            SubscriberId = new SubscriberId(0),
            AllTopics = true,
            Rhythm = new Rhythm.Daily(new TimeOnly(7, 0)),
            Zone = zone,
            Language = language,
            CreatedAt = now.AddHours(-24),
        };
        return PreviewAsync(new Addressed(everybody, "preview@localhost"), now, ct);
    }

    private async Task<DigestPreview> PreviewAsync(Addressed to, DateTimeOffset now, CancellationToken ct)
    {
        var plan = PeriodPlan.For(to.Subscription, IssueWhen.Now, now) ?? throw new InvalidOperationException("an edition now is always planned");
        var edition = await press.ComposeAsync(to.Subscription, plan.Frame, ct);
        var printed = await press.PrintAsync(edition, to, now);
        return new DigestPreview(printed.Rendered.Subject, printed.Rendered.Text, printed.Rendered.Html, printed.Mail.Mime, edition.Count);
    }
}
