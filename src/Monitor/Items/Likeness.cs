namespace Monitor.Items;

/// <summary>What two showings of entries have in common. A key, an address or a text that is not there is like nothing.</summary>
internal static class Likeness
{
    /// <summary>An edit keeps a page's date or moves it by hours; the next edition of a standing page comes a day later.</summary>
    private static readonly TimeSpan Edition = TimeSpan.FromHours(20);

    /// <summary>The key came back for another article: nothing else of it is as it was.</summary>
    public static bool IsAnother(Item entry, SeenItem item)
    {
        if (item.TitleKey is null || SameTitle(entry, item) || SameText(entry, item))
            return false;
        var sameSummary = entry.TextKey is not null && entry.TextKey == item.TextKey;
        var sameDate = entry.Written == item.Written;
        if (entry.UrlKey is null || item.UrlKey is null)
            return !sameSummary && !sameDate;
        // The same few words stand below every article of some feeds: they tell only together with the date.
        return entry.UrlKey != item.UrlKey && !(sameSummary && sameDate);
    }

    /// <summary>Something of what it shows has changed since it was seen last.</summary>
    public static bool LooksOtherwise(Item entry, SeenItem item) =>
        entry.ContentHash != item.ContentHash || entry.TitleKey != item.TitleKey || (entry.UrlKey ?? item.UrlKey) != item.UrlKey;

    public static bool SameText(Item entry, SeenItem item) => entry.ContentHash == item.ContentHash;

    public static bool SameTitle(Item entry, SeenItem item) => entry.TitleKey is not null && entry.TitleKey == item.TitleKey;

    public static bool SamePage(Item entry, SeenItem item) => entry.UrlKey is not null && entry.UrlKey == item.UrlKey;

    public static bool SameDate(Item entry, SeenItem item) => entry.Written is not null && entry.Written == item.Written;

    /// <summary>Neither date speaks against one publication.</summary>
    public static bool MayShareDate(Item entry, SeenItem item) => entry.Written is null || item.Written is null || entry.Written == item.Written;

    /// <summary>Neither date speaks against one edition.</summary>
    public static bool MayShareEdition(Item entry, SeenItem item) => Apart(entry, item) is not { } apart || apart <= Edition;

    public static bool SameDay(Item entry, SeenItem item) => Apart(entry, item) is { } apart && apart < TimeSpan.FromDays(1);

    /// <summary>Both undated, and at most the query differs between their addresses.</summary>
    public static bool SamePlaceUndated(Item entry, SeenItem item) =>
        entry.Written is null && item.Written is null && CanonicalUrl.Loose(entry.UrlKey) == CanonicalUrl.Loose(item.UrlKey);

    /// <summary>Some newsrooms number the versions of an article in its id: the page's own address with <c>#0</c>, <c>#1</c> …</summary>
    public static bool IsVersion(Item entry, SeenItem item) =>
        entry.UrlKey is { } url && IsVersionOf(url, entry.ItemKey) && IsVersionOf(url, item.ItemKey);

    private static bool IsVersionOf(string url, string key) =>
        key.StartsWith(url, StringComparison.Ordinal) && (key.Length == url.Length || (key[url.Length] == '#' && IsNumber(key.AsSpan(url.Length + 1))));

    private static bool IsNumber(ReadOnlySpan<char> text) => text.Length is > 0 and <= 4 && !text.ContainsAnyExceptInRange('0', '9');

    private static TimeSpan? Apart(Item entry, SeenItem item) => (entry.PublishedAt - item.PublishedAt)?.Duration();
}
