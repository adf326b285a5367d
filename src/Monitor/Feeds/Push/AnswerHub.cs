using Monitor.Feeds.Documents;

namespace Monitor.Feeds.Push;

/// <summary>What a hub says in the query of its call (§5.2, §5.3).</summary>
internal sealed record HubQuestion(string? Mode, string? Topic, string? Challenge, long? LeaseSeconds, string? Reason);

/// <summary>What the hub is answered.</summary>
internal abstract record HubAnswer
{
    private HubAnswer() { }

    /// <summary>Yes, that was us: the challenge, back.</summary>
    public sealed record Verified(string Challenge) : HubAnswer;

    /// <summary>We have heard it.</summary>
    public sealed record Noted : HubAnswer;

    /// <summary>We asked no such thing.</summary>
    public sealed record Unknown : HubAnswer;
}

/// <summary>
/// Answers a hub that verifies our intent, or denies. Only a question of ours that is open is confirmed, once, and for the same
/// topic: otherwise anybody could subscribe us to anything, or end what we have.
/// </summary>
internal sealed class AnswerHub(PushStore pushes, TimeProvider time)
{
    private const int LongestChallenge = 4_000;
    private const int LongestReason = 200;

    public async Task<HubAnswer> RunAsync(string token, HubQuestion question, CancellationToken ct)
    {
        if (await pushes.FindAsync(token, ct) is not { } push || push.Topic != question.Topic)
            return new HubAnswer.Unknown();
        var now = time.GetUtcNow();
        if (question.Mode == PushMode.Denied && push.FeedId is not null)
        {
            await pushes.DenyAsync(push, Reason(question.Reason), now + PushTerms.AfterDenial, now, ct);
            return new HubAnswer.Noted();
        }

        if (question.Mode != push.Mode || question.Challenge is not { Length: > 0 and <= LongestChallenge } challenge)
            return new HubAnswer.Unknown();
        return await ConfirmAsync(push, question, now, ct) ? new HubAnswer.Verified(challenge) : new HubAnswer.Unknown();
    }

    private Task<bool> ConfirmAsync(PushSubscription push, HubQuestion question, DateTimeOffset now, CancellationToken ct)
    {
        if (push.Mode == PushMode.Unsubscribe)
            return pushes.EndVerifiedAsync(push, ct);
        var granted = PushTerms.Granted(question.LeaseSeconds);
        return pushes.ActivateAsync(push, now + granted, now + PushTerms.UntilRenewal(granted), now, ct);
    }

    private static string Reason(string? reason) =>
        PlainText.FromText(reason ?? "", LongestReason) is { Length: > 0 } told ? told : "it gave no reason";
}
