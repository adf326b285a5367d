using System.Globalization;
using Monitor.Storage;
using Monitor.Subscriptions;

namespace Monitor.Mail;

/// <summary>Makes a confirmation mail and its row.</summary>
internal sealed class ConfirmationPress(MailComposer composer, SignedLinks links, DeliveryStore deliveries)
{
    public Task QueueAsync(Session session, Addressed to, DateTimeOffset now)
    {
        var content = ConfirmationMail.Render(to.Subscription.Language, links.Url(to.Subscription.Id, LinkPurpose.Confirm, now.ToUnixTimeMilliseconds()));
        var occasion = string.Create(CultureInfo.InvariantCulture, $"confirmation:{to.Subscription.SubscriberId.Value}:{now.ToUnixTimeMilliseconds()}");
        return deliveries.AddAsync(session, new NewDelivery
        {
            Subscriber = to.Subscription.SubscriberId,
            Kind = "confirmation",
            Recipient = to.Email,
            Mail = composer.Account(to, occasion, content, now),
        }, now);
    }
}
