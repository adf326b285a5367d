using System.Xml.Linq;

namespace Monitor.Feeds.Documents;

/// <summary>
/// Brings well-formed but unusual documents into the shape the library knows: prefixed or upper-case roots, RSS in a namespace or
/// without a channel, RSS 1.1, CDF, a lone entry.
/// </summary>
internal static class FeedShape
{
    private const string Rss10 = "http://purl.org/rss/1.0/";

    /// <summary>The same document in the usual shape; null when it is nothing like a feed.</summary>
    public static XElement? Usual(XElement root)
    {
        // XML's own two namespaces cannot be declared: a root under them (<xmlns:rdf>) is one that lost its prefix.
        if (root.Name.Namespace == XNamespace.Xmlns || root.Name.Namespace == XNamespace.Xml)
            root.Name = root.Name.LocalName;
        if (root.Name.LocalName != "RDF" && root.DescendantsAndSelf().Take(3).Any(e => char.IsUpper(e.Name.LocalName[0])))
            LowerCase(root);
        return root.Name.LocalName switch
        {
            "feed" => WithEntries(ByDefault(root, root.Name.NamespaceName)),
            "entry" => ByDefault(new XElement(root.Name.Namespace + "feed", root), root.Name.NamespaceName),
            "rss" => Channel(root),
            "RDF" or "rdf" => WithChannelBeside(root),
            "channel" => Channel(new XElement(root.Name.Namespace + "rss", root)),
            "item" => Channel(new XElement(root.Name.Namespace + "rss", root)),
            _ => Inside(root) is { } feed ? Usual(new XElement(feed)) : null,
        };
    }

    public static bool IsFeed(XElement element) => element.Name.LocalName is "feed" or "rss" or "RDF";

    /// <summary>A feed in an envelope of another format.</summary>
    private static XElement? Inside(XElement root) => root.Descendants()
        .FirstOrDefault(e => IsFeed(e) && e.Descendants().Any(entry => DocumentBounds.IsEntry(entry.Name.LocalName)));

    private static XElement WithEntries(XElement atom)
    {
        foreach (var item in atom.Elements(atom.Name.Namespace + "item").ToList())
            item.Name = atom.Name.Namespace + "entry";
        return atom;
    }

    private static void LowerCase(XElement root)
    {
        foreach (var element in root.DescendantsAndSelf())
        {
            element.Name = element.Name.Namespace + Lower(element.Name.LocalName);
            if (element.Attributes().Any(a => a.Name.NamespaceName.Length == 0 && a.Name.LocalName.Any(char.IsUpper)))
                element.ReplaceAttributes(element.Attributes().Select(LowerCase).DistinctBy(a => a.Name).ToList());
        }
    }

    /// <summary>Feeds' own names are ASCII; some other letters have a small form that XML allows in no name (U+04C0).</summary>
    private static string Lower(string name) => name.All(char.IsAscii) ? name.ToLowerInvariant() : name;

    private static XAttribute LowerCase(XAttribute attribute) => attribute.Name.NamespaceName.Length > 0 ? attribute
        : new XAttribute(Lower(attribute.Name.LocalName) is var name && name == "ispermalink" ? "isPermaLink" : name, attribute.Value);

    /// <summary>The library looks for fields in the root's default namespace.</summary>
    private static XElement ByDefault(XElement root, string name)
    {
        root.SetAttributeValue("xmlns", name.Length > 0 ? name : null);
        return root;
    }

    /// <summary>RSS 2.0 as it is meant: no namespace, a version, one channel that holds every item.</summary>
    private static XElement Channel(XElement rss)
    {
        var own = rss.Name.NamespaceName;
        foreach (var element in own.Length == 0 ? [] : rss.DescendantsAndSelf().Where(e => e.Name.NamespaceName == own))
            element.Name = element.Name.LocalName;
        ByDefault(rss, "");
        rss.DescendantsAndSelf().Attributes().Where(a => a.IsNamespaceDeclaration && a.Value == own).Remove();
        if (rss.Attribute("version") is null)
            rss.SetAttributeValue("version", "2.0");
        var channel = rss.Elements().FirstOrDefault(e => e.Name.LocalName == "channel");
        if (channel is null)
        {
            channel = new XElement("channel", rss.Elements());
            rss.ReplaceNodes(channel);
        }

        Definition(channel);
        var outside = rss.Descendants("item").Where(item => item.Parent != channel && !item.Ancestors("item").Any()).ToList();
        outside.Remove();
        channel.Add(outside);
        return rss;
    }

    /// <summary>Microsoft's channel definition format says in attributes what RSS says in elements.</summary>
    private static void Definition(XElement channel)
    {
        if (channel.Attribute("base") is { } from)
            channel.SetAttributeValue(LinkResolver.Base, from.Value);
        foreach (var element in channel.DescendantsAndSelf().Where(e => e.Name.LocalName is "channel" or "item").ToList())
        {
            foreach (var (attribute, field) in new[] { ("href", "link"), ("lastmod", "lastmod") })
            {
                if (element.Attribute(attribute) is { } written && element.Element(field) is null)
                    element.Add(new XElement(field, written.Value));
            }
        }
    }

    /// <summary>RSS 0.90 and 1.0 keep channel and items side by side, in one namespace of several that are in use.</summary>
    private static XElement WithChannelBeside(XElement rdf)
    {
        XNamespace rss = Rss10;
        var own = rdf.Elements().Where(e => e.Name.LocalName is "channel" or "item").Select(e => e.Name.NamespaceName).ToHashSet();
        foreach (var element in rdf.Descendants().Where(e => own.Contains(e.Name.NamespaceName)))
            element.Name = rss + element.Name.LocalName;
        rdf.Descendants().Attributes().Where(a => a.IsNamespaceDeclaration && (own.Contains(a.Value) || a.Name.LocalName == "xmlns")).Remove();
        rdf.SetAttributeValue(XNamespace.Xmlns + "rdf", rdf.Name.NamespaceName.Length > 0 ? rdf.Name.NamespaceName : null);
        ByDefault(rdf, Rss10);
        var inside = rdf.Elements(rss + "channel").Elements(rss + "item").ToList();
        inside.Remove();
        rdf.Add(inside);
        if (!rdf.Elements(rss + "channel").Any())
            rdf.AddFirst(new XElement(rss + "channel"));
        return rdf;
    }
}
