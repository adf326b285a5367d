using Monitor.Text;

namespace Monitor.Topics;

/// <summary>Tells the acts an article dwells on from those it mentions in passing.</summary>
internal sealed class ActChoice(Lexicon lexicon, SeedReading reading, IReadOnlyList<Actor> actors)
{
    private const int FewTellings = 2;
    private const int SeveralSentences = 3;
    private const int ManySentences = 4;
    private const int Leading = 2;
    private const int Parties = 2;

    private readonly HashSet<Telling> claimed = [];

    /// <summary>The first act and those told beside it, in the order given.</summary>
    public IEnumerable<Act> Choose(IReadOnlyList<Act> acts)
    {
        foreach (var act in acts)
            if (act == acts[0] || IsTold(act))
            {
                claimed.UnionWith(act.Tellings);
                yield return act;
            }
    }

    /// <summary>
    /// An act needs two places that tell of it and of no weightier act, or one and several sentences in which somebody does it. A
    /// broad theme (a war in the background, an agency quoted) needs the title or many sentences besides.
    /// </summary>
    private bool IsTold(Act act)
    {
        var tellings = act.Tellings.Where(telling => !claimed.Contains(telling)).ToList();
        var done = act.Sentences.Count(number => actors.Any(actor => actor.InSentences.Contains(number)));
        if (act.Themes.All(theme => lexicon.Find("theme:" + theme)?.Broad == true))
            return tellings.Count >= FewTellings && (done >= ManySentences || tellings.Exists(telling => telling.Sentence == 0)) || IsDevelopment(act, tellings);
        if (act.IsBroad)
            return done >= SeveralSentences && actors.Count(actor => !actor.IsUnknown && actor.InSentences.Overlaps(act.Sentences)) >= Parties;
        return tellings.Count >= FewTellings || tellings.Count > 0 && done >= SeveralSentences || tellings.Exists(telling => IsSideStory(telling) || IsWorkedOut(act, telling));
    }

    /// <summary>A broad theme spoken of again and again: in its own sentences, or in several words.</summary>
    private bool IsDevelopment(Act act, List<Telling> tellings)
    {
        var sentences = tellings.Select(telling => telling.Sentence).Distinct().ToList();
        return sentences.Count >= SeveralSentences
            && (sentences.Count(number => !claimed.Any(telling => telling.Sentence == number)) >= FewTellings || act.Notions.Keys.Count(notion => !notion.Broad) >= SeveralSentences);
    }

    /// <summary>A sentence of the body that says it in other words too.</summary>
    private bool IsWorkedOut(Act act, Telling telling) => !reading.IsLead(telling.Sentence) && reading.Sentences[telling.Sentence].Read.Mentions
        .Any(mention => act.Notions.ContainsKey(mention.Concept) && (mention.Start >= telling.End || mention.Start + mention.Length <= telling.Start));

    /// <summary>What is told once counts when both of the story's actors stand there, unless in the lead: that only describes them.</summary>
    private bool IsSideStory(Telling telling) => !reading.IsLead(telling.Sentence)
        && actors.Count >= Leading && actors.Take(Leading).All(actor => actor.InSentences.Contains(telling.Sentence));
}
