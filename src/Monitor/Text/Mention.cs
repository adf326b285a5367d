namespace Monitor.Text;

/// <summary>A concept found in a field of an item or a sentence of a seed.</summary>
/// <param name="Concept">What is named, or implied by what is named.</param>
/// <param name="Start">First UTF-16 code unit in the text.</param>
/// <param name="Length">Length in UTF-16 code units.</param>
/// <param name="Implied">True when the text names something that implies the concept (a president for the country).</param>
internal readonly record struct Mention(Concept Concept, int Start, int Length, bool Implied);

/// <summary>Reads a text once: its words, and the concepts it names or implies.</summary>
internal sealed class ReadText
{
    private ReadText(string text, string language, IReadOnlyList<Token> tokens, IReadOnlyList<Mention> mentions)
    {
        Text = text;
        Language = language;
        Tokens = tokens;
        Mentions = mentions;
    }

    public string Text { get; }

    /// <summary>BCP 47 primary tag; <c>und</c> when unknown.</summary>
    public string Language { get; }

    public IReadOnlyList<Token> Tokens { get; }

    /// <summary>In order of position; a concept may stand several times.</summary>
    public IReadOnlyList<Mention> Mentions { get; }

    /// <summary>Its words alone, without what they name.</summary>
    public static ReadText Words(string text, string language) => new(text, language, Tokenizer.Tokenize(text, language), []);

    public static ReadText Read(string text, string language, Lexicon lexicon)
    {
        var tokens = Tokenizer.Tokenize(text, language);
        var mentions = new List<Mention>();
        foreach (var hit in lexicon.Mentions(text, tokens, language))
        {
            var start = tokens[hit.First].Start;
            var length = tokens[hit.First + hit.Count - 1].End - start;
            mentions.Add(new Mention(hit.Owner, start, length, Implied: false));
            foreach (var implied in hit.Owner.Implies)
                if (lexicon.Find(implied) is { } concept)
                    mentions.Add(new Mention(concept, start, length, Implied: true));
        }

        return new ReadText(text, language, tokens, mentions);
    }
}
