namespace Monitor.Subscriptions;

/// <summary>What following a signed link came to.</summary>
internal abstract record LinkResult
{
    private LinkResult() { }

    /// <summary>Done, now or before: a second click says the same.</summary>
    public sealed record Done(Subscription Subscription) : LinkResult;

    /// <summary>The link was good once; a new sign-up sends another.</summary>
    public sealed record Expired : LinkResult;

    /// <summary>No such link: answered with 404.</summary>
    public sealed record Unknown : LinkResult;
}
