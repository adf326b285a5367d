using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;
using Monitor.Text;

namespace Monitor.Tests.Text;

/// <summary>
/// The rules of phrases once more, told with strings and comparisons word by word: what the fast way is measured by. Only the cutting
/// of words is the product's.
/// </summary>
internal sealed class StringPhrases<T>
{
    private readonly Dictionary<string, List<Phrase>> prefixes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Phrase>> others = new(StringComparer.Ordinal);

    /// <param name="language">Language the form is written in; empty for none.</param>
    /// <param name="onlyThere">True: found only in texts of that language, or of none known.</param>
    public void Add(string form, string language, bool onlyThere, bool stemmed, T owner)
    {
        var exact = form.StartsWith('=');
        var text = form.TrimStart('=');
        var tokens = Tokenizer.Tokenize(text, "").ToList();
        if (tokens.Count == 0)
            return;
        var words = tokens.Select((token, i) =>
        {
            var written = text.Substring(token.Start, token.Length);
            var prefix = !exact && token.End < text.Length && text[token.End] == '*';
            var fold = token.Folded(text);
            var stem = !exact && !prefix && stemmed;
            return new Word(stem ? StringStems.Of(written, fold, language) : fold, prefix, stem, Bare(written),
                Glued: i > 0 && tokens[i - 1].End == token.Start && Tokenizer.IsIdeograph(text[token.Start]));
        }).ToList();
        var (lookup, key) = words[0].Prefix ? (prefixes, words[0].Text[..Math.Min(2, words[0].Text.Length)]) : (others, words[0].Text);
        if (!lookup.TryGetValue(key, out var list))
            lookup[key] = list = [];
        list.Add(new Phrase(owner, exact, onlyThere ? language : null, words));
    }

    /// <summary>Owner, first token and the token after the last of every phrase that stands in the text.</summary>
    public IEnumerable<(T Owner, int First, int End)> Find(string text, IReadOnlyList<Token> tokens, string language)
    {
        var search = new Search(text, tokens, language);
        for (var at = 0; at < tokens.Count; at++)
            foreach (var part in PartsAt(search, at))
                foreach (var phrase in Under(others, part.Fold).Concat(part.Stem == part.Fold ? [] : Under(others, part.Stem)).Concat(part.Fold.Length < 2 ? [] : Under(prefixes, part.Fold[..2])))
                    if ((phrase.Language is null || language == "und" || phrase.Language == language) && End(phrase, 0, part, search) is var end && end > 0)
                        yield return (phrase.Owner, at, end);
    }

    private static List<Phrase> Under(Dictionary<string, List<Phrase>> lookup, string key) => lookup.GetValueOrDefault(key) ?? [];

    private static int End(Phrase phrase, int at, Part part, Search search)
    {
        var word = phrase.Words[at];
        var fits = word.Prefix ? part.Fold.StartsWith(word.Text, StringComparison.Ordinal) && word.Text.Length > part.Lead
            : word.Stemmed ? part.Stem == word.Text : part.Fold == word.Text;
        if (!fits || phrase.Exact && Bare(part.Written) != word.Written || word.Glued && search.Tokens[part.First - 1].End != search.Tokens[part.First].Start)
            return 0;
        return at + 1 == phrase.Words.Count ? part.Next
            : PartsAt(search, part.Next).Select(next => End(phrase, at + 1, next, search)).FirstOrDefault(end => end > 0);
    }

    /// <summary>The token, and the words that hyphens make of it and those after it.</summary>
    private static IEnumerable<Part> PartsAt(Search search, int at)
    {
        var (text, tokens) = (search.Text, search.Tokens);
        for (var count = 1; at + count <= tokens.Count && count <= 4; count++)
        {
            var last = tokens[at + count - 1];
            if (count > 1 && !Joins(text, tokens[at + count - 2], last) || count > 2 && at > 0 && Joins(text, tokens[at - 1], tokens[at]))
                yield break;
            var whole = tokens[at] with { Length = last.End - tokens[at].Start };
            var written = text.Substring(whole.Start, whole.Length);
            if (count > 1 && !written.Any(c => char.IsLetter(c) && !Tokenizer.IsIdeograph(c)))
                continue;
            var fold = whole.Folded(text);
            yield return new Part(at, at + count, fold, StringStems.Of(written, fold, search.Language), written,
                Enumerable.Range(at, count - 1).Sum(part => tokens[part].Folded(text).Length));
        }
    }

    private static bool Joins(string text, Token one, Token next) => next.Start - one.End == 1 && text[one.End] is '-' or '‑';

    private static string Bare(string written) => written.Replace(".", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);

    private sealed record Search(string Text, IReadOnlyList<Token> Tokens, string Language);

    private sealed record Word(string Text, bool Prefix, bool Stemmed, string Written, bool Glued);

    private sealed record Phrase(T Owner, bool Exact, string? Language, List<Word> Words);

    private sealed record Part(int First, int Next, string Fold, string Stem, string Written, int Lead);
}

/// <summary>Snowball stems as strings.</summary>
internal static class StringStems
{
    private static readonly Dictionary<string, SnowballProgram> Stemmers = new()
    {
        ["fr"] = new FrenchStemmer(),
        ["en"] = new EnglishStemmer(),
        ["de"] = new GermanStemmer(),
        ["es"] = new SpanishStemmer(),
        ["pt"] = new PortugueseStemmer(),
        ["it"] = new ItalianStemmer(),
        ["ru"] = new RussianStemmer(),
    };

    private static readonly Dictionary<(string, string), string> Known = [];

    public static string Of(string written, string fold, string language)
    {
        if (fold.Length < 3 || char.IsDigit(fold[0]) || Tokenizer.IsIdeograph(fold[0]) || written.Contains('.') || !Stemmers.TryGetValue(language, out var stemmer))
            return fold;
        lock (Known)
        {
            if (!Known.TryGetValue((written, language), out var stem))
            {
                stemmer.SetCurrent(Folding.Plain(string.Concat(written.Where(char.IsLetterOrDigit))));
                stemmer.Stem();
                Known[(written, language)] = stem = Folding.Fold(stemmer.Current);
            }

            return stem;
        }
    }
}
