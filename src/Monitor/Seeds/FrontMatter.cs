namespace Monitor.Seeds;

/// <summary>The <c>key: value</c> lines between two <c>---</c> lines at the top of a text.</summary>
internal static class FrontMatter
{
    public static (IReadOnlyDictionary<string, string> Front, string Body) Split(string text)
    {
        var front = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!text.StartsWith("---\n", StringComparison.Ordinal))
            return (front, text);
        var end = text.IndexOf("\n---", 3, StringComparison.Ordinal);
        if (end < 0)
            return (front, text);
        foreach (var line in text[4..Math.Max(4, end)].Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                front[line[..colon].Trim()] = line[(colon + 1)..].Trim().Trim('"', '\'');
        }

        var body = text.IndexOf('\n', end + 1);
        return (front, body < 0 ? "" : text[(body + 1)..]);
    }
}
