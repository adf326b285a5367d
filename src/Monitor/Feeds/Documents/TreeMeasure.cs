using System.Xml.Linq;

namespace Monitor.Feeds.Documents;

/// <summary>How many entries a tree holds and whether it is deeper than a feed is.</summary>
internal readonly record struct TreeMeasure(int Entries, bool IsDeep)
{
    public static TreeMeasure Of(XElement root)
    {
        var entries = 0;
        var isDeep = IsDeeper(root, DocumentBounds.Deepest, ref entries);
        return new TreeMeasure(entries, isDeep);
    }

    private static bool IsDeeper(XElement element, int levels, ref int entries)
    {
        if (DocumentBounds.IsEntry(element.Name.LocalName))
            entries++;
        if (!element.HasElements)
            return false;
        if (levels == 1)
            return true;
        for (var node = element.FirstNode; node is not null; node = node.NextNode)
        {
            if (node is XElement child && IsDeeper(child, levels - 1, ref entries))
                return true;
        }

        return false;
    }
}
