using System.Text;

namespace Monitor.Feeds.Documents;

/// <summary>
/// Takes text piece by piece and keeps what may be kept: the one filter every foreign character passes. Runs of everyday
/// characters are copied whole, because it sees every text of every entry.
/// </summary>
internal sealed class TextSink(int longest)
{
    private readonly StringBuilder kept = new(Math.Min(longest, 128));
    private bool gap;

    /// <summary>Nothing in it would change, as in most titles, ids and names.</summary>
    public static bool IsClean(string text) =>
        text.Length == 0 || (text[0] != ' ' && text[^1] != ' ' && PrintableRun(text) == text.Length);

    public bool IsFull => kept.Length >= longest;

    public void Append(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty && !IsFull)
        {
            var run = PrintableRun(text);
            if (run > 0)
                AppendRun(text[..run]);
            else
                run = AppendOther(text);
            text = text[run..];
        }
    }

    public override string ToString() => kept.ToString();

    /// <summary>How much of the start is ASCII letters, digits, signs and single spaces.</summary>
    private static int PrintableRun(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExceptInRange(' ', '~');
        var run = length < 0 ? text : text[..length];
        var spaces = run.IndexOf("  ");
        return spaces < 0 ? run.Length : spaces + (spaces == 0 ? 0 : 1);
    }

    private void AppendRun(ReadOnlySpan<char> run)
    {
        if (run[0] == ' ')
        {
            gap = kept.Length > 0;
            run = run[1..];
        }

        var ends = run.Length > 0 && run[^1] == ' ';
        if (ends)
            run = run[..^1];
        if (run.IsEmpty)
            return;
        Gap();
        kept.Append(run[..Math.Min(run.Length, Math.Max(0, longest - kept.Length))]);
        gap = ends;
    }

    /// <summary>One character, or a pair of surrogates: how many it took.</summary>
    private int AppendOther(ReadOnlySpan<char> text)
    {
        var c = Characters.AsMeant(text[0]);
        if (c is > '\u00a0' and < '\u1680' or > '\u3000' and < '\ud800')
        {
            Gap();
            if (!IsFull)
                kept.Append(c);
            return 1;
        }

        Rune.DecodeFromUtf16(text, out var rune, out var length);
        if (length == 1 && rune.Value != c && !char.IsSurrogate(c))
            rune = new Rune(c);
        if (Rune.IsWhiteSpace(rune))
            gap = kept.Length > 0;
        else if (IsHarmless(rune))
            Append(rune);
        return length;
    }

    private void Append(Rune rune)
    {
        if (kept.Length + rune.Utf16SequenceLength + (gap ? 1 : 0) > longest)
        {
            longest = kept.Length;
            return;
        }

        Gap();
        Span<char> characters = stackalloc char[2];
        kept.Append(characters[..rune.EncodeToUtf16(characters)]);
    }

    private void Gap()
    {
        if (gap)
            kept.Append(' ');
        gap = false;
    }

    /// <summary>No control, no bidi override or isolate (they reorder what stands around them), no byte order mark, no non-character.</summary>
    private static bool IsHarmless(Rune rune) =>
        !Rune.IsControl(rune) && rune.Value is not (>= 0x202a and <= 0x202e or >= 0x2066 and <= 0x2069 or 0xfeff or >= 0xfdd0 and <= 0xfdef)
        && (rune.Value & 0xfffe) != 0xfffe;
}
