using Monitor.Text;

namespace Monitor.Topics.Names;

/// <summary>Short quotations that may be names: of films, parties, firms (<c>« Les Rives lentes »</c>, <c>«Медікор»</c>).</summary>
internal static class QuotedNames
{
    private const int MostWords = 5;
    private const int MostIdeographs = 12;
    private static readonly System.Buffers.SearchValues<char> Stops = System.Buffers.SearchValues.Create(".,;:!?…。、，！？؟،");

    private const string Opening = "«“\"„「『《‘";
    private const string Closing = "»”\"“」』》’";

    public static IEnumerable<NameMention> Of(SeedSentence sentence)
    {
        var text = sentence.Read.Text;
        for (var at = 0; at < text.Length; at++)
        {
            if (Opening.IndexOf(text[at]) is not (>= 0 and var mark) || text.IndexOf(Closing[mark], at + 1) is not (> 0 and var end))
                continue;
            var inside = text[(at + 1)..end].Trim();
            if (IsName(inside, sentence.Read.Language))
                yield return new NameMention(inside, sentence.Number, NameSign.Quoted);
            at = end;
        }
    }

    private static bool IsName(string inside, string language)
    {
        if (inside.Length < 2 || inside.AsSpan().ContainsAny(Stops) || char.IsLower(inside[0]) || !char.IsLetter(inside[0]))
            return false;
        var tokens = Tokenizer.Tokenize(inside, language);
        return tokens.Count > 0 && tokens.Count <= (Tokenizer.IsIdeograph(inside[0]) ? MostIdeographs : MostWords)
            && tokens.Any(token => !Stopwords.Contains(token.Fold, language));
    }
}
