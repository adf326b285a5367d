namespace Monitor.Mail;

/// <summary>What one round came to.</summary>
/// <param name="Answered">How many messages got an answer.</param>
/// <param name="Hold">Why nothing was decided or sent; null when mail may go out.</param>
internal sealed record MailRound(IssueCounts Issued, int Answered, Hold? Hold);

/// <summary>One round of mail: take up what was left, ask for confirmations, tell the operator, decide what is due, send.</summary>
internal sealed class SendDueMail(
    SignOfLife signOfLife,
    MailHold hold,
    RecoverDeliveries recover,
    LookBack lookBack,
    IssueConfirmations confirmations,
    TellOperator tellOperator,
    IssueDigests digests,
    SendDeliveries deliveries)
{
    public async Task<MailRound> RunAsync(IssueWhen when, CancellationToken ct)
    {
        await signOfLife.BeatAsync(ct);
        await recover.IfDueAsync(ct);
        if (await hold.FindAsync(ct) is { } held)
            return new MailRound(IssueCounts.None, 0, held);
        await lookBack.IfDueAsync(ct);
        await confirmations.RunAsync(ct);
        await tellOperator.RunAsync(ct);
        var issued = await digests.RunAsync(when, ct);
        return new MailRound(issued, await deliveries.RunAsync(ct), null);
    }
}
