namespace Monitor.Text;

/// <summary>
/// Cuts text into words on word boundaries. Elisions are split (<c>d’artillerie</c>), a possessive <c>’s</c> is dropped, hyphens
/// separate (<c>nord-coréen</c> reads as <c>nord coréen</c>, and beside that as the joined word), dotted capitals join
/// (<c>U.S.</c>), digit groups join (<c>7 000</c>, <c>10,000</c>).
/// </summary>
internal static class Tokenizer
{
    /// <summary>Digits a number may have before another group joins: beyond that it is no amount.</summary>
    private const int MostGrouped = 12;

    private const CharKind Inside = CharKind.Letter | CharKind.Mark | CharKind.Vowel | CharKind.Ignored;

    /// <summary>For callers that read one text and keep the tokens.</summary>
    public static TokenList Tokenize(string text, string language)
    {
        var tokens = new TokenList();
        Tokenize(text, language, tokens);
        return tokens;
    }

    /// <param name="into">Emptied first; nothing else is allocated once it has grown to the texts it meets.</param>
    public static void Tokenize(string text, string language, TokenList into)
    {
        into.Clear();
        var writer = new TokenWriter(text, Stemmer.For(language), into);
        var at = 0;
        var hyphens = false;
        while (at < text.Length)
        {
            var kind = Characters.KindOf(text[at]);
            hyphens |= kind == CharKind.Hyphen;
            at = kind switch
            {
                CharKind.Letter => QuickWord(text, at, writer),
                CharKind.Digit => Number(text, at, writer),
                CharKind.Ideograph => Ideograph(text, at, writer),
                _ => at + 1,
            };
        }

        if (hyphens)
            HyphenatedWords.Join(text, writer);
    }

    public static bool IsIdeograph(char c) => Characters.Is(c, CharKind.Ideograph);

    /// <summary>The way of most words of most texts: one look at each character.</summary>
    private static int QuickWord(string text, int start, in TokenWriter writer)
    {
        var word = text.AsSpan(start, Math.Min(text.Length - start, FoldedWord.Longest));
        var states = writer.Room()[..word.Length];
        var state = FoldedWord.Start;
        var all = '\0';
        var length = 0;
        for (; length < word.Length; length++)
        {
            var folded = Folding.FoldLone(word[length]);
            if (folded == '\0')
                break;
            states[length] = state = FoldedWord.Step(state, folded);
            all |= word[length];
        }

        var at = start + length;
        if ((at == text.Length || !InWord(text, at, start)) && !IsLonely(text, start, at))
        {
            writer.AddQuick(start, at, state, isAscii: all < 0x80);
            return at;
        }

        return Word(text, start, at, writer);
    }

    /// <summary>One letter that may be the s of a possessive or the first of dotted capitals.</summary>
    private static bool IsLonely(string text, int start, int end) => end - start == 1
        && (end < text.Length && text[end] == '.' || start > 0 && Characters.KindOf(text[start - 1]) == CharKind.Apostrophe);

    /// <param name="at">A place up to which all belongs to the word.</param>
    private static int Word(string text, int start, int at, in TokenWriter writer)
    {
        var end = at;
        for (; at < text.Length && InWord(text, at, start); at++)
            if (!Characters.Is(text[at], CharKind.Ignored))
                end = at + 1;
        if (end - start == 1 && DottedCapitals(text, start) is var stop && stop > 0)
        {
            writer.AddUnstemmed(start, stop);
            return stop;
        }

        if (!IsPossessive(text, start, end))
            writer.AddWord(start, end);
        return at;
    }

    private static int Ideograph(string text, int start, in TokenWriter writer)
    {
        var end = start + 1;
        while (end < text.Length && Characters.Is(text[end], CharKind.Mark))
            end++;
        writer.AddUnstemmed(start, end);
        return end;
    }

    /// <summary>Letters and marks; an apostrophe only inside a Cyrillic word (<c>об’єкт</c>) or <c>aujourd’hui</c>.</summary>
    private static bool InWord(string text, int at, int start)
    {
        var kind = Characters.KindOf(text[at]);
        if (kind != CharKind.Apostrophe)
            return (kind & Inside) != 0;
        if (at == start || at + 1 >= text.Length || Characters.KindOf(text[at + 1]) != CharKind.Letter)
            return false;
        return text[at + 1] is >= 'Ѐ' and <= 'ӿ'
            || text.AsSpan(start, at - start).Equals("aujourd", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>End of <c>U.S.</c> or <c>R.P.D.C.</c> starting at <paramref name="start"/>, or 0.</summary>
    private static int DottedCapitals(string text, int start)
    {
        var at = start;
        while (at + 1 < text.Length && char.IsUpper(text[at]) && text[at + 1] == '.')
            at += 2;
        return at - start >= 4 ? at : 0;
    }

    /// <summary>The s of <c>Russia’s</c>: no word of its own.</summary>
    private static bool IsPossessive(string text, int start, int end) =>
        end - start == 1 && text[start] is 's' or 'S' && start >= 2
        && Characters.KindOf(text[start - 1]) == CharKind.Apostrophe && Characters.KindOf(text[start - 2]) == CharKind.Letter;

    private static int Number(string text, int start, in TokenWriter writer)
    {
        var at = start;
        var digits = 0;
        while (true)
        {
            var group = at;
            while (at < text.Length && IsDigit(text[at]))
                at++;
            digits += at - group;
            if (at - group > 3 || digits > MostGrouped || !IsGroup(text, at))
                break;
            at++;
        }

        writer.AddUnstemmed(start, at);
        return at;
    }

    /// <summary>A separator of thousands and three digits more.</summary>
    private static bool IsGroup(string text, int at) =>
        at + 3 < text.Length && text[at] is ' ' or '\u00a0' or '\u202f' or '\u2009' or '.' or ',' or '٬' or '’' or '\''
        && IsDigit(text[at + 1]) && IsDigit(text[at + 2]) && IsDigit(text[at + 3])
        && (at + 4 == text.Length || !char.IsLetterOrDigit(text[at + 4]));

    private static bool IsDigit(char c) => Characters.KindOf(c) == CharKind.Digit;
}
