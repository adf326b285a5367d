using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Monitor.Hosting;

/// <summary>
/// Named places where a test ends the process as a power cut would: environment <c>FAILPOINT=name</c>, or <c>name:3</c> for the third
/// time it is passed. Nothing happens without the variable.
/// </summary>
internal static class Failpoint
{
    public const string FeedFetched = "feed-fetched";
    public const string ItemsStored = "items-stored";
    public const string MatchesStored = "matches-stored";
    public const string FeedCommitted = "feed-committed";
    public const string StoryFolded = "story-folded";
    public const string StoriesCommitted = "stories-committed";
    public const string EditionComposed = "edition-composed";
    public const string EditionPrinted = "edition-printed";
    public const string DigestStored = "digest-stored";
    public const string DigestItemsStored = "digest-items-stored";
    public const string DeliveryStored = "delivery-stored";
    public const string EditionCommitted = "edition-committed";
    public const string PeriodNoted = "period-noted";
    public const string ConfirmationMarked = "confirmation-marked";
    public const string ConfirmationCommitted = "confirmation-committed";
    public const string Claimed = "claimed";
    public const string RelayConnected = "relay-connected";
    public const string InDataCommitted = "in-data-committed";
    public const string AfterDot = "after-dot";
    public const string AfterReply = "after-reply";
    public const string SentCommitted = "sent-committed";
    public const string RefusalSeen = "refusal-seen";
    public const string DeferredCommitted = "deferred-committed";
    public const string RecoveryBegun = "recovery-begun";
    public const string RecoveryCommitted = "recovery-committed";
    public const string SignedUp = "signed-up";
    public const string Confirmed = "confirmed";
    public const string Unsubscribed = "unsubscribed";

    private static readonly string[]? Wanted = Environment.GetEnvironmentVariable("FAILPOINT")?.Split(':');

    private static readonly ConcurrentDictionary<string, int> Passed = new();

    /// <summary>Passes the place called <paramref name="name"/>.</summary>
    public static void Hit(string name)
    {
        if (Wanted is null || Wanted[0] != name)
            return;
        var time = Wanted.Length > 1 ? int.Parse(Wanted[1], CultureInfo.InvariantCulture) : 1;
        if (Passed.AddOrUpdate(name, 1, (_, before) => before + 1) < time)
            return;
        Process.GetCurrentProcess().Kill();
    }
}
