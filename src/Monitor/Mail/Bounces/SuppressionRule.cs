using Monitor.Subscriptions;

namespace Monitor.Mail.Bounces;

/// <summary>When what came back ends all mail to an address.</summary>
internal static class SuppressionRule
{
    /// <summary>Refusals that may pass (mailbox full, disabled) end it on the third day that has one, within <see cref="Reach"/>.</summary>
    public const int Days = 3;

    public static readonly TimeSpan Reach = TimeSpan.FromDays(30);

    /// <param name="refusals">Refusals and bounces of the address within <see cref="Reach"/>, the new one included.</param>
    /// <returns>Null: it gets mail as before.</returns>
    public static SuppressionReason? Decide(Bounce bounce, IReadOnlyList<EarlierBounce> refusals) => bounce.Kind switch
    {
        BounceKind.Complaint => SuppressionReason.Complaint,
        BounceKind.Delayed => null,
        _ when bounce.OfAnother || !Counts(bounce.Status) => null,
        _ when SmtpAnswer.IsNoMailbox(bounce.Status) || DaysOf(refusals) >= Days =>
            bounce.Kind == BounceKind.Refused ? SuppressionReason.Refused : SuppressionReason.Bounced,
        _ => null,
    };

    // 4.x expires when a network is down, 5.6.x and sizes are about the text, 5.7.x about us: with those everybody would be suppressed at once.
    private static bool Counts(string status) => status.Length == 0
        || (status[0] == '5' && !status.StartsWith("5.6.", StringComparison.Ordinal) && status is not ("5.2.3" or "5.3.4") && !SmtpAnswer.IsAboutSender(status));

    private static int DaysOf(IReadOnlyList<EarlierBounce> refusals) =>
        refusals.Where(one => Counts(one.Status)).Select(one => one.ReceivedAt.UtcDateTime.Date).Distinct().Count();
}
