using Monitor.Feeds.Documents;

namespace Monitor.Feeds.Push;

/// <summary>The hub and the feed's own name as HTTP tells them (<c>Link</c>, RFC 8288), which goes before the document (WebSub §4).</summary>
internal static class LinkHeader
{
    /// <summary>More links than this are not about hubs.</summary>
    private const int Most = 50;

    /// <param name="headers">The values of <c>Link</c> as sent.</param>
    public static ParsedFeed Into(ParsedFeed document, IReadOnlyList<string> headers, Uri url)
    {
        var links = new LinkResolver(url);
        string? Related(string relation) => headers.SelectMany(Links).Take(Most)
            .Where(link => link.Relations.Contains(relation, StringComparer.OrdinalIgnoreCase))
            .Select(link => links.Resolve(link.Target))
            .FirstOrDefault(target => target is not null);
        return Related("hub") is not { } hub
            ? document
            : document with { Hints = document.Hints with { Hub = hub, Self = Related("self") ?? document.Hints.Self } };
    }

    /// <summary>Each <c>&lt;target&gt;; rel="a b"</c> of a value; commas and semicolons in quotes or in a target part nothing.</summary>
    private static IEnumerable<(string Target, string[] Relations)> Links(string header)
    {
        foreach (var link in Split(header, ','))
        {
            var parts = Split(link, ';').Select(part => part.Trim()).ToList();
            if (parts[0] is not ['<', .. var target, '>'])
                continue;
            var relation = parts.Skip(1).Select(part => part.Split('=', 2)).FirstOrDefault(pair => pair.Length == 2 && pair[0].Trim().Equals("rel", StringComparison.OrdinalIgnoreCase));
            yield return (target, relation?[1].Trim().Trim('"').Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? []);
        }
    }

    private static IEnumerable<string> Split(string text, char separator)
    {
        var (start, quoted, inTarget) = (0, false, false);
        for (var i = 0; i < text.Length; i++)
        {
            quoted ^= text[i] == '"' && !inTarget;
            inTarget = !quoted && (text[i] == '<' || (inTarget && text[i] != '>'));
            if (text[i] != separator || quoted || inTarget)
                continue;
            yield return text[start..i];
            start = i + 1;
        }

        yield return text[start..];
    }
}
