namespace Monitor.Text;

/// <summary>What a form of the lexicon must be like.</summary>
internal static class LexiconForms
{
    /// <summary>Letters before a <c>*</c>; with fewer it would stand for words of every kind.</summary>
    private const int ShortestPrefix = 3;

    /// <summary>What is wrong with a form and how to mend it, or null.</summary>
    public static string? Problem(string form)
    {
        var text = form.StartsWith('=') ? form[1..] : form;
        if (text.Contains('=', StringComparison.Ordinal))
            return $"'{form}' has a '=' inside; it stands before the whole form and asks for exact case";
        if (Tokenizer.Tokenize(text, "").Count == 0)
            return $"'{form}' has no word; write words, with ';' between forms";
        if (form != text && text.Contains('*', StringComparison.Ordinal))
            return $"'{form}' asks for exact case and any ending at once; leave out '=' or '*'";
        for (var star = text.IndexOf('*', StringComparison.Ordinal); star >= 0; star = text.IndexOf('*', star + 1))
            if (LettersBefore(text, star) < ShortestPrefix || star + 1 < text.Length && char.IsLetterOrDigit(text[star + 1]))
                return $"'{form}' has a '*' that does not end a word of {ShortestPrefix} letters or more; write more of the word, or the endings one by one";
        return null;
    }

    private static int LettersBefore(string text, int at)
    {
        var count = 0;
        while (count < at && Characters.Is(text[at - 1 - count], CharKind.Letter | CharKind.Mark | CharKind.Vowel | CharKind.Ideograph | CharKind.Digit | CharKind.Apostrophe))
            count++;
        return count;
    }
}
