namespace Monitor.Subscriptions;

/// <summary>The person behind a "change" link, and what is theirs.</summary>
internal sealed record Owner(Subscriber Subscriber, IReadOnlyList<OwnSubscription> Subscriptions)
{
    /// <summary>The language of the subscription whose mail brought the link.</summary>
    public required string Language { get; init; }
}

/// <summary>A subscription that has not ended, with the slugs of its topics; empty for all.</summary>
internal sealed record OwnSubscription(Subscription Subscription, IReadOnlyList<string> Slugs);

/// <summary>
/// Who holds the "change" link of a mail may see and change all subscriptions of that address: the link is the account. It never
/// expires and outlives the subscription, because the right to see and erase one's data does.
/// </summary>
internal sealed class OwnSubscriptions(SignedLinks links, SubscriberStore subscribers, SubscriptionStore subscriptions)
{
    /// <summary>Null when the link is not good, or its person is not known any more.</summary>
    public async Task<Owner?> FindAsync(string token, CancellationToken ct)
    {
        if (links.Read(token, LinkPurpose.Change) is not { } target
            || await subscriptions.FindAsync(target.Subscription, ct) is not { } linked
            || await subscribers.FindAsync(linked.SubscriberId, ct) is not { } subscriber)
            return null;
        var own = new List<OwnSubscription>();
        foreach (var one in await subscriptions.OfAsync(subscriber.Id, ct))
            own.Add(new OwnSubscription(one, one.AllTopics ? [] : [.. (await subscriptions.TopicsAsync(one.Id, ct)).Select(topic => topic.Slug)]));
        return new Owner(subscriber, own) { Language = linked.Language };
    }

    /// <summary>One of the person's subscriptions; null for any other and for one that has ended.</summary>
    /// <param name="which">Its id as a form says it; null for that of the link.</param>
    public async Task<Subscription?> PickAsync(string token, long? which, CancellationToken ct)
    {
        if (links.Read(token, LinkPurpose.Change) is not { } target || await FindAsync(token, ct) is not { } owner)
            return null;
        var id = new SubscriptionId(which ?? target.Subscription.Value);
        return owner.Subscriptions.FirstOrDefault(own => own.Subscription.Id == id)?.Subscription;
    }
}
