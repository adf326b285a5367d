using Monitor.Digests;
using Monitor.Subscriptions;

namespace Monitor.Mail;

/// <summary>An edition as it goes out.</summary>
internal sealed record PrintedEdition(RenderedMail Rendered, FrozenMail Mail);

/// <summary>Composes an edition from what waits for a subscription, and prints it as a message. Stores nothing.</summary>
internal sealed class EditionPress(
    DigestStore digests, TopicNames topics, EditionRenderer renderer, MailComposer composer, SignedLinks links)
{
    public async Task<Edition> ComposeAsync(Subscription subscription, EditionFrame frame, CancellationToken ct)
    {
        var waiting = await digests.CandidatesAsync(new CandidateQuery
        {
            Subscription = subscription.Id.Value,
            Subscriber = subscription.SubscriberId.Value,
            AllTopics = subscription.AllTopics,
            Since = frame.CutFrom,
            Cut = frame.CutTo,
        }, ct);
        return waiting.Count == 0
            ? new Edition { Frame = frame, Groups = [] }
            : EditionComposer.Compose(frame, waiting, await topics.AllAsync(ct));
    }

    public async Task<PrintedEdition> PrintAsync(Edition edition, Addressed to, DateTimeOffset now)
    {
        var id = to.Subscription.Id;
        var rendered = await renderer.RenderAsync(edition,
            new EditionAddresses(links.Url(id, LinkPurpose.Change), links.Url(id, LinkPurpose.Unsubscribe)));
        return new PrintedEdition(rendered, composer.Digest(to, edition.Frame.Period, rendered, now));
    }
}
