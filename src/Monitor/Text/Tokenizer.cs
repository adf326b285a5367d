namespace Monitor.Text;

/// <summary>
/// Cuts text into words on word boundaries. Elisions are split (<c>d’artillerie</c>), a possessive <c>’s</c> is dropped, hyphens
/// separate (<c>nord-coréen</c> reads as <c>nord coréen</c>), dotted capitals join (<c>U.S.</c>), digit groups join
/// (<c>7 000</c>, <c>10,000</c>).
/// </summary>
internal static class Tokenizer
{
    private const int LongestWord = 64;

    public static IReadOnlyList<Token> Tokenize(string text, string language)
    {
        var tokens = new List<Token>(text.Length / 5 + 4);
        var stemmer = Stemmer.For(language);
        var at = 0;
        while (at < text.Length)
        {
            if (IsIdeograph(text[at]))
            {
                var one = Folding.Fold(text.AsSpan(at, 1));
                tokens.Add(new Token(at, 1, one, one));
                at++;
            }
            else if (char.IsDigit(text[at]))
                at = Number(text, at, tokens);
            else if (char.IsLetter(text[at]))
                at = Word(text, at, tokens, stemmer);
            else
                at++;
        }

        return tokens;
    }

    /// <summary>Han, kana, Hangul: written without the spaces that would cut words.</summary>
    public static bool IsIdeograph(char c) =>
        c is >= '\u3041' and <= '\u30ff' or >= '\u3400' and <= '\u4dbf' or >= '\u4e00' and <= '\u9fff'
            or >= '\uac00' and <= '\ud7a3' or >= '\uf900' and <= '\ufaff';

    private static int Word(string text, int start, List<Token> tokens, Stemmer stemmer)
    {
        var end = start;
        while (end < text.Length && InWord(text, end, start))
            end++;
        if (end - start == 1 && DottedCapitals(text, start) is var stop && stop > 0)
        {
            var capitals = Folding.Fold(text[start..stop].Replace(".", "", StringComparison.Ordinal));
            tokens.Add(new Token(start, stop - start, capitals, capitals));
            return stop;
        }

        if (IsPossessive(text, start, end))
            return end;
        Add(text, start, end, tokens, stemmer);
        return end;
    }

    private static void Add(string text, int start, int end, List<Token> tokens, Stemmer stemmer)
    {
        var span = text.AsSpan(start, Math.Min(end - start, LongestWord));
        var fold = Folding.Fold(span);
        if (fold.Contains('\'') || fold.Contains('’') || fold.Contains('ʼ'))
            fold = fold.Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal).Replace("ʼ", "", StringComparison.Ordinal);
        if (fold.Length == 0)
            return;
        if (ArabicWords.IsArabic(fold[0]))
            fold = ArabicWords.Bare(fold);
        tokens.Add(new Token(start, end - start, fold, stemmer.Stem(span, fold)));
    }

    /// <summary>Letters and marks; an apostrophe only inside a Cyrillic word (<c>об’єкт</c>) or <c>aujourd’hui</c>.</summary>
    private static bool InWord(string text, int at, int start)
    {
        var c = text[at];
        if (char.IsLetter(c))
            return !IsIdeograph(c);
        if (IsMark(c) || c is '\u00ad' or '\u200c' or '\u200d' or 'ـ')
            return true;
        if (!IsApostrophe(c) || at == start || at + 1 >= text.Length || !char.IsLetter(text[at + 1]))
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
        end - start == 1 && text[start] is 's' or 'S' && end - start == 1 && start >= 2
        && IsApostrophe(text[start - 1]) && char.IsLetter(text[start - 2]);

    private static int Number(string text, int start, List<Token> tokens)
    {
        var digits = new System.Text.StringBuilder();
        var at = start;
        while (true)
        {
            while (at < text.Length && char.IsDigit(text[at]))
                digits.Append(text[at++]);
            var group = at + 3 < text.Length && text[at] is ' ' or '\u00a0' or '\u202f' or '.' or ',' or '’' or '\''
                && digits.Length is > 0 and <= 12 && at + 3 < text.Length
                && char.IsDigit(text[at + 1]) && char.IsDigit(text[at + 2]) && char.IsDigit(text[at + 3])
                && (at + 4 == text.Length || !char.IsLetterOrDigit(text[at + 4]))
                && LeadingGroup(text, start, at) <= 3;
            if (!group)
                break;
            at++;
        }

        var number = Folding.Fold(digits.ToString());
        tokens.Add(new Token(start, at - start, number, number));
        return at;
    }

    /// <summary>Digits since the last separator: groups of thousands hold at most three.</summary>
    private static int LeadingGroup(string text, int start, int at)
    {
        var length = 0;
        while (at - 1 - length >= start && char.IsDigit(text[at - 1 - length]))
            length++;
        return length;
    }

    private static bool IsMark(char c) =>
        char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static bool IsApostrophe(char c) => c is '\'' or '’' or 'ʼ' or '‘';
}
