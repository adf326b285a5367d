namespace Monitor.Items;

/// <summary>
/// A feed that moves to another system shows its whole window under new keys, addresses or dates. Such a document is looked at
/// more loosely than others, and what still seems new but is older than what the feed had reached is held, not mailed.
/// </summary>
internal static class Republication
{
    /// <summary>Fewer entries than this flood nobody, and half of them come anew on any busy morning.</summary>
    private const int FewestEntries = 5;

    /// <summary>Shorter titles ("Weather", "Corrections") come back for another article.</summary>
    private const int TellingTitle = 15;

    /// <summary>Items of a feed to compare with, the newest.</summary>
    public const int Reach = 2_000;

    /// <summary>Publishers date an article when they begin it and show it later, and a feed of top stories brings up yesterday's.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromDays(2);

    /// <summary>More than half of a window came under keys its feed has not shown.</summary>
    public static bool IsSuspected(int entries, int anew) => entries >= FewestEntries && anew * 2 > entries;

    /// <summary>Gives the entries still unknown to the items they resemble.</summary>
    /// <param name="recent">The feed's newest items.</param>
    public static void Recognise(Recognition recognition, IReadOnlyList<SeenItem> recent)
    {
        var byText = recent.ToLookup(item => item.ContentHash);
        var byPlace = recent.ToLookup(item => CanonicalUrl.Loose(item.UrlKey));
        var byTitle = recent.ToLookup(item => item.TitleKey);
        var places = recognition.Entries.Select(entry => CanonicalUrl.Loose(entry.UrlKey)).OfType<string>().CountBy(place => place).ToDictionary();
        var titles = recognition.Entries.Select(entry => entry.TitleKey).OfType<string>().CountBy(title => title).ToDictionary();

        recognition.Claim(entry => byText[entry.ContentHash], Likeness.SameTitle);
        recognition.Claim(entry => byPlace[CanonicalUrl.Loose(entry.UrlKey)], (entry, item) =>
            CanonicalUrl.Loose(entry.UrlKey) is { } place && places[place] == 1 && byPlace[place].Count() == 1
            && (Likeness.SameTitle(entry, item) || Likeness.SameDate(entry, item)));
        recognition.Claim(entry => byTitle[entry.TitleKey], (entry, item) =>
            Likeness.SameTitle(entry, item) && IsOnly(entry) && (Likeness.SameDay(entry, item) || entry.Title.Length >= TellingTitle));

        // A title that several entries or items bear ("Traffic update") names none of them: such an entry is news until it is known.
        bool IsOnly(Item entry) => entry.TitleKey is { } title && titles[title] == 1 && byTitle[title].Count() == 1;
    }

    /// <summary>
    /// Entries published before this are no news: the feed had been read, and had got, beyond it. Counted from the earlier of its
    /// last success and its newest item, so that neither an outage of ours nor a server that kept answering 304 makes news old.
    /// </summary>
    public static DateTimeOffset NewsSince(DateTimeOffset succeededAt, IReadOnlyList<SeenItem> recent)
    {
        var newest = recent.Max(item => item.PublishedAt) ?? succeededAt;
        return (newest < succeededAt ? newest : succeededAt) - Margin;
    }
}
