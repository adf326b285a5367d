using System.Xml;
using System.Xml.Linq;

namespace Monitor.Feeds;

/// <summary>Brings well-formed but unusual documents into the shape the library knows: prefixed or upper-case roots, RSS without a channel, a lone entry.</summary>
internal static class FeedShape
{
    private static readonly string[] AtomNamespaces = ["http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"];

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
        if (root.Name.LocalName.Any(char.IsUpper) && root.Name.LocalName != "RDF")
            LowerCase(root);
        return root.Name.LocalName switch
        {
            "feed" => WithoutPrefix(root),
            "entry" => new XElement(root.Name.Namespace + "feed", WithoutPrefix(root)),
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

    /// <summary>Without its prefix declaration the namespace is written as the default one.</summary>
    private static XElement WithoutPrefix(XElement root)
    {
        root.Attributes().Where(a => a.IsNamespaceDeclaration && AtomNamespaces.Contains(a.Value)).Remove();
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

    private static XElement WithChannelBeside(XElement rdf)
    {
        if (rdf.Elements().All(e => e.Name.LocalName != "channel"))
            rdf.AddFirst(new XElement((rdf.Elements().FirstOrDefault()?.Name.Namespace ?? XNamespace.None) + "channel"));
        return rdf;
    }
}
