using Monitor.Storage;
using Monitor.Topics;

namespace Monitor.Subscriptions;

/// <summary>What storing a wish came to.</summary>
internal abstract record Enrolment
{
    private Enrolment() { }

    public sealed record Stored(Subscriber Subscriber, SubscriptionId Subscription) : Enrolment;

    public sealed record UnknownTopic(string Slug, IReadOnlyList<string> Known) : Enrolment
    {
        /// <summary>What to tell the person who asked.</summary>
        public string Problem => Known.Count == 0
            ? "is not a topic; there are none yet, use all"
            : "is not a topic; known are all, " + string.Join(", ", Known.Take(30)) + (Known.Count > 30 ? " …" : "");
    }
}

/// <summary>Stores a subscriber with a subscription; the same wish twice is one subscription.</summary>
internal sealed class Enrol(SubscriberStore subscribers, SubscriptionStore subscriptions)
{
    public async Task<Enrolment> RunAsync(Session session, Wish wish, DateTimeOffset now)
    {
        var known = await subscriptions.KnownTopicsAsync(session);
        if (Unknown(wish, known) is { } unknown)
            return unknown;
        var topics = known.Where(topic => wish.Slugs?.Contains(topic.Slug) == true).Select(topic => topic.Id).ToList();

        var subscriber = await subscribers.AddAsync(session, wish.Email, wish.Language, now);
        var live = await subscriptions.OfAsync(session, subscriber.Id);
        if (subscriber.State == SubscriberState.Pending && live is [var unconfirmed, ..])
        {
            await subscriptions.ReplaceAsync(session, unconfirmed.Id, wish, topics, now);
            return new Enrolment.Stored(subscriber, unconfirmed.Id);
        }

        return new Enrolment.Stored(subscriber, await SameAsync(session, live, wish, topics)
            ?? await subscriptions.AddAsync(session, subscriber.Id, wish, topics, now));
    }

    /// <summary>The first topic of the wish that is none; null when all are.</summary>
    public async Task<Enrolment.UnknownTopic?> UnknownAsync(Session session, Wish wish) =>
        Unknown(wish, await subscriptions.KnownTopicsAsync(session));

    private static Enrolment.UnknownTopic? Unknown(Wish wish, IReadOnlyList<TopicRef> known) =>
        wish.Slugs?.FirstOrDefault(slug => known.All(topic => topic.Slug != slug)) is { } slug
            ? new Enrolment.UnknownTopic(slug, [.. known.Select(topic => topic.Slug)])
            : null;

    private async Task<SubscriptionId?> SameAsync(
        Session session, IReadOnlyList<Subscription> live, Wish wish, List<TopicId> topics)
    {
        foreach (var one in live)
        {
            var equal = one.AllTopics == (wish.Slugs is null) && one.Rhythm == wish.Rhythm && one.Zone == wish.Zone && one.Language == wish.Language;
            if (equal && (await subscriptions.TopicsAsync(session, one.Id)).Select(topic => topic.Id).ToHashSet().SetEquals(topics))
                return one.Id;
        }

        return null;
    }
}
