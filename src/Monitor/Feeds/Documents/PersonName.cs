using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Monitor.Feeds.Documents;

/// <summary>The name of a person: Atom's parts, or the forms RSS has for a mail address with a name.</summary>
internal static partial class PersonName
{
    public static string? Of(XElement person)
    {
        if (!person.HasElements)
            return Of(person.Value);
        var parts = person.Elements().ToLookup(e => e.Name.LocalName.ToLowerInvariant(), e => e.Value.Trim());
        return parts["name"].Concat(parts["email"]).FirstOrDefault(v => v.Length > 0) ?? person.Value;
    }

    /// <summary>"mail (Name)", "Name (mail)" and "Name &lt;mail&gt;" are the name; anything else stands as it is.</summary>
    public static string Of(string written)
    {
        var text = written.Trim();
        if (!text.Contains('@', StringComparison.Ordinal) || text.Length > 300)
            return text;
        var form = NameAndMail().Match(text);
        return form.Success && form.Groups["name"].Value.Trim() is { Length: > 0 } name ? name : text;
    }

    [GeneratedRegex(@"^(?:mailto:)?[^\s@<>()]+@[^\s@<>()]+\s*\((?<name>[^()@]+)\)$|^(?<name>[^<>()@]+?)\s*[<(](?:mailto:)?[^\s@<>()]+@[^\s@<>()]+[>)]$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex NameAndMail();
}
