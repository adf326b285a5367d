namespace Monitor.Feeds.Push;

/// <summary>How long a subscription runs, when it is renewed, and how patiently a silent hub is asked again.</summary>
internal static class PushTerms
{
    /// <summary>What we ask for; the hub decides (§5.1: hub.lease_seconds).</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromDays(7);

    /// <summary>A hub that refused is asked again after this time: it may have changed its mind, and cannot tell us.</summary>
    public static readonly TimeSpan AfterDenial = TimeSpan.FromDays(7);

    /// <summary>Longer promises are not counted on: a hub that lost its subscriptions is found out by the renewal.</summary>
    private static readonly TimeSpan LongestLease = TimeSpan.FromDays(30);

    /// <summary>However short the hub's lease, it is not asked more often than this.</summary>
    private static readonly TimeSpan ShortestRound = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan FirstRetry = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromDays(1);

    /// <param name="seconds">What the hub granted; null or nonsense counts as what was asked.</param>
    public static TimeSpan Granted(long? seconds) => seconds switch
    {
        null or <= 0 => Lease,
        { } granted when granted >= LongestLease.TotalSeconds => LongestLease,
        { } granted => TimeSpan.FromSeconds(granted),
    };

    /// <summary>The last fifth of a lease is left for renewing it: six tries of a week's lease.</summary>
    public static TimeSpan UntilRenewal(TimeSpan granted) => granted * 0.8 > ShortestRound ? granted * 0.8 : ShortestRound;

    /// <summary>Half an hour, doubled with each question the hub left unverified, up to a day.</summary>
    public static TimeSpan UntilRetry(long failures) =>
        failures < 6 ? FirstRetry * (1 << (int)failures) : LongestRetry;
}
