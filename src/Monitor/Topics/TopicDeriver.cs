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

    /// <summary>Topics of single names are made while there are fewer than this.</summary>
    private const int MostWithNames = 6;
    private const int MostNames = 2;

    private readonly ActorFinder actorFinder = new(lexicon);
    private readonly ActFinder actFinder = new(lexicon);
    private readonly TopicBuilder builder = new(lexicon);

    public IReadOnlyList<Topic> Derive(Seed seed)
    {
        var reading = SeedReading.Read(seed, lexicon);
        var actors = actorFinder.Find(reading);
        var acts = actFinder.Find(reading);
        var told = new ActChoice(lexicon, reading, actors).Choose(acts).Take(MostTopics).ToList();
        if (told.Count == 0)
            return [builder.BuildWithoutAct(reading, actors)];
        var topics = told.Select(act => builder.Build(reading, act, actors, told, primary: act == told[0])).ToList();
        foreach (var actor in Bystanders(topics, actors).Take(Math.Max(0, MostWithNames - topics.Count)))
            topics.Add(builder.BuildAround(reading, actor, topics[0], told));
        return Unique(topics);
    }

    /// <summary>Firms and people only this article knows that it dwells on, and that no topic asks for yet.</summary>
    private static IEnumerable<Actor> Bystanders(List<Topic> topics, IReadOnlyList<Actor> actors)
    {
        var asked = topics.SelectMany(topic => topic.Facets).SelectMany(facet => facet.AnyOf).ToHashSet();
        return actors.Where(actor => actor.IsUnknown && !actor.IsPlace && !asked.Contains(actor.Clues[0])).Take(MostNames);
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
