using Monitor.Text;

namespace Monitor.Topics.Names;

/// <summary>Finds the names of an article that the lexicon lacks, and makes an actor of each bearer.</summary>
internal static class NameFinder
{
    private const int FewestMentions = 2;

    public static IReadOnlyList<Actor> Find(SeedReading reading)
    {
        var actors = new List<Actor>();
        var taken = new HashSet<(int Sentence, int Token)>();
        foreach (var group in Grouped(reading))
        {
            var places = reading.Sentences
                .SelectMany(sentence => group.Places(sentence.Read).Select(place => (Sentence: sentence, place.At, place.Count)))
                .Where(place => !Enumerable.Range(place.At, place.Count).Any(token => taken.Contains((place.Sentence.Number, token))))
                .ToList();
            taken.UnionWith(places.SelectMany(place => Enumerable.Range(place.At, place.Count).Select(token => (place.Sentence.Number, token))));
            var sentences = places.Select(place => place.Sentence.Number).ToHashSet();
            if (IsDwelledOn(group, sentences))
                actors.Add(NameForms.Actor(group, sentences, reading.Language) with
                {
                    IsPlace = places.Count(place => Locatives.Tell(place.Sentence.Read, place.At, place.Count)) * 2 >= places.Count,
                    IsBody = group.Sign == NameSign.Body || group.IsQuoted,
                });
        }

        return actors.DistinctBy(actor => actor.Key).ToList();
    }

    /// <summary>In the title, or said again.</summary>
    private static bool IsDwelledOn(NameGroup group, IReadOnlySet<int> sentences) =>
        sentences.Count >= FewestMentions || group.Sign >= NameSign.Clear && sentences.Contains(0);

    private static List<NameGroup> Grouped(SeedReading reading)
    {
        var groups = new List<NameGroup>();
        var mentions = reading.Sentences.SelectMany(Mentions)
            .Select(mention => (mention, Words: Words(mention.Text, reading.Language)))
            .Where(found => found.Words.Length > 0)
            .OrderByDescending(found => found.Words.Length).ThenByDescending(found => found.mention.Text.Length)
            .ThenBy(found => found.mention.Sentence).ThenBy(found => found.mention.Text, StringComparer.Ordinal)
            .ToList();
        var alone = mentions.Where(found => found.Words.Length == 1).Select(found => found.Words[0]).ToList();
        foreach (var (mention, words) in mentions.Where(found => !IsTwo(found.Words, alone, reading.Language)))
            Join(groups, mention, words, reading.Language);
        return groups.Where(group => group.Sign != NameSign.Faint).ToList();
    }

    /// <summary>Two names side by side (<c>столица Кастарии Орданск</c>): each stands alone elsewhere.</summary>
    private static bool IsTwo(string[] words, List<string> alone, string language) => words.Length == 2 && !Tokenizer.IsIdeograph(words[0][0])
        && Array.TrueForAll(words, word => alone.Exists(other => Inflection.IsSame(word, other, language)));

    /// <summary>A short name belongs to the one longer name that holds it; between two it stands for itself.</summary>
    private static void Join(List<NameGroup> groups, NameMention mention, string[] words, string language)
    {
        var own = groups.Find(group => group.Forms[0].Words.Length == words.Length && group.Holds(words));
        var holding = own is null ? groups.Where(group => group.Holds(words)).Take(2).ToList() : [own];
        if (holding.Count != 1)
        {
            holding = [new NameGroup(language)];
            groups.AddRange(holding);
        }

        holding[0].Add(mention.Text, words, mention.Sign);
    }

    private static IEnumerable<NameMention> Mentions(SeedSentence sentence) => QuotedNames.Of(sentence).Concat(sentence.Read.Language switch
    {
        "de" => GermanNames.Of(sentence),
        "ar" => ArabicNames.Of(sentence),
        "ko" => KoreanNames.Of(sentence).Concat(CasedNames.Of(sentence)),
        "zh" or "ja" => HanNames.Of(sentence).Concat(CasedNames.Of(sentence)),
        _ => CasedNames.Of(sentence),
    });

    private static string[] Words(string text, string language) =>
        Tokenizer.Tokenize(text, language).Select(token => token.Folded(text)).Where(word => word.Length > 0).ToArray();
}
