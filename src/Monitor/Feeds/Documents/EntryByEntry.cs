using System.Xml.Linq;
using CodeHollow.FeedReader;
using LibraryFeed = CodeHollow.FeedReader.Feed;

namespace Monitor.Feeds.Documents;

/// <summary>
/// Reads a well-formed feed the library throws on: each entry alone in an empty shell of its feed, so that one bad entry does not
/// lose the others.
/// </summary>
internal static class EntryByEntry
{
    /// <summary>The head and the entries that can be read; null when not even an empty shell can.</summary>
    public static (LibraryFeed Head, List<FeedItem> Items)? Read(XElement feed, List<string> repairs)
    {
        var entries = feed.Descendants().Where(e => DocumentBounds.IsEntry(e.Name.LocalName) && !e.Ancestors().Any(a => DocumentBounds.IsEntry(a.Name.LocalName)))
            .Take(DocumentBounds.MostEntries).ToList();
        foreach (var entry in entries)
            entry.Remove();
        var shell = Shell(feed);
        if ((FeedLibrary.Read(feed.ToString(SaveOptions.DisableFormatting)).Feed ?? FeedLibrary.Read(shell.ToString()).Feed) is not { } head)
            return null;
        var items = entries.Select(entry => Alone(shell, entry)).OfType<FeedItem>().ToList();
        if (items.Count < entries.Count)
            repairs.Add($"{entries.Count - items.Count} entries that cannot be read were left out");
        return (head, items);
    }

    /// <summary>Root and channel with their attributes: names, versions and bases, but no fields that would be read again for every entry.</summary>
    private static XElement Shell(XElement feed)
    {
        var channel = feed.Elements().FirstOrDefault(e => e.Name.LocalName == "channel");
        return new XElement(feed.Name, feed.Attributes(), channel is null ? null : new XElement(channel.Name, channel.Attributes()));
    }

    private static FeedItem? Alone(XElement shell, XElement entry)
    {
        var holder = shell.Name.LocalName == "rss" ? shell.Elements().First() : shell;
        holder.Add(entry);
        var item = FeedLibrary.Read(shell.ToString(SaveOptions.DisableFormatting)).Feed?.Items.FirstOrDefault();
        holder.LastNode!.Remove();
        return item;
    }
}
