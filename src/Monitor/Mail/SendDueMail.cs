namespace Monitor.Mail;

/// <summary>One round of mail: take up what was left, ask for confirmations, tell the operator, decide what is due, send.</summary>
internal sealed class SendDueMail(
    RecoverDeliveries recover, IssueConfirmations confirmations, TellOperator tellOperator, IssueDigests digests, SendDeliveries deliveries)
{
    /// <returns>What was decided, and how many messages got an answer.</returns>
    public async Task<(IssueCounts Issued, int Answered)> RunAsync(IssueWhen when, CancellationToken ct)
    {
        await recover.IfDueAsync(ct);
        await confirmations.RunAsync(ct);
        await tellOperator.RunAsync(ct);
        var issued = await digests.RunAsync(when, ct);
        return (issued, await deliveries.RunAsync(ct));
    }
}
