using System.Xml;

namespace Monitor.Feeds.Documents;

/// <summary>What reading a feed list came to.</summary>
internal abstract record OpmlReading
{
    private OpmlReading() { }

    /// <param name="Feeds">Each feed once, in the order of the list.</param>
    /// <param name="Skipped">What was left out, by line and title.</param>
    /// <param name="Repairs">What had to be mended to read it, in words; empty for a sound list.</param>
    public sealed record Read(IReadOnlyList<FeedEntry> Feeds, IReadOnlyList<string> Skipped, IReadOnlyList<string> Repairs) : OpmlReading;

    public sealed record Unreadable(string Reason) : OpmlReading;
}

/// <summary>Feed lists as readers exchange them (OPML 1.0, 1.1, 2.0): folders nest, <c>language</c> tells a feed's language.</summary>
internal static class Opml
{
    /// <summary>Strictly at first; a list that is no sound XML is mended and read as far as it goes.</summary>
    public static OpmlReading Parse(string text)
    {
        var strict = new OpmlReader();
        var problem = strict.Read(text);
        if (problem is null)
            return Told(strict, []);
        if (strict.Root is { } root && !OpmlReader.IsList(root))
            return new OpmlReading.Unreadable("not a feed list (OPML): its root is " + root);
        var repairs = new List<string>();
        var tolerant = new OpmlReader();
        var left = tolerant.Read(XmlRepair.Mend(text, repairs));
        if (tolerant.Root is null || !OpmlReader.IsList(tolerant.Root) || (left is not null && tolerant.Feeds.Count == 0))
            return new OpmlReading.Unreadable("not a feed list (OPML): " + problem.Message.ReplaceLineEndings(" "));
        if (left is not null)
            repairs.Add($"damaged in line {left.LineNumber}: only the feeds before it were read");
        return Told(tolerant, repairs);
    }

    private static OpmlReading Told(OpmlReader list, IReadOnlyList<string> repairs) => OpmlReader.IsList(list.Root)
        ? new OpmlReading.Read(list.Feeds, list.Skipped, repairs)
        : new OpmlReading.Unreadable("not a feed list (OPML): its root is " + list.Root);

    /// <summary>OPML 2.0: the feeds of a folder stand together, in the order given.</summary>
    public static string Write(IEnumerable<Feed> feeds, string title) => OpmlWriter.Write([.. feeds], title);
}
