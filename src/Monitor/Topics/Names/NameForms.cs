using Monitor.Text;

namespace Monitor.Topics.Names;

/// <summary>What to look for when a name is watched: the name, the shorter forms the article uses, and its spellings in other scripts.</summary>
internal static class NameForms
{
    private const int ShortestAlone = 4;
    private const int ShortestRespelled = 5;

    public static Actor Actor(NameGroup group, IReadOnlySet<int> sentences, string language)
    {
        var (text, folded) = group.Forms[0];
        var label = Label(group, language);
        var clues = group.Forms
            .Where(form => form.Text == text || form.Words.Length > 1 || !group.IsPhrase && IsDistinct(form.Text, language))
            .Select(form => (Clue)new Clue.Text(Phrase(form.Text, group, language)))
            .Concat(BodyWords.WithoutForm(label) is { } bare && IsDistinct(bare, language) ? [new Clue.Text(bare)] : [])
            .Concat(!group.IsPhrase && Core(label, language) is { } core ? Respelling.Of(core, language).Select(spelling => (Clue)new Clue.Text(spelling.Phrase)) : [])
            .DistinctBy(clue => ((Clue.Text)clue).Phrase, StringComparer.OrdinalIgnoreCase)
            .ToList();
        return new Actor(string.Join(' ', folded), label, clues, null, sentences);
    }

    /// <summary>The word of a name that is most its own: the last that is no everyday word; in Han the unknown run.</summary>
    private static string? Core(string label, string language)
    {
        if (Tokenizer.IsIdeograph(label[0]))
            return language == "ko" ? label : HanNames.Unknown(label, language) is { Length: > 0 } own ? own : null;
        var tokens = Tokenizer.Tokenize(label, language);
        return tokens.Reverse().Where(token => token.Length >= ShortestRespelled && !KnownWords.Contains(token.Fold, language))
            .Select(token => label.Substring(token.Start, token.Length)).FirstOrDefault();
    }

    private static bool IsDistinct(string word, string language) =>
        word.Length >= (Tokenizer.IsIdeograph(word[0]) ? 2 : ShortestAlone) && !KnownWords.Contains(word, language);

    private static string Label(NameGroup group, string language)
    {
        if (!Inflection.Inflects(language))
            return group.Forms[0].Text;
        var words = Written(group.Forms[0].Text);
        return string.Join(' ', Inflection.Nominative(words, words.Select(word => FormsOf(word, group, language)).ToList()));
    }

    /// <summary>Inflected languages: each word by its stem and any ending.</summary>
    private static string Phrase(string text, NameGroup group, string language) =>
        !Inflection.Inflects(language) || Tokenizer.Tokenize(text, language).Count != Written(text).Count
            ? text
            : string.Join(' ', Written(text).Select(word => IsOwnScript(word, language) && word.Length > ShortestAlone ? Inflection.Stem(FormsOf(word, group, language)) + "*" : word));

    private static IReadOnlyList<string> FormsOf(string word, NameGroup group, string language) => group.Forms
        .SelectMany(form => Written(form.Text))
        .Where(other => Inflection.IsSame(Folding.Fold(word), Folding.Fold(other), language))
        .Distinct(StringComparer.Ordinal)
        .ToList();

    /// <summary>A foreign name in Latin letters takes no ending in a Cyrillic text.</summary>
    private static bool IsOwnScript(string word, string language) => Scripts.Of(word) == (language == "pl" ? Script.Latin : Script.Cyrillic);

    private static List<string> Written(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
