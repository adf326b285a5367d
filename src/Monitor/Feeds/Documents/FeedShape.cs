using System.Xml;
using System.Xml.Linq;

namespace Monitor.Feeds.Documents;

/// <summary>Brings well-formed but unusual documents into the shape the library knows: prefixed or upper-case roots, RSS without a channel, a lone entry.</summary>
internal static class FeedShape
{
    private const string Rss10 = "http://purl.org/rss/1.0/";
    private const string Rss090 = "http://my.netscape.com/rdf/simple/0.9/";

    /// <summary>The same document in the usual shape; null when it is not well-formed or holds nothing like a feed.</summary>
    public static string? Usual(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Ignore,
                XmlResolver = null,
            });
            return XDocument.Load(reader).Root is { } root ? Usual(root)?.ToString(SaveOptions.DisableFormatting) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static XElement? Usual(XElement root)
    {
        if (root.Name.LocalName != "RDF" && root.DescendantsAndSelf().Take(3).Any(e => e.Name.LocalName.All(char.IsUpper)))
            LowerCase(root);
        return root.Name.LocalName switch
        {
            "feed" => WithoutPrefix(root, root.Name.NamespaceName),
            "entry" => new XElement(root.Name.Namespace + "feed", WithoutPrefix(root, root.Name.NamespaceName)),
            "rss" => WithChannel(root),
            "RDF" => WithChannelBeside(root),
            "channel" => new XElement("rss", new XAttribute("version", "2.0"), root),
            _ => null,
        };
    }

    private static void LowerCase(XElement root)
    {
        foreach (var element in root.DescendantsAndSelf())
            element.Name = element.Name.Namespace + element.Name.LocalName.ToLowerInvariant();
    }

    /// <summary>Without its prefix declaration, and with no other default one in the way, a namespace is written as the default.</summary>
    private static XElement WithoutPrefix(XElement root, string name)
    {
        root.Attributes().Where(a => a.IsNamespaceDeclaration && (a.Value == name || a.Name.LocalName == "xmlns")).Remove();
        return root;
    }

    private static XElement WithChannel(XElement rss)
    {
        var channel = rss.Elements().FirstOrDefault(e => e.Name.LocalName == "channel");
        if (channel is null)
        {
            channel = new XElement(rss.Name.Namespace + "channel", rss.Elements());
            rss.ReplaceNodes(channel);
            return rss;
        }

        var outside = rss.Elements().Where(e => e.Name.LocalName == "item").ToList();
        outside.Remove();
        channel.Add(outside);
        return rss;
    }

    /// <summary>RSS 0.90 and 1.0 keep channel and items side by side, in the namespace of RSS 1.0.</summary>
    private static XElement WithChannelBeside(XElement rdf)
    {
        XNamespace rss = Rss10;
        foreach (var element in rdf.Descendants().Where(e => e.Name.NamespaceName == Rss090))
            element.Name = rss + element.Name.LocalName;
        WithoutPrefix(rdf, Rss10).Attributes().Where(a => a.IsNamespaceDeclaration && a.Value == Rss090).Remove();
        // The library looks for the channel in the root's default namespace.
        rdf.SetAttributeValue(XNamespace.Xmlns + "rdf", rdf.Name.NamespaceName);
        rdf.SetAttributeValue("xmlns", Rss10);
        var inside = rdf.Elements(rss + "channel").Elements(rss + "item").ToList();
        inside.Remove();
        rdf.Add(inside);
        if (!rdf.Elements(rss + "channel").Any())
            rdf.AddFirst(new XElement(rss + "channel"));
        return rdf;
    }
}
