using Monitor.Hosting;

namespace Monitor.Mail;

internal static partial class MailLog
{
    [LoggerMessage(Level = LogLevel.Information,
        Message = "Editions: {Digests} digests, {Alerts} alerts, {Empty} empty, {Missed} missed, {Failed} failed")]
    public static partial void EditionsIssued(this ILogger log, int digests, int alerts, int empty, int missed, int failed);

    [LoggerMessage(Level = LogLevel.Error, Message = "Edition of subscription {Subscription} failed, try {Try} of {Tries}")]
    public static partial void EditionFailed(this ILogger log, Exception e, long subscription, long @try, int tries);

    [LoggerMessage(Level = LogLevel.Error, Message = "Edition of subscription {Subscription} could not be stored, the next run tries again: {Reason}")]
    public static partial void EditionNotStored(this ILogger log, long subscription, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} editions of subscription {Subscription} that no server took yet are taken back; their items go into the next one")]
    public static partial void EditionsSuperseded(this ILogger log, int count, long subscription);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} editions of the last days were never decided; they are noted as missed, their items went or go into later ones")]
    public static partial void EditionsLookedBack(this ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "All mail is on hold: {Reason}. See 'monitor delivery release --help'")]
    public static partial void MailOnHold(this ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Edition {Period} of subscription {Subscription} was missed; its items go into the next one")]
    public static partial void EditionMissed(this ILogger log, long subscription, string period);

    [LoggerMessage(Level = LogLevel.Information, Message = "Delivery {Delivery} sent, attempt {Attempt}")]
    public static partial void MailSent(this ILogger log, long delivery, long attempt);

    [LoggerMessage(Level = LogLevel.Information, Message = "Delivery {Delivery} deferred until {Next}: {Reply}")]
    private static partial void Deferred(this ILogger log, long delivery, string reply, DateTimeOffset next);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivery {Delivery} failed: {Reply}")]
    private static partial void Refused(this ILogger log, long delivery, string reply);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivery {Delivery} may have arrived, it is sent again unless it is a confirmation: {Reason}")]
    private static partial void Unknown(this ILogger log, long delivery, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "No mail goes out until {Until}: {Reason}")]
    private static partial void Unusable(this ILogger log, string reason, DateTimeOffset until);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Taken up from a process that is gone: {Claimed} deliveries not begun, {InData} that may have gone out")]
    public static partial void DeliveriesRecovered(this ILogger log, int claimed, int inData);

    [LoggerMessage(Level = LogLevel.Error, Message = "The relay takes no mail from us, none goes out until {Until} and then one as a probe; nobody is blamed: {Reason}")]
    private static partial void Denies(this ILogger log, string reason, DateTimeOffset until);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The relay takes mail from us again")]
    public static partial void RelayTakesMailAgain(this ILogger log);

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery {Delivery} can never be sent: {Reason}")]
    public static partial void MailUnsendable(this ILogger log, long delivery, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The address of subscriber {Subscriber} gets no more mail: {Reason} {Status}")]
    public static partial void AddressSuppressed(this ILogger log, long subscriber, string reason, string status);

    [LoggerMessage(Level = LogLevel.Information, Message = "Returned mail: {What} (delivery {Delivery})")]
    public static partial void ReturnedMailTaken(this ILogger log, string what, long delivery);

    [LoggerMessage(Level = LogLevel.Information, Message = "Returned mail passed over: {Reason}")]
    public static partial void ReturnedMailIgnored(this ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mailbox of returned mail cannot be read, tried again at {Next}: {Reason}")]
    public static partial void InboxUnusable(this ILogger log, string reason, DateTimeOffset next);

    [LoggerMessage(Level = LogLevel.Information, Message = "Mailbox of returned mail: {Handled} handled, {Ignored} passed over")]
    public static partial void InboxRead(this ILogger log, int handled, int ignored);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Uid} of the mailbox of returned mail cannot be read; it stays there, marked as read by Monitor")]
    public static partial void InboxMessageFailed(this ILogger log, Exception e, uint uid);

    public static void RelayDenies(this ILogger log, string reason, DateTimeOffset until)
    {
        if (log.IsEnabled(LogLevel.Error))
            log.Denies(Masked(reason), until);
    }

    public static void MailDeferred(this ILogger log, long delivery, string reply, DateTimeOffset next)
    {
        if (log.IsEnabled(LogLevel.Information))
            log.Deferred(delivery, Masked(reply), next);
    }

    public static void MailRefused(this ILogger log, long delivery, string reply)
    {
        if (log.IsEnabled(LogLevel.Warning))
            log.Refused(delivery, Masked(reply));
    }

    public static void MailUnknown(this ILogger log, long delivery, string reason)
    {
        if (log.IsEnabled(LogLevel.Warning))
            log.Unknown(delivery, Masked(reason));
    }

    public static void RelayUnusable(this ILogger log, string reason, DateTimeOffset until)
    {
        if (log.IsEnabled(LogLevel.Error))
            log.Unusable(Masked(reason), until);
    }

    /// <summary>Servers like to repeat the address they refuse.</summary>
    private static string Masked(string text) => AddressMask.In(text);
}
