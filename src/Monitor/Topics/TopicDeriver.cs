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

    /// <summary>A person is quoted twice in passing; a body named twice takes part.</summary>
    private const int FewestSentences = 3;

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
            topics.Add(builder.BuildAround(reading, actor, topics[0], actors, told));
        if (topics.Count == 1)
            topics.AddRange(Within(reading, topics[0], actors, told));
        return Unique(topics);
    }

    /// <summary>A story told as one act, and by nobody who stands beside it: its film or firm is watched for itself, or a strand of it.</summary>
    private IEnumerable<Topic> Within(SeedReading reading, Topic story, IReadOnlyList<Actor> actors, IReadOnlyList<Act> told)
    {
        if (actors.FirstOrDefault(actor => actor is { IsUnknown: true, IsBody: true, IsPlace: false }) is { } body)
            yield return builder.BuildAround(reading, body, story, actors, told);
        else if (Strand(reading, told[0]) is { } notion)
            yield return builder.BuildStrand(reading, told[0].Only(notion), story, actors, told);
    }

    /// <summary>Of a story told as one act: what of it the article comes back to after its lead.</summary>
    private static Concept? Strand(SeedReading reading, Act act) => act.Notions
        .Where(notion => !notion.Key.Broad && notion.Value.Count >= 2 && !notion.Value.Any(number => number == 0) && notion.Value.Any(number => !reading.IsLead(number)))
        .OrderByDescending(notion => notion.Value.Sum(number => reading.Sentences[number].Weight)).ThenBy(notion => notion.Key.Id, StringComparer.Ordinal)
        .Select(notion => notion.Key)
        .FirstOrDefault();

    /// <summary>Firms and people only this article knows that it dwells on, and that no topic asks for yet.</summary>
    private static IEnumerable<Actor> Bystanders(List<Topic> topics, IReadOnlyList<Actor> actors)
    {
        var asked = topics.SelectMany(topic => topic.Facets).SelectMany(facet => facet.AnyOf).ToHashSet();
        return actors.Where(actor => actor.IsUnknown && !actor.IsPlace && (actor.IsBody || actor.InSentences.Count >= FewestSentences)
            && !asked.Contains(actor.Clues[0])).Take(MostNames);
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
