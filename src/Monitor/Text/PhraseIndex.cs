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

    private readonly Dictionary<string, Phrase> byFold = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Phrase> byStem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Phrase> byPrefix = new(StringComparer.Ordinal);

    /// <summary>Each word's text once: tens of thousands of phrases share few words.</summary>
    private readonly Dictionary<string, string> pool = new(StringComparer.Ordinal);
    private int longestPrefix;

    /// <summary>Adds one written form; a form without a word is passed over.</summary>
    /// <param name="language">Language the form is written in.</param>
    /// <param name="onlyThere">True: found only in texts of that language (or of none known).</param>
    /// <param name="stemmed">True: inflections count (common words); false: only the form as it is (names).</param>
    public void Add(string form, string language, bool onlyThere, bool stemmed, T owner)
    {
        var exact = form.StartsWith('=');
        var words = Words(exact ? form[1..] : form, language, exact, stemmed);
        if (words.Length == 0)
            return;
        var first = words[0];
        var index = first.Kind switch { WordKind.Prefix => byPrefix, WordKind.Stem => byStem, _ => byFold };
        if (first.Kind == WordKind.Prefix)
            longestPrefix = Math.Max(longestPrefix, first.Text.Length);
        index[first.Text] = new Phrase(words, onlyThere ? language : null, owner, index.GetValueOrDefault(first.Text));
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
                if (prefixes.TryGetValue(tokens[at].Fold.AsSpan(0, length), out var first))
                    Compare(first, text, tokens, at, language, hits);
        }

        return hits;
    }

    private static void Try(Dictionary<string, Phrase> index, string word, string text, IReadOnlyList<Token> tokens, int at, string language, List<PhraseHit<T>> hits)
    {
        if (index.TryGetValue(word, out var first))
            Compare(first, text, tokens, at, language, hits);
    }

    private static void Compare(Phrase first, string text, IReadOnlyList<Token> tokens, int at, string language, List<PhraseHit<T>> hits)
    {
        for (var phrase = first; phrase is not null; phrase = phrase.Next)
            if ((phrase.OnlyIn is null || phrase.OnlyIn == language || language == "und") && phrase.IsAt(text, tokens, at))
                hits.Add(new PhraseHit<T>(phrase.Owner, at, phrase.Words.Length));
    }

    private Word[] Words(string form, string language, bool exact, bool stemmed)
    {
        var tokens = Tokenizer.Tokenize(form, language);
        var words = new Word[tokens.Count];
        for (var i = 0; i < words.Length; i++)
        {
            var token = tokens[i];
            var anyEnding = token.End < form.Length && form[token.End] == '*';
            var kind = exact ? WordKind.Exact : anyEnding ? WordKind.Prefix : stemmed ? WordKind.Stem : WordKind.Fold;
            words[i] = new Word(kind, Pooled(kind == WordKind.Stem ? token.Stem : token.Fold), exact ? Pooled(Written(form, token)) : "",
                Glued: i > 0 && token.Start == tokens[i - 1].End && Tokenizer.IsIdeograph(form[token.Start]));
        }

        return words;
    }

    private string Pooled(string text)
    {
        if (!pool.TryGetValue(text, out var known))
            pool[text] = known = text;
        return known;
    }

    private static string Written(string text, Token token) =>
        text.Substring(token.Start, token.Length).Replace(".", "", StringComparison.Ordinal);

    private enum WordKind : byte { Fold, Stem, Prefix, Exact }

    /// <param name="Glued">It follows the word before without a space, in a script of which every character is a token: so must it in the text.</param>
    private readonly record struct Word(WordKind Kind, string Text, string Written, bool Glued);

    /// <param name="Next">The next phrase that begins with the same word.</param>
    private sealed record Phrase(Word[] Words, string? OnlyIn, T Owner, Phrase? Next)
    {
        public bool IsAt(string text, IReadOnlyList<Token> tokens, int at)
        {
            if (at + Words.Length > tokens.Count)
                return false;
            for (var i = 0; i < Words.Length; i++)
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
