using System.Text;

namespace Monitor.Feeds.Documents;

/// <summary>Takes text piece by piece and keeps what may be kept: the one filter every foreign character passes.</summary>
internal sealed class TextSink(int longest)
{
    private readonly StringBuilder kept = new();
    private bool gap;

    public bool IsFull => kept.Length >= longest;

    public void Append(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsFull)
                return;
            if (Rune.IsWhiteSpace(rune))
                gap = kept.Length > 0;
            else if (IsHarmless(rune))
                Append(rune);
        }
    }

    public override string ToString() => kept.ToString();

    private void Append(Rune rune)
    {
        if (kept.Length + rune.Utf16SequenceLength + (gap ? 1 : 0) > longest)
        {
            longest = kept.Length;
            return;
        }

        if (gap)
            kept.Append(' ');
        gap = false;
        kept.Append(rune.ToString());
    }

    /// <summary>No control, no bidi override or isolate (they reorder what stands around them), no byte order mark, no non-character.</summary>
    private static bool IsHarmless(Rune rune) =>
        !Rune.IsControl(rune) && rune.Value is not (>= 0x202a and <= 0x202e or >= 0x2066 and <= 0x2069 or 0xfeff or >= 0xfdd0 and <= 0xfdef)
        && (rune.Value & 0xfffe) != 0xfffe;
}
