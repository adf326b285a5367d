namespace Monitor.Text;

/// <summary>Reads words with hyphens also as one (<c>nordcoréen</c> in <c>nord-coréen</c>, <c>F16</c> in <c>F-16</c>).</summary>
internal static class HyphenatedWords
{
    /// <summary>Parts read as one word at most; a longer chain is a turn of phrase.</summary>
    private const int MostParts = 4;

    /// <summary>Of each chain: every two neighbours, and from its start on three and four.</summary>
    public static void Join(string text, in TokenWriter writer)
    {
        var tokens = writer.Tokens.Span;
        for (var first = 0; first + 1 < tokens.Length; first++)
        {
            if (!Follows(text, tokens, first))
                continue;
            var opens = first == 0 || !Follows(text, tokens, first - 1);
            for (var count = 2; count <= (opens ? MostParts : 2) && first + count <= tokens.Length && Follows(text, tokens, first + count - 2); count++)
                if (IsOneWord(text, tokens.Slice(first, count)))
                    writer.AddJoined(first, count);
        }
    }

    /// <summary>True when nothing but a hyphen stands between a token and the next.</summary>
    private static bool Follows(string text, ReadOnlySpan<Token> tokens, int at) =>
        tokens[at + 1].Start - tokens[at].End == 1 && Characters.KindOf(text[tokens[at].End]) == CharKind.Hyphen;

    /// <summary>Letters and plain numbers, not numbers alone (<c>2024-2025</c>), not scripts without spaces.</summary>
    private static bool IsOneWord(string text, ReadOnlySpan<Token> parts)
    {
        var letters = false;
        foreach (var part in parts)
        {
            var kind = Characters.KindOf(text[part.Start]);
            letters |= kind == CharKind.Letter;
            if (kind == CharKind.Ideograph || kind == CharKind.Digit && !IsPlainNumber(text.AsSpan(part.Start, part.Length)))
                return false;
        }

        return letters && parts[^1].End - parts[0].Start <= FoldedWord.Longest;
    }

    private static bool IsPlainNumber(ReadOnlySpan<char> number)
    {
        foreach (var c in number)
            if (Characters.KindOf(c) != CharKind.Digit)
                return false;
        return true;
    }
}
