using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;
using Monitor.Text;

namespace Monitor.Tests.Text;

/// <summary>
/// The lexicon's rules once more, told with strings, lists and comparisons of everything with everything: what the fast way is
/// measured by. Only the cutting of words is the product's.
/// </summary>
internal sealed class StringLexicon
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

    private readonly string language;
    private readonly ILookup<string, Phrase> prefixes;
    private readonly ILookup<string, Phrase> others;

    public StringLexicon(Lexicon lexicon, string language)
    {
        this.language = language;
        var all = lexicon.Concepts.Where(concept => concept.Kind != "theme").SelectMany(PhrasesOf).ToList();
        prefixes = all.Where(phrase => phrase.Words[0].Prefix && phrase.Words[0].Text.Length >= 2).ToLookup(phrase => phrase.Words[0].Text[..2], StringComparer.Ordinal);
        others = all.Where(phrase => !phrase.Words[0].Prefix).ToLookup(phrase => phrase.Words[0].Text, StringComparer.Ordinal);
    }

    /// <summary>Concept id, first code unit and length of every mention that no longer one hides, sorted.</summary>
    public List<(string Concept, int Start, int Length)> Mentions(string text)
    {
        var tokens = Tokenizer.Tokenize(text, language).ToList();
        var hits = new HashSet<(Concept Concept, int First, int End)>();
        for (var at = 0; at < tokens.Count; at++)
            foreach (var part in PartsAt(text, tokens, at))
                foreach (var phrase in others[part.Fold].Concat(others[part.Stem]).Concat(prefixes[part.Fold[..Math.Min(2, part.Fold.Length)]]))
                    if (End(phrase, 0, part, text, tokens) is var end && end > 0)
                        hits.Add((phrase.Owner, at, end));
        return hits
            .Where(hit => !hits.Any(other => other.Concept.IsNotion == hit.Concept.IsNotion && other.First <= hit.First && other.End >= hit.End
                && other.End - other.First > hit.End - hit.First))
            .Select(hit => (hit.Concept.Id, tokens[hit.First].Start, tokens[hit.End - 1].End - tokens[hit.First].Start))
            .Order().ToList();
    }

    private IEnumerable<Phrase> PhrasesOf(Concept concept) => concept.Languages
        .SelectMany(of => concept.Forms(of).Select(form => (Language: of, form.Text, form.Role)))
        .Where(form => form.Language == language || !concept.IsNotion && form.Role != "demonym")
        .Select(form => PhraseOf(concept, form.Text, form.Language))
        .Where(phrase => phrase.Words.Count > 0);

    private static Phrase PhraseOf(Concept concept, string form, string language)
    {
        var exact = form.StartsWith('=');
        var text = form.TrimStart('=');
        var tokens = Tokenizer.Tokenize(text, "").ToList();
        return new Phrase(concept, exact, tokens.Select((token, i) =>
        {
            var written = text.Substring(token.Start, token.Length);
            var prefix = !exact && token.End < text.Length && text[token.End] == '*';
            var fold = token.Folded(text);
            return new Word(exact || prefix || !concept.IsNotion ? fold : Stem(written, fold, language), prefix, !exact && !prefix && concept.IsNotion, Bare(written),
                Glued: i > 0 && tokens[i - 1].End == token.Start && Tokenizer.IsIdeograph(text[token.Start]));
        }).ToList());
    }

    private int End(Phrase phrase, int at, Part part, string text, List<Token> tokens)
    {
        var word = phrase.Words[at];
        var fits = word.Prefix ? part.Fold.StartsWith(word.Text, StringComparison.Ordinal) && word.Text.Length > part.Lead
            : word.Stemmed ? part.Stem == word.Text : part.Fold == word.Text;
        if (!fits || phrase.Exact && Bare(part.Written) != word.Written || word.Glued && tokens[part.First - 1].End != tokens[part.First].Start)
            return 0;
        return at + 1 == phrase.Words.Count ? part.Next
            : PartsAt(text, tokens, part.Next).Select(next => End(phrase, at + 1, next, text, tokens)).FirstOrDefault(end => end > 0);
    }

    /// <summary>The token, and the words that hyphens make of it and those after it.</summary>
    private IEnumerable<Part> PartsAt(string text, List<Token> tokens, int at)
    {
        for (var count = 1; at + count <= tokens.Count && count <= 4; count++)
        {
            var parts = tokens.GetRange(at, count);
            if (count > 1 && !Joins(text, parts[^2], parts[^1]) || count > 2 && at > 0 && Joins(text, tokens[at - 1], parts[0]))
                yield break;
            var whole = parts[0] with { Length = parts[^1].End - parts[0].Start };
            var written = text.Substring(whole.Start, whole.Length);
            if (count > 1 && !written.Any(c => char.IsLetter(c) && !Tokenizer.IsIdeograph(c)))
                continue;
            var fold = whole.Folded(text);
            yield return new Part(at, at + count, fold, Stem(written, fold, language), written, parts[..^1].Sum(part => part.Folded(text).Length));
        }
    }

    private static bool Joins(string text, Token one, Token next) => text[one.End..next.Start] is "-" or "‑";

    private static string Stem(string written, string fold, string language)
    {
        if (fold.Length < 3 || char.IsDigit(fold[0]) || Tokenizer.IsIdeograph(fold[0]) || written.Contains('.') || !Stemmers.TryGetValue(language, out var stemmer))
            return fold;
        stemmer.SetCurrent(Folding.Plain(string.Concat(written.Where(char.IsLetterOrDigit))));
        stemmer.Stem();
        return Folding.Fold(stemmer.Current);
    }

    private static string Bare(string written) => written.Replace(".", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);

    private sealed record Word(string Text, bool Prefix, bool Stemmed, string Written, bool Glued);

    private sealed record Phrase(Concept Owner, bool Exact, List<Word> Words);

    private sealed record Part(int First, int Next, string Fold, string Stem, string Written, int Lead);
}
