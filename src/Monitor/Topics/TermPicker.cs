using Monitor.Text;

namespace Monitor.Topics;

/// <summary>Chooses a topic's terms, and says of each why.</summary>
internal sealed class TermPicker(Lexicon lexicon)
{
    private const double ActorWeight = 1;
    private const double SideActorWeight = 0.3;
    private const double ElsewhereWeight = 0.1;
    private const double LeastNotionWeight = 0.4;
    private const double BroadShare = 0.4;
    private const double WordWeight = 0.25;
    private const double SpellingWeight = 0.8;
    private const double PhraseWeight = 0.3;
    private const int MostPhrases = 4;
    private const int MostSideActors = 5;
    private const int ShortestWord = 4;

    /// <param name="spelled">True: the facets' actors also in their other spellings. A profile compares names by their sound instead.</param>
    public IReadOnlyList<Term> Pick(SeedReading reading, Act act, IReadOnlyList<List<Actor>> sides, IReadOnlyList<Actor> actors, bool spelled)
    {
        var picked = new List<Term>(ActorTerms(reading, sides, actors.Where(actor => actor.InSentences.Overlaps(act.Sentences)).ToList(), actors));
        picked.AddRange(NotionTerms(reading, act));
        picked.AddRange(Companions(reading, act));
        picked.AddRange(KeyPhrases.Of(reading, actors).Where(phrase => phrase.In.Overlaps(act.Sentences)).Take(MostPhrases).Select(phrase => PhraseTerm(reading, phrase)));
        if (spelled)
            picked.AddRange(sides.SelectMany(side => side).SelectMany(actor => Spellings(reading, actor)));
        return picked.DistinctBy(term => term.Clue).ToList();
    }

    /// <summary>The facets' actors in full weight; others of the same sentences as supporting terms, countries of other sentences as a little of that.</summary>
    public IEnumerable<Term> ActorTerms(SeedReading reading, IReadOnlyList<List<Actor>> sides, IReadOnlyList<Actor> nearby, IReadOnlyList<Actor> elsewhere)
    {
        var leading = sides.SelectMany(side => side).ToList();
        foreach (var actor in leading)
            yield return ActorTerm(reading, actor, ActorWeight);
        foreach (var actor in nearby.Except(leading).Take(MostSideActors))
            yield return ActorTerm(reading, actor, SideActorWeight);
        foreach (var actor in elsewhere.Except(leading).Except(nearby).Where(actor => actor.Key.StartsWith("country:", StringComparison.Ordinal)).Take(MostSideActors))
            yield return ActorTerm(reading, actor, ElsewhereWeight);
    }

    /// <summary>Frequent words of the article that no concept covers.</summary>
    public IReadOnlyList<Term> KeyWords(SeedReading reading, int most)
    {
        var covered = reading.Sentences
            .SelectMany(sentence => sentence.Read.Tokens.Where(token => sentence.Read.Mentions.Any(m => token.Start >= m.Start && token.End <= m.Start + m.Length)))
            .Select(token => token.Stem)
            .ToHashSet();
        return reading.Sentences
            .SelectMany(sentence => sentence.Read.Tokens.Select(token => (Token: token, Sentence: sentence)))
            .Where(found => found.Token.Folded(found.Sentence.Read.Text).Length >= ShortestWord && !char.IsDigit(found.Sentence.Read.Text[found.Token.Start])
                && !Stopwords.Contains(found.Token.Fold, reading.Language) && !covered.Contains(found.Token.Stem))
            .GroupBy(found => found.Token.Stem)
            .Select(group => (Word: Written(group.First().Sentence, group.First().Token), In: (IReadOnlySet<int>)group.Select(found => found.Sentence.Number).ToHashSet()))
            .Where(word => word.In.Count >= 2)
            .OrderByDescending(word => word.In.Sum(number => reading.Sentences[number].Weight)).ThenBy(word => word.Word, StringComparer.Ordinal)
            .Take(most)
            .Select(word => new Term(word.Word, reading.Language, WordWeight, Because.Of(reading, word.In, null)))
            .ToList();
    }

    private static string Written(SeedSentence sentence, Token token) =>
        sentence.Read.Text.Substring(token.Start, token.Length).ToLowerInvariant();

    private static Term ActorTerm(SeedReading reading, Actor actor, double weight) => actor.Clues[0] switch
    {
        Clue.Concept concept => new Term(actor.Label, Term.EveryLanguage, weight, Because.Of(reading, actor.InSentences, null), concept.Id),
        Clue.Text text => new Term(text.Phrase, Term.EveryLanguage, weight, Because.Of(reading, actor.InSentences, null)),
        _ => throw new InvalidOperationException("a clue is a concept or a text"),
    };

    /// <summary>The other ways to write an actor: forms the article uses, and candidates in other scripts.</summary>
    private static IEnumerable<Term> Spellings(SeedReading reading, Actor actor) => actor.Clues.Skip(1).OfType<Clue.Text>()
        .Select(text => new Term(text.Phrase, Term.EveryLanguage, SpellingWeight, Because.Spelled(reading, actor.Label, text.Phrase)));

    private static Term PhraseTerm(SeedReading reading, KeyPhrase phrase) =>
        new(phrase.Text, reading.Language, PhraseWeight, Because.Of(reading, phrase.In, null));

    private static IEnumerable<Term> NotionTerms(SeedReading reading, Act act)
    {
        var most = act.Notions.Max(notion => Weight(reading, notion.Value));
        return act.Notions
            .Select(notion => (notion.Key, notion.Value, Share: Weight(reading, notion.Value) / most))
            .OrderByDescending(notion => notion.Share).ThenBy(notion => notion.Key.Id, StringComparer.Ordinal)
            .Select(notion => new Term(
                notion.Key.Label(reading.Language),
                Term.EveryLanguage,
                Math.Round((LeastNotionWeight + (1 - LeastNotionWeight) * notion.Share) * (notion.Key.Broad ? BroadShare : 1), 2),
                Because.Of(reading, notion.Value, notion.Key),
                notion.Key.Id));
    }

    /// <summary>People, weapons and places of the act's sentences.</summary>
    private IEnumerable<Term> Companions(SeedReading reading, Act act) => reading.Sentences
        .Where(sentence => act.Sentences.Contains(sentence.Number))
        .SelectMany(sentence => sentence.Concepts)
        .Where(concept => concept.Kind is "person" or "thing" or "place" && lexicon.Find(concept.Id) is not null)
        .Distinct()
        .OrderBy(concept => concept.Id, StringComparer.Ordinal)
        .Select(concept => new Term(concept.Label(reading.Language), Term.EveryLanguage, SideActorWeight,
            Because.Of(reading, reading.Sentences.Where(s => s.Concepts.Contains(concept)).Select(s => s.Number).ToHashSet(), concept), concept.Id));

    private static double Weight(SeedReading reading, IReadOnlySet<int> sentences) =>
        sentences.Sum(number => reading.Sentences[number].Weight);
}
