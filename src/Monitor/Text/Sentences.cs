namespace Monitor.Text;

/// <summary>Cuts a text into sentences, also where a space was forgotten after the stop (<c>Poutine.Cet</c>).</summary>
internal static class Sentences
{
    /// <summary>Start and end of each sentence, in UTF-16 code units, white space trimmed.</summary>
    public static IReadOnlyList<(int Start, int End)> Of(string text)
    {
        var sentences = new List<(int, int)>();
        var start = 0;
        for (var at = 0; at < text.Length; at++)
            if (EndsAt(text, at))
            {
                Add(text, start, at + 1, sentences);
                start = at + 1;
            }

        Add(text, start, text.Length, sentences);
        return sentences;
    }

    private static bool EndsAt(string text, int at)
    {
        var c = text[at];
        if (c is '\n' or '。' or '！' or '？' or '؟')
            return true;
        if (c is not ('.' or '!' or '?' or '…'))
            return false;
        var next = at + 1;
        while (next < text.Length && text[next] is '»' or '”' or '"' or ')' or '.')
            next++;
        if (next >= text.Length)
            return true;
        if (char.IsWhiteSpace(text[next]))
            return !IsAbbreviation(text, at);
        return at > 0 && char.IsLower(text[at - 1]) && char.IsUpper(text[next]);
    }

    /// <summary>A single capital before the stop is an initial (<c>J. Biden</c>), not the end of a sentence.</summary>
    private static bool IsAbbreviation(string text, int at) =>
        text[at] == '.' && at >= 1 && char.IsUpper(text[at - 1]) && (at == 1 || !char.IsLetter(text[at - 2]));

    private static void Add(string text, int start, int end, List<(int, int)> sentences)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (end > start)
            sentences.Add((start, end));
    }
}
