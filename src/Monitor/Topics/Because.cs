using Monitor.Text;

namespace Monitor.Topics;

/// <summary>The reason for a term, one sentence in the seed's language (French, else English): where, how often, and the words that speak for it.</summary>
internal static class Because
{
    private const int Around = 28;

    public static string Of(SeedReading reading, IReadOnlySet<int> sentences, Concept? evidence)
    {
        var french = reading.Language == "fr";
        var inTitle = sentences.Contains(0);
        var others = sentences.Count - (inTitle ? 1 : 0);
        var first = sentences.Where(number => number > 0).DefaultIfEmpty(0).Min();
        var where = (inTitle, others, french) switch
        {
            (true, 0, true) => "dans le titre",
            (true, 0, false) => "in the title",
            (true, 1, true) => $"dans le titre et la phrase {first}",
            (true, 1, false) => $"in the title and sentence {first}",
            (true, _, true) => $"dans le titre et {others} phrases",
            (true, _, false) => $"in the title and {others} sentences",
            (false, 1, true) => $"dans la phrase {first}",
            (false, 1, false) => $"in sentence {first}",
            (false, _, true) => $"dans {others} phrases, d’abord la {(first == 1 ? "1re" : first + "e")}",
            (false, _, false) => $"in {others} sentences, first in sentence {first}",
        };
        return evidence is not null && Quote(reading.Sentences[sentences.Min()], evidence) is { } quote
            ? french ? $"{where} : « {quote} »" : $"{where}: “{quote}”"
            : where;
    }

    /// <param name="label">The name as the article has it.</param>
    /// <param name="phrase">Another way to write it.</param>
    public static string Spelled(SeedReading reading, string label, string phrase)
    {
        var french = reading.Language == "fr";
        var script = Scripts.Of(phrase);
        if (script == Scripts.Of(label))
            return french ? $"autre forme de « {label} » dans l’article" : $"another form of “{label}” in the article";
        var letters = (script, french) switch
        {
            (Script.Latin, true) => "latines",
            (Script.Latin, false) => "Latin",
            (Script.Cyrillic, true) => "cyrilliques",
            (Script.Cyrillic, false) => "Cyrillic",
            (Script.Arabic, true) => "arabes",
            (Script.Arabic, false) => "Arabic",
            (Script.Hangul, true) => "coréennes",
            (Script.Hangul, false) => "Korean",
            (_, true) => "japonaises",
            (_, false) => "Japanese",
        };
        return french ? $"« {label} » en lettres {letters}, orthographe probable" : $"“{label}” in {letters} letters, likely spelling";
    }

    /// <summary>The words around the concept's first mention, cut at word ends.</summary>
    private static string? Quote(SeedSentence sentence, Concept concept)
    {
        var mention = sentence.Read.Mentions.FirstOrDefault(mention => mention.Concept == concept);
        if (mention.Concept is null)
            return null;
        var text = sentence.Read.Text;
        var start = Math.Max(0, mention.Start - Around);
        while (start > 0 && char.IsLetterOrDigit(text[start - 1]))
            start--;
        var end = Math.Min(text.Length, mention.Start + mention.Length + Around);
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
            end++;
        return (start > 0 ? "…" : "") + text[start..end].Trim() + (end < text.Length ? "…" : "");
    }
}
