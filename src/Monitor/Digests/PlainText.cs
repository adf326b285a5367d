using System.Globalization;
using System.Text;

namespace Monitor.Digests;

/// <summary>Text of feeds and topics made fit for one line of a mail.</summary>
internal static class PlainText
{
    /// <summary>
    /// Without C0/C1 and line breaks (header and SMTP injection), without bidi controls (a title that turns the rest of the line
    /// around), without lone surrogates; runs of white space become one space.
    /// </summary>
    public static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
                line.Append(line.Length > 0 && line[^1] == ' ' ? "" : " ");
            else if (!IsBidiControl(rune) && rune != Rune.ReplacementChar)
                line.Append(rune.ToString());
        }

        return line.ToString();
    }

    /// <summary>At most <paramref name="length"/> UTF-16 code units, never half a visible character; an ellipsis shows the cut.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = 0;
        foreach (var start in StringInfo.ParseCombiningCharacters(text))
        {
            if (start >= length)
                break;
            end = start;
        }

        var space = text.LastIndexOf(' ', end);
        return text[..(space > length * 2 / 3 ? space : end)].TrimEnd(' ', ',', ';', ':', '.') + "…";
    }

    private static bool IsBidiControl(Rune rune) =>
        rune.Value is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 or 0x200E or 0x200F or 0x061C;
}
