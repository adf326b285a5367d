namespace Monitor.Text;

/// <summary>Reads a text once: its words, and the concepts it names or implies. May be read into again, which allocates nothing.</summary>
internal sealed class ReadText(Lexicon lexicon)
{
    private readonly List<PhraseHit<Concept>> hits = [];
    private readonly List<Mention> mentions = [];

    public string Text { get; private set; } = "";

    /// <summary>BCP 47 primary tag; <c>und</c> when unknown.</summary>
    public string Language { get; private set; } = "und";

    public TokenList Tokens { get; } = new();

    /// <summary>In order of position; a concept may stand several times.</summary>
    public IReadOnlyList<Mention> Mentions => mentions;

    /// <summary>Reads a text into buffers of its own.</summary>
    public static ReadText Read(string text, string language, Lexicon lexicon)
    {
        var read = new ReadText(lexicon);
        read.Take(text, language);
        return read;
    }

    /// <summary>Reads another text in place of the one before.</summary>
    public void Take(string text, string language)
    {
        (Text, Language) = (text, language);
        Tokenizer.Tokenize(text, language, Tokens);
        hits.Clear();
        mentions.Clear();
        lexicon.Mentions(text, Tokens, language, hits);
        foreach (var hit in hits)
        {
            var start = Tokens[hit.First].Start;
            var length = Tokens[hit.First + hit.Count - 1].End - start;
            mentions.Add(new Mention(hit.Owner, start, length, Implied: false));
            for (var i = 0; i < hit.Owner.Implied.Count; i++)
                mentions.Add(new Mention(hit.Owner.Implied[i], start, length, Implied: true));
        }
    }
}
