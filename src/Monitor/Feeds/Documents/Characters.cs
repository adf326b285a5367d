using System.Buffers;
using System.Text;

namespace Monitor.Feeds.Documents;

/// <summary>Which characters of a foreign document may be handed on.</summary>
internal static class Characters
{
    /// <summary>Bidi overrides and isolates reorder what stands around them.</summary>
    private static readonly SearchValues<char> Suspect = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(c => (char)c).Where(c => c is not ('\t' or '\n' or '\r')), '\u202a', '\u202b', '\u202c', '\u202d', '\u202e',
         '\u2066', '\u2067', '\u2068', '\u2069', '\ufeff', '\ufffe', '\uffff', .. Enumerable.Range(0xd800, 0x800).Select(c => (char)c)]);

    /// <summary>
    /// What the C1 controls mean in practice: their authors wrote windows-1252 and called it Latin-1 or Unicode, and browsers read
    /// it so. The five that windows-1252 leaves undefined stand for themselves.
    /// </summary>
    private static readonly string Meant = FeedDecoder.Windows1252.GetString([.. Enumerable.Range(0x80, 0x20).Select(b => (byte)b)]);

    public static char AsMeant(char c) => c is >= '\u0080' and < '\u00a0' ? Meant[c - 0x80] : c;

    /// <summary>The text without what XML forbids, lone surrogates and bidi overrides, cut at <paramref name="longest"/>.</summary>
    public static string Allowed(string text, int longest)
    {
        var cut = text.Length > longest ? text[..longest] : text;
        if (cut.AsSpan().ContainsAnyInRange('\u0080', '\u009f'))
            cut = string.Create(cut.Length, cut, (span, from) => { for (var i = 0; i < span.Length; i++) span[i] = AsMeant(from[i]); });
        if (!cut.AsSpan().ContainsAny(Suspect))
            return cut;
        var kept = new StringBuilder(cut.Length);
        for (var i = 0; i < cut.Length; i++)
        {
            if (!Suspect.Contains(cut[i]))
                kept.Append(cut[i]);
            else if (char.IsHighSurrogate(cut[i]) && i + 1 < cut.Length && char.IsLowSurrogate(cut[i + 1]))
                kept.Append(cut, i++, 2);
        }

        return kept.ToString();
    }
}
