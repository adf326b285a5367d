namespace Monitor.Subscriptions;

internal static partial class SubscriptionsLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-ups over {Limit} an hour: the rest wait")]
    public static partial void SignUpsWait(this ILogger log, int limit);

    [LoggerMessage(Level = LogLevel.Information, Message = "Subscriber {Subscriber} and all that was kept about them is erased")]
    public static partial void SubscriberErased(this ILogger log, long subscriber);
}
