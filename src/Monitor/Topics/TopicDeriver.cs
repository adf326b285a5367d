using Monitor.Seeds;
using Monitor.Text;

namespace Monitor.Topics;

/// <summary>
/// Derives watch topics from one article: who (actors) does what (acts, the themes of its notions). Each act that the article
/// dwells on, with the actors named where it stands, becomes a topic; the weightiest is the primary one. Pure: the same seed
/// always gives the same topics.
/// </summary>
internal sealed class TopicDeriver(Lexicon lexicon)
{
    private const int MostTopics = 7;

    /// <summary>Share of the weightiest act's salience below which an act is only mentioned in passing.</summary>
    private const double LeastShare = 0.08;

    private const int FewestSentences = 2;
    private const int ManySentences = 4;

    private readonly ActorFinder actorFinder = new(lexicon);
    private readonly ActFinder actFinder = new(lexicon);
    private readonly TopicBuilder builder = new(lexicon);

    public IReadOnlyList<Topic> Derive(Seed seed)
    {
        var reading = SeedReading.Read(seed, lexicon);
        var actors = actorFinder.Find(reading);
        var acts = actFinder.Find(reading);
        var topics = new List<Topic>();
        foreach (var act in acts.Where(act => act == acts[0] || IsTold(act, acts[0], actors)).Take(MostTopics))
            topics.Add(builder.Build(reading, act, actors, acts, primary: topics.Count == 0));
        if (topics.Count == 0)
            topics.Add(builder.BuildWithoutAct(reading, actors));
        return Unique(topics);
    }

    /// <summary>
    /// An act needs its share of the article, or several sentences in which somebody does it. A broad theme (a war in the
    /// background, an agency quoted) needs the title or many sentences.
    /// </summary>
    private bool IsTold(Act act, Act first, IReadOnlyList<Actor> actors)
    {
        var done = act.Sentences.Count(number => actors.Any(actor => actor.InSentences.Contains(number)));
        if (act.IsBroad)
            return done >= FewestSentences;
        if (act.Themes.All(theme => lexicon.Find("theme:" + theme)?.Broad == true))
            return act.Sentences.Contains(0) || done >= ManySentences;
        return act.Salience >= LeastShare * first.Salience || done > FewestSentences;
    }

    private static List<Topic> Unique(List<Topic> topics)
    {
        var slugs = new HashSet<string>(StringComparer.Ordinal);
        return topics.Select(topic =>
        {
            var slug = topic.Slug;
            for (var n = 2; !slugs.Add(slug); n++)
                slug = $"{topic.Slug}-{n}";
            return topic with { Slug = slug };
        }).ToList();
    }
}
