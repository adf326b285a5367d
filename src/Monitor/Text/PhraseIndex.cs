namespace Monitor.Text;

/// <summary>A phrase found in a text.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="Count">Tokens it spans.</param>
internal readonly record struct PhraseHit<T>(T Owner, int First, int Count);

/// <summary>
/// Finds many phrases in one pass over a text's tokens. A phrase is kept under its first word; the few that share it are
/// compared word by word, so the cost hardly grows with the number of phrases.
/// </summary>
internal sealed class PhraseIndex<T>
{
    private const int ShortestPrefix = 2;

    private readonly Dictionary<string, List<Phrase>> byFold = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Phrase>> byStem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Phrase>> byPrefix = new(StringComparer.Ordinal);
    private int longestPrefix;

    /// <summary>Adds one written form; a form without a word is passed over.</summary>
    /// <param name="language">Language the form is written in.</param>
    /// <param name="onlyThere">True: found only in texts of that language (or of none known).</param>
    /// <param name="stemmed">True: inflections count (common words); false: only the form as it is (names).</param>
    public void Add(string form, string language, bool onlyThere, bool stemmed, T owner)
    {
        var exact = form.StartsWith('=');
        var words = Words(exact ? form[1..] : form, language, exact, stemmed);
        if (words.Count == 0)
            return;
        var phrase = new Phrase(words, onlyThere ? language : null, owner);
        var first = words[0];
        var index = first.Kind switch { WordKind.Prefix => byPrefix, WordKind.Stem => byStem, _ => byFold };
        if (first.Kind == WordKind.Prefix)
            longestPrefix = Math.Max(longestPrefix, first.Text.Length);
        if (!index.TryGetValue(first.Text, out var list))
            index[first.Text] = list = [];
        list.Add(phrase);
    }

    /// <summary>All phrases in the text, in order of their first token; overlapping ones too.</summary>
    public List<PhraseHit<T>> Find(string text, IReadOnlyList<Token> tokens, string language)
    {
        var hits = new List<PhraseHit<T>>();
        for (var at = 0; at < tokens.Count; at++)
        {
            Try(byFold, tokens[at].Fold, text, tokens, at, language, hits);
            Try(byStem, tokens[at].Stem, text, tokens, at, language, hits);
            var longest = Math.Min(longestPrefix, tokens[at].Fold.Length);
            var prefixes = byPrefix.GetAlternateLookup<ReadOnlySpan<char>>();
            for (var length = ShortestPrefix; length <= longest; length++)
                if (prefixes.TryGetValue(tokens[at].Fold.AsSpan(0, length), out var list))
                    Compare(list, text, tokens, at, language, hits);
        }

        return hits;
    }

    private static void Try(Dictionary<string, List<Phrase>> index, string word, string text, IReadOnlyList<Token> tokens, int at, string language, List<PhraseHit<T>> hits)
    {
        if (index.TryGetValue(word, out var list))
            Compare(list, text, tokens, at, language, hits);
    }

    private static void Compare(List<Phrase> phrases, string text, IReadOnlyList<Token> tokens, int at, string language, List<PhraseHit<T>> hits)
    {
        foreach (var phrase in phrases)
            if ((phrase.OnlyIn is null || phrase.OnlyIn == language || language == "und") && phrase.IsAt(text, tokens, at))
                hits.Add(new PhraseHit<T>(phrase.Owner, at, phrase.Words.Count));
    }

    private static List<Word> Words(string form, string language, bool exact, bool stemmed)
    {
        var words = new List<Word>();
        var end = -1;
        foreach (var token in Tokenizer.Tokenize(form, language))
        {
            var anyEnding = token.End < form.Length && form[token.End] == '*';
            var kind = exact ? WordKind.Exact : anyEnding ? WordKind.Prefix : stemmed ? WordKind.Stem : WordKind.Fold;
            words.Add(new Word(kind, kind == WordKind.Stem ? token.Stem : token.Fold, exact ? Written(form, token) : "",
                Glued: token.Start == end && Tokenizer.IsIdeograph(form[token.Start])));
            end = token.End;
        }

        return words;
    }

    private static string Written(string text, Token token) =>
        text.Substring(token.Start, token.Length).Replace(".", "", StringComparison.Ordinal);

    private enum WordKind { Fold, Stem, Prefix, Exact }

    /// <param name="Glued">It follows the word before without a space, in a script of which every character is a token: so must it in the text.</param>
    private sealed record Word(WordKind Kind, string Text, string Written, bool Glued);

    private sealed record Phrase(IReadOnlyList<Word> Words, string? OnlyIn, T Owner)
    {
        public bool IsAt(string text, IReadOnlyList<Token> tokens, int at)
        {
            if (at + Words.Count > tokens.Count)
                return false;
            for (var i = 0; i < Words.Count; i++)
                if (!Fits(Words[i], text, tokens[at + i]) || Words[i].Glued && tokens[at + i].Start != tokens[at + i - 1].End)
                    return false;
            return true;
        }

        private static bool Fits(Word word, string text, Token token) => word.Kind switch
        {
            WordKind.Fold => token.Fold == word.Text,
            WordKind.Stem => token.Stem == word.Text,
            WordKind.Prefix => token.Fold.StartsWith(word.Text, StringComparison.Ordinal),
            _ => token.Fold == word.Text && PhraseIndex<T>.Written(text, token) == word.Written,
        };
    }
}
