namespace Monitor.Items;

/// <summary>Which new items are stored and matched but go into no mail. An item without a date is held after a restore only.</summary>
/// <param name="OldBefore">Published before this, it was there long before the feed was watched.</param>
/// <param name="RepublishedBefore">Published before this, it came anew with most of its feed; null when it did not.</param>
/// <param name="RestoredBefore">Published before this, or without a date, it may have been mailed by the database that was lost; null when none was.</param>
internal sealed record HoldRule(DateTimeOffset OldBefore, DateTimeOffset? RepublishedBefore, DateTimeOffset? RestoredBefore = null)
{
    public const string Old = "old";
    public const string Republished = "republished";
    public const string Restored = "restored";

    /// <summary>A publisher may be late by weeks; what is older than the longest reach of a digest would only puzzle.</summary>
    private static readonly TimeSpan LatestNews = TimeSpan.FromDays(30);

    /// <param name="age">How old an item may be at a feed's first poll.</param>
    public static HoldRule For(bool first, DateTimeOffset at, TimeSpan age, DateTimeOffset? newsSince) =>
        new(at - (first || age > LatestNews ? age : LatestNews), first ? null : newsSince);

    /// <summary>Why it is held, or null.</summary>
    public string? Of(Item item) => item.PublishedAt switch
    {
        { } at when at < RepublishedBefore => Republished,
        { } at when at < OldBefore => Old,
        null when RestoredBefore is not null => Restored,
        { } at when at < RestoredBefore => Restored,
        _ => null,
    };
}
