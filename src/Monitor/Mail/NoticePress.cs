using System.Globalization;
using Microsoft.Extensions.Options;
using Monitor.Feeds;
using Monitor.Hosting;
using Monitor.Storage;
using Monitor.Subscriptions;

namespace Monitor.Mail;

/// <summary>Makes a mail to the operator and its row.</summary>
internal sealed class NoticePress(
    SubscriberStore subscribers, DeliveryStore deliveries, MailComposer composer, IOptions<MailOptions> mail, IOptions<WebOptions> web)
{
    public bool HasRecipient => mail.Value.Operator.Length > 0;

    public async Task QueueAsync(Session session, IReadOnlyList<FeedNotice> notices, DateTimeOffset now)
    {
        // The outbox keeps the order of each recipient's mails, so the operator has a row like everyone who gets mail.
        var recipient = await subscribers.AddAsync(session, mail.Value.Operator, "en", now);
        var occasion = string.Create(CultureInfo.InvariantCulture, $"notice:{notices[^1].Id}");
        await deliveries.AddAsync(session, new NewDelivery
        {
            Subscriber = recipient.Id,
            Kind = "notice",
            Recipient = recipient.Email,
            Mail = composer.Notice(occasion, NoticeMail.Render(notices, web.Value.BaseUrl + "/feeds"), now),
        }, now);
    }
}
