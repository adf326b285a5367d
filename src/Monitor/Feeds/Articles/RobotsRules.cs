using System.Text;

namespace Monitor.Feeds.Articles;

/// <summary>What a robots.txt lets us fetch (RFC 9309): the groups of our product token, else those for everybody, else all.</summary>
internal sealed class RobotsRules
{
    /// <summary>RFC 9309 §2.5 lets a reader stop after 500 KiB.</summary>
    public const int MostCharacters = 500 * 1024;

    private const int LongestPattern = 2_000;

    private readonly List<(string Pattern, bool Allows)> rules = [];

    private RobotsRules()
    {
    }

    /// <summary>There is no robots.txt.</summary>
    public static RobotsRules AllowAll { get; } = new();

    /// <param name="token">Our product token, compared without case.</param>
    public static RobotsRules Parse(string text, string token)
    {
        var (own, others) = (new RobotsRules(), new RobotsRules());
        var namesUs = false;
        // Whom the current group is for; a group begins at the first user-agent line after a rule.
        var (forUs, forAll, inRules) = (false, false, false);
        foreach (var (key, value) in Lines(text))
        {
            if (key == "user-agent")
            {
                (forUs, forAll, inRules) = inRules ? (false, false, false) : (forUs, forAll, false);
                forUs |= Token(value).Equals(token, StringComparison.OrdinalIgnoreCase);
                forAll |= value == "*";
                namesUs |= forUs;
            }
            else if (key is "allow" or "disallow")
            {
                inRules = true;
                if (forUs)
                    own.Add(value, key == "allow");
                if (forAll)
                    others.Add(value, key == "allow");
            }
        }

        return namesUs ? own : others;
    }

    /// <summary>The longest pattern that fits decides; of two equally long ones the one that allows (§2.2.2).</summary>
    public bool Allows(Uri url)
    {
        var path = Normal(url.PathAndQuery);
        var decided = rules.Where(rule => Fits(rule.Pattern, path))
            .OrderByDescending(rule => rule.Pattern.Length).ThenByDescending(rule => rule.Allows)
            .Select(rule => (bool?)rule.Allows)
            .FirstOrDefault();
        return decided ?? true;
    }

    /// <summary>An empty Disallow forbids nothing; a pattern that does not begin with / or * fits no path.</summary>
    private void Add(string pattern, bool allows)
    {
        if (pattern is ['/' or '*', ..] && pattern.Length <= LongestPattern)
            rules.Add((Normal(pattern), allows));
    }

    private static IEnumerable<(string Key, string Value)> Lines(string text)
    {
        foreach (var line in text[..Math.Min(text.Length, MostCharacters)].TrimStart('\ufeff').Split('\r', '\n'))
        {
            var bare = line.Split('#', 2)[0];
            var colon = bare.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                yield return (bare[..colon].Trim().ToLowerInvariant(), bare[(colon + 1)..].Trim());
        }
    }

    /// <summary>A product token is letters, _ and - (§2.2.1); <c>Monitor/1.0</c> means <c>Monitor</c>.</summary>
    private static string Token(string value) => string.Concat(value.TakeWhile(c => char.IsAsciiLetter(c) || c is '_' or '-'));

    /// <summary>Whether the pattern fits the path's beginning; * stands for anything, a closing $ for the path's end. Linear in both.</summary>
    private static bool Fits(string pattern, string path)
    {
        var toTheEnd = pattern[^1] == '$';
        var parts = (toTheEnd ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal))
            return false;
        var at = parts[0].Length;
        for (var i = 1; i < parts.Length; i++)
        {
            if (toTheEnd && i == parts.Length - 1)
                return path.Length - at >= parts[i].Length && path.EndsWith(parts[i], StringComparison.Ordinal);
            var found = path.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < 0)
                return false;
            at = found + parts[i].Length;
        }

        return !toTheEnd || at == path.Length;
    }

    /// <summary>One spelling of escapes (§2.2.2): what needs none has none, all others are upper-case bytes of UTF-8.</summary>
    private static string Normal(string path)
    {
        var normal = new StringBuilder(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '%' && i + 2 < path.Length && char.IsAsciiHexDigit(path[i + 1]) && char.IsAsciiHexDigit(path[i + 2]))
            {
                var value = (char)Convert.ToByte(path.Substring(i + 1, 2), 16);
                normal.Append(char.IsAsciiLetterOrDigit(value) || value is '-' or '.' or '_' or '~' ? value.ToString() : path.Substring(i, 3).ToUpperInvariant());
                i += 2;
            }
            else if (path[i] < 0x80)
                normal.Append(path[i]);
            else
            {
                var length = char.IsHighSurrogate(path[i]) && i + 1 < path.Length ? 2 : 1;
                foreach (var b in Encoding.UTF8.GetBytes(path.Substring(i, length)))
                    normal.Append('%').Append(b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
                i += length - 1;
            }
        }

        return normal.ToString();
    }
}
