using Monitor.Text;

namespace Monitor.Tests.Text;

/// <summary>
/// The lexicon's rules once more, told with strings, lists and comparisons of everything with everything: what the fast way is
/// measured by. Only the cutting of words is the product's.
/// </summary>
internal sealed class StringLexicon
{
    private readonly string language;
    private readonly StringPhrases<Concept> phrases = new();

    public StringLexicon(Lexicon lexicon, string language)
    {
        this.language = language;
        foreach (var concept in lexicon.Concepts.Where(concept => concept.Kind != "theme"))
            foreach (var (of, form) in concept.Languages.SelectMany(of => concept.Forms(of).Select(form => (of, form))))
                if (of == language || !concept.IsNotion && form.Role is not ("demonym" or "own"))
                    phrases.Add(form.Text, of, onlyThere: false, stemmed: concept.IsNotion, concept);
        foreach (var nothing in lexicon.Nothings)
            foreach (var form in nothing.Forms(language))
                phrases.Add(form.Text, language, onlyThere: false, stemmed: false, nothing);
    }

    /// <summary>Concept id, first code unit and length of every mention that no longer one hides, sorted.</summary>
    public List<(string Concept, int Start, int Length)> Mentions(string text)
    {
        var tokens = Tokenizer.Tokenize(text, language);
        var hits = phrases.Find(text, tokens, language).ToHashSet();
        return hits
            .Where(hit => !hit.Owner.IsNothing && !hits.Any(other => (other.Owner.IsNothing || other.Owner.IsNotion == hit.Owner.IsNotion) && other.First <= hit.First && other.End >= hit.End
                && other.End - other.First > hit.End - hit.First))
            .Select(hit => (hit.Owner.Id, tokens[hit.First].Start, tokens[hit.End - 1].End - tokens[hit.First].Start))
            .Order().ToList();
    }
}
