using System.Xml.Linq;
using CodeHollow.FeedReader.Feeds;

namespace Monitor.Feeds.Documents;

/// <summary>
/// Reads a well-formed feed the library throws on: each entry alone in an empty shell of its feed, so that one bad entry does not
/// lose the others.
/// </summary>
internal static class EntryByEntry
{
    /// <param name="feed">In the usual shape.</param>
    /// <param name="read">The library: null where it fails.</param>
    /// <returns>The head and the entries that can be read; null when not even an empty shell can.</returns>
    public static (BaseFeed Head, IReadOnlyList<BaseFeedItem> Items)? Read(XElement feed, Func<XElement, BaseFeed?> read, List<string> repairs)
    {
        var channel = feed.Elements().FirstOrDefault(e => e.Name.LocalName == "channel");
        var holder = feed.Name.LocalName == "rss" && channel is not null ? channel : feed;
        var entries = holder.Elements().Where(e => DocumentBounds.IsEntry(e.Name.LocalName)).ToList();
        entries.Remove();
        var whole = read(feed);

        // Without its fields, or they would be read again for every entry.
        var fields = (channel ?? feed).Elements().ToList();
        fields.Remove();
        if ((whole ?? read(feed)) is not { } head)
            return null;
        var items = entries.Select(entry => Alone(feed, holder, entry, read)).OfType<BaseFeedItem>().ToList();
        (channel ?? feed).Add(fields);
        holder.Add(entries);
        if (items.Count < entries.Count)
            repairs.Add($"{entries.Count - items.Count} entries that cannot be read were left out");
        return (head, items);
    }

    private static BaseFeedItem? Alone(XElement feed, XElement holder, XElement entry, Func<XElement, BaseFeed?> read)
    {
        holder.Add(entry);
        var item = read(feed)?.Items.FirstOrDefault();
        entry.Remove();
        return item;
    }
}
