using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Monitor.Feeds.Documents;

/// <summary>What may stay of a style attribute: how the text itself looks. Nothing that loads, moves out of its place or covers others.</summary>
internal static partial class InlineStyle
{
    private static readonly FrozenSet<string> Kept = (
        "background background-color border border-bottom border-bottom-color border-bottom-style border-bottom-width border-collapse border-color "
        + "border-left border-left-color border-left-style border-left-width border-right border-right-color border-right-style border-right-width "
        + "border-spacing border-style border-top border-top-color border-top-style border-top-width border-width clear color cursor direction display "
        + "float font font-family font-size font-style font-variant font-weight height letter-spacing line-height list-style-type margin margin-bottom "
        + "margin-left margin-right margin-top max-height max-width min-height min-width overflow padding padding-bottom padding-left padding-right "
        + "padding-top text-align text-decoration text-indent text-transform unicode-bidi vertical-align white-space width word-spacing")
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static string Clean(string style)
    {
        var kept = new List<string>();
        foreach (var declaration in PlainText.Decoded(style).Split(';'))
        {
            var colon = declaration.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
                continue;
            var (property, value) = (declaration[..colon].Trim().ToLowerInvariant(), declaration[(colon + 1)..].TrimStart());
            // A background of several words places a picture.
            if (Kept.Contains(property) && Harmless().IsMatch(value) && (property != "background" || !value.Trim().Contains(' ', StringComparison.Ordinal)))
                kept.Add($"{property}: {value};");
        }

        return string.Join(' ', kept);
    }

    /// <summary>Words, numbers, lengths, colours, quoted font names; the only function is a colour. No escapes, so nothing hides.</summary>
    [GeneratedRegex(@"^(?:[\w\s.,#%!+'-]|rgba?\([\d\s.,%]{1,40}\)){1,200}$")]
    private static partial Regex Harmless();
}
