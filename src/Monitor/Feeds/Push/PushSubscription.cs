namespace Monitor.Feeds.Push;

/// <summary>A WebSub subscription of ours at a hub (W3C Recommendation of 23 January 2018).</summary>
internal sealed record PushSubscription
{
    /// <summary>Last part of <see cref="Callback"/>; whoever knows it may speak for the hub, so it is in no log.</summary>
    public required string Token { get; init; }

    /// <summary>Null: the feed is gone or has another hub, and the hub is to be told so.</summary>
    public FeedId? FeedId { get; init; }
    public required string Hub { get; init; }

    /// <summary>The feed's own name for itself, as the hub knows it.</summary>
    public required string Topic { get; init; }
    public required string Callback { get; init; }

    /// <summary>Key of the hub's signatures.</summary>
    public required string Secret { get; init; }

    /// <summary>What the hub was asked and has not yet come back to verify; null: nothing.</summary>
    public string? Mode { get; init; }

    /// <summary>When the hub is to be asked, again.</summary>
    public required DateTimeOffset NextAt { get; init; }

    /// <summary>The hub pushes until then; null: it does not.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>Questions since the hub last verified one.</summary>
    public long Failures { get; init; }
    public string? LastError { get; init; }
}

/// <summary>A feed whose document names a hub and itself, and which no hub has been asked to push.</summary>
internal sealed record PushOffer
{
    public required FeedId FeedId { get; init; }
    public required string Hub { get; init; }
    public required string Topic { get; init; }
}

/// <summary>The words of <c>hub.mode</c> (§5.1, §5.2).</summary>
internal static class PushMode
{
    public const string Subscribe = "subscribe";
    public const string Unsubscribe = "unsubscribe";
    public const string Denied = "denied";
}
