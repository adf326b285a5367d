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

    private readonly ActorFinder actorFinder = new(lexicon);
    private readonly ActFinder actFinder = new(lexicon);
    private readonly TopicBuilder builder = new(lexicon);

    public IReadOnlyList<Topic> Derive(Seed seed)
    {
        var reading = SeedReading.Read(seed, lexicon);
        var actors = actorFinder.Find(reading);
        var acts = actFinder.Find(reading);
        var topics = new List<Topic>();
        foreach (var act in acts.Where(act => act.Salience >= LeastShare * acts[0].Salience && IsTold(act, actors)).Take(MostTopics))
            topics.Add(builder.Build(reading, act, actors, acts, primary: topics.Count == 0));
        if (topics.Count == 0)
            topics.Add(builder.BuildWithoutAct(reading, actors));
        return Unique(topics);
    }

    /// <summary>Broad notions alone make a topic only when several sentences with actors hold them.</summary>
    private static bool IsTold(Act act, IReadOnlyList<Actor> actors) =>
        !act.IsBroad || act.Sentences.Count(number => actors.Any(actor => actor.InSentences.Contains(number))) >= 2;

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
