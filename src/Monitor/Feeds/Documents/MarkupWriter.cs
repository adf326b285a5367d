using System.Text;
using System.Xml.Linq;

namespace Monitor.Feeds.Documents;

/// <summary>Writes elements that stand inside a text field as the HTML they mean: local names, no namespaces.</summary>
internal static class MarkupWriter
{
    /// <summary>What stands between the tags of <paramref name="element"/>.</summary>
    public static string Inside(XElement element)
    {
        var html = new StringBuilder();
        WriteNodes(element, html);
        return html.ToString();
    }

    private static void WriteNodes(XElement element, StringBuilder html)
    {
        foreach (var node in element.Nodes())
        {
            if (node is XText text)
                WriteEscaped(text.Value, quoted: false, html);
            else if (node is XElement child)
                WriteElement(child, html);
        }
    }

    private static void WriteElement(XElement element, StringBuilder html)
    {
        var name = element.Name.LocalName;
        html.Append('<').Append(name);
        foreach (var attribute in element.Attributes())
        {
            if (attribute.IsNamespaceDeclaration)
                continue;
            html.Append(' ').Append(attribute.Name == LinkResolver.Base ? "xml:base" : attribute.Name.LocalName).Append("=\"");
            WriteEscaped(attribute.Value, quoted: true, html);
            html.Append('"');
        }

        if (HtmlNames.IsVoid(name))
        {
            html.Append(" />");
            return;
        }

        html.Append('>');
        WriteNodes(element, html);
        html.Append("</").Append(name).Append('>');
    }

    private static void WriteEscaped(string text, bool quoted, StringBuilder html)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var plain = rest.IndexOfAny('&', '<', quoted ? '"' : '>');
            html.Append(plain < 0 ? rest : rest[..plain]);
            if (plain < 0)
                break;
            html.Append(rest[plain] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", _ => "&quot;" });
            rest = rest[(plain + 1)..];
        }
    }
}
