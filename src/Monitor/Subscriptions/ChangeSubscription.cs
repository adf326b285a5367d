using Monitor.Storage;

namespace Monitor.Subscriptions;

/// <summary>What changing a subscription by its signed link came to.</summary>
internal abstract record ChangeResult
{
    private ChangeResult() { }

    public sealed record Done : ChangeResult;

    /// <summary>No such link, or the subscription has ended.</summary>
    public sealed record Unknown : ChangeResult;

    public sealed record Refused(string Field, string Input, string Problem) : ChangeResult;
}

/// <summary>
/// Lets the holder of a mail's "change" link choose other topics, rhythm, zone or language. What waits for the next edition
/// stays in it: the subscription keeps the instant it began.
/// </summary>
internal sealed class ChangeSubscription(Database database, OwnSubscriptions own, SubscriptionStore subscriptions)
{
    /// <param name="which">The subscription, if it is not that of the link.</param>
    /// <param name="wanted">Its address is passed over: a link changes what is sent, not to whom.</param>
    public async Task<ChangeResult> RunAsync(string token, long? which, SubscriptionRequest wanted, CancellationToken ct)
    {
        if (await own.PickAsync(token, which, ct) is not { } subscription)
            return new ChangeResult.Unknown();
        var reading = RequestReader.Read(wanted with { Email = "unchanged@example.org" });
        if (reading is RequestReading.Refused refused)
            return new ChangeResult.Refused(refused.Field, refused.Input, refused.Problem);
        var wish = ((RequestReading.Understood)reading).Wish;
        return await database.WriteAsync<ChangeResult>(async session =>
        {
            var known = await subscriptions.KnownTopicsAsync(session);
            var chosen = known.Where(topic => wish.Slugs?.Contains(topic.Slug) == true).Select(topic => topic.Id).ToList();
            if (wish.Slugs is { } slugs && chosen.Count < slugs.Count)
                return new ChangeResult.Refused(nameof(SubscriptionRequest.Topics), wanted.Topics, "names a topic that is not watched any more");
            await subscriptions.ReplaceAsync(session, subscription.Id, wish, chosen, subscription.CreatedAt);
            return new ChangeResult.Done();
        }, ct);
    }
}
