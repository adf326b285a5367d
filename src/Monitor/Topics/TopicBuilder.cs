using Monitor.Text;

namespace Monitor.Topics;

/// <summary>Turns an act and the actors around it into a topic: facets, terms with reasons, exclusions, threshold, name.</summary>
internal sealed class TopicBuilder(Lexicon lexicon)
{
    private const int MostActorFacets = 2;

    /// <summary>An actor joins the facets when it stands at least this much as often beside the act as the first one.</summary>
    private const double SecondActorShare = 0.45;

    /// <summary>What an actor's part in the whole article counts beside its part in the act's own sentences; both are shares of the greatest.</summary>
    private const double ArticleShare = 0.5;

    private const double NeighbourShare = 0.5;
    private const double CompanyShare = 0.1;
    private const int MostThemes = 3;

    /// <summary>A name only this story has says more than a country all news has: what it gains when the title holds it.</summary>
    private const double OwnNameShare = 0.5;

    /// <summary>Whose reaction it is need not be named often.</summary>
    private const double ThirdPartyShare = 0.2;

    private const string Reaction = "reaction";
    private const double Threshold = 0.55;

    /// <summary>The usual one: the ranking rule's own constants are for it.</summary>
    private const double ProfileThreshold = 0.5;

    private static readonly string[] SurnameFirst = ["country:CN", "country:HK", "country:KP", "country:KR", "country:TW", "country:VN"];

    private static readonly string[] LookAlikes = ["sport", "football", "entertainment"];

    private readonly TermPicker terms = new(lexicon);

    public Topic Build(SeedReading reading, Act act, IReadOnlyList<Actor> actors, IReadOnlyList<Act> told, bool primary)
    {
        var ranked = Rank(reading, act, actors);
        var sides = act.Group == Reaction ? ReactionSides(ranked, reading) : InOrderOfMention(primary ? Sides(ranked) : Present(Sides(ranked), act, actors), reading);
        if (!primary)
            sides = Joined(sides);
        var facets = sides.Select(side => new Facet(side.SelectMany(actor => actor.Clues.Concat(Surnames(actor, reading))).Distinct().ToList())).ToList();

        // Whoever names a third party beside both sides tells of its reaction, whatever the word for it.
        if (act.Group != Reaction || facets.Count <= MostActorFacets)
            facets.Add(ActFacet(act, reading));
        return new Topic
        {
            Slug = TopicTitles.Slug(sides.Select(side => side[0]).ToList(), act.Themes[0], lexicon, reading.Language),
            Name = TopicTitles.Name(sides, act.Themes[0], lexicon, reading.Language),
            Primary = primary,
            Language = reading.Language,
            Facets = facets,
            Terms = terms.Pick(reading, act, sides, ranked.Select(pair => pair.Actor).ToList(), spelled: !primary),
            Exclude = Exclusions(reading),
            Profile = primary ? Profile.Of(reading) : null,
            Threshold = primary ? ProfileThreshold : Threshold,
        };
    }

    /// <summary>A topic around somebody the story touches: the name, beside what the article says of it or the names of the story itself.</summary>
    public Topic BuildAround(SeedReading reading, Actor actor, Topic story, IReadOnlyList<Actor> actors, IReadOnlyList<Act> told)
    {
        var beside = told.Where(act => act.Sentences.Overlaps(actor.InSentences)).OrderByDescending(act => act.Sentences.Count(actor.InSentences.Contains)).Take(MostThemes).ToList();
        var context = beside.Append(told[0]).SelectMany(act => ActFacet(act, reading).AnyOf).Concat(story.Facets.SelectMany(facet => facet.AnyOf).OfType<Clue.Text>()).Except(actor.Clues).Distinct().ToList();
        var theme = (beside.FirstOrDefault() ?? told[0]).Themes[0];
        List<List<Actor>> sides = [[actor]];
        return new Topic
        {
            Slug = TopicTitles.Slug([actor], theme, lexicon, reading.Language),
            Name = TopicTitles.Name(sides, theme, lexicon, reading.Language),
            Language = reading.Language,
            Facets = [new Facet(actor.Clues), new Facet(context)],
            Terms = terms.Pick(reading, beside.FirstOrDefault() ?? told[0], sides, actors, spelled: true),
            Exclude = Exclusions(reading),
            Threshold = Threshold,
        };
    }

    /// <summary>A topic of one notion of the story.</summary>
    public Topic BuildStrand(SeedReading reading, Act strand, Topic story, IReadOnlyList<Actor> actors, IReadOnlyList<Act> told)
    {
        var built = Build(reading, strand, actors, told, primary: false);
        var notion = strand.Notions.Keys.Single();
        return built with
        {
            Slug = Slug.Of($"{story.Slug} {notion.Id[(notion.Id.IndexOf(':', StringComparison.Ordinal) + 1)..]}"),
            Name = built.Name + (reading.Language == "fr" ? $" ({notion.Label("fr")})" : $" ({notion.Label("en")})"),
            Facets = [.. built.Facets.SkipLast(1), new Facet([new Clue.Concept(notion.Id)])],
        };
    }

    /// <summary>For an article whose act the lexicon does not know: its names and its own words.</summary>
    public Topic BuildWithoutAct(SeedReading reading, IReadOnlyList<Actor> actors)
    {
        var words = terms.KeyWords(reading, most: 12);
        var sides = actors.Take(MostActorFacets).Select(actor => new List<Actor> { actor }).ToList();
        var facets = sides.Select(side => new Facet(side[0].Clues)).ToList();
        if (facets.Count < MostActorFacets && words.Count > 0)
            facets.Add(new Facet(words.Take(6).Select(word => word.Clue).ToList()));
        var name = sides.Count == 0 ? reading.Seed.Title : TopicTitles.Names(sides, lexicon, reading.Language);
        return new Topic
        {
            Slug = Slug.Of(name),
            Name = name,
            Primary = true,
            Language = reading.Language,
            Facets = facets,
            Terms = [.. terms.ActorTerms(reading, sides, actors, []), .. words],
            Exclude = [],
            Profile = Profile.Of(reading),
            Threshold = ProfileThreshold,
        };
    }

    private static List<(Actor Actor, double Score)> Rank(SeedReading reading, Act act, IReadOnlyList<Actor> actors)
    {
        if (actors.Count == 0)
            return [];
        var beside = actors.ToDictionary(actor => actor.Key, actor => Beside(reading, act, actor, actors), StringComparer.Ordinal);
        var (most, mostBeside) = (actors.Max(actor => actor.Salience(reading)), Math.Max(beside.Values.Max(), double.Epsilon));
        return actors
            .Select(actor => (Actor: actor, Score: beside[actor.Key] / mostBeside + ArticleShare * actor.Salience(reading) / most
                + (actor.IsUnknown && actor.InSentences.Contains(0) ? OwnNameShare : 0)))
            .OrderByDescending(pair => pair.Score).ThenBy(pair => pair.Actor.Key, StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>Weight of the act's sentences that name the actor; a sentence that names nobody speaks of those named just before.</summary>
    private static double Beside(SeedReading reading, Act act, Actor actor, IReadOnlyList<Actor> actors)
    {
        var sum = 0.0;
        foreach (var number in act.Sentences)
        {
            var weight = reading.Sentences[number].Weight * act.NotionsIn(number);
            if (actor.InSentences.Contains(number))
                sum += weight;
            else if (number > 0 && actor.InSentences.Contains(number - 1) && !actors.Any(other => other.InSentences.Contains(number)))
                sum += NeighbourShare * weight;
        }

        return sum;
    }

    /// <summary>
    /// At most two sides. Actors of one bloc stand on one side, and together weigh more than the one of them; but two countries of
    /// the bloc that leads stand against each other, as two teams do.
    /// </summary>
    private static List<List<Actor>> Sides(List<(Actor Actor, double Score)> ranked)
    {
        if (ranked.Count == 0)
            return [];
        var first = ranked[0].Actor;
        return ranked
            .Where(pair => pair.Score >= SecondActorShare * Math.Min(ranked[0].Score, 1 + ArticleShare))
            .GroupBy(pair => SideOf(pair.Actor, first), StringComparer.Ordinal)
            .OrderByDescending(side => side.Max(pair => pair.Score) + CompanyShare * side.Skip(1).Sum(pair => pair.Score))
            .Take(MostActorFacets)
            .Select(side => side.Select(pair => pair.Actor).ToList())
            .ToList();
    }

    private static string SideOf(Actor actor, Actor first)
    {
        if (actor.Bloc is not { } bloc)
            return actor.Key;
        var rival = bloc == first.Bloc && actor != first && actor.Key.StartsWith("country:", StringComparison.Ordinal);
        return rival ? actor.Key : bloc;
    }

    /// <summary>A reaction is somebody else's: the third parties on one side, those reacted to on their own.</summary>
    private static List<List<Actor>> ReactionSides(List<(Actor Actor, double Score)> ranked, SeedReading reading)
    {
        var reactedTo = ranked.Take(MostActorFacets).Select(pair => pair.Actor).ToList();
        var others = ranked.Skip(MostActorFacets).Where(pair => pair.Score >= ThirdPartyShare)
            .Select(pair => pair.Actor).Where(actor => actor.Key.Contains(':')).ToList();
        var reactedToSides = InOrderOfMention(reactedTo.Select(actor => new List<Actor> { actor }), reading);
        return others.Count == 0 ? reactedToSides : [others, .. reactedToSides];
    }

    /// <summary>The sides that stand where the act is told, or in the title: the story's own. Where none does, the article's first actor.</summary>
    private static List<List<Actor>> Present(List<List<Actor>> sides, Act act, IReadOnlyList<Actor> actors)
    {
        var present = sides.Where(side => side.Exists(actor => actor.InSentences.Contains(0) || actor.InSentences.Overlaps(act.Sentences))).ToList();
        return present.Count > 0 ? present : actors.Take(1).Select(actor => new List<Actor> { actor }).ToList();
    }

    /// <summary>Sides that only names stand for become one: that two such names are told together again is asking too much.</summary>
    private static List<List<Actor>> Joined(List<List<Actor>> sides)
    {
        var own = sides.Where(side => side.All(actor => actor.IsUnknown)).ToList();
        return own.Count < 2 ? sides : [own.SelectMany(side => side).ToList(), .. sides.Except(own)];
    }

    /// <summary>The act's themes and things; a theme of which the seed holds only common notions is watched with those too.</summary>
    private Facet ActFacet(Act act, SeedReading reading) => new(act.Themes
        .Select(theme => act.Notions.Keys.Any(notion => notion.Theme == theme && !notion.Broad) ? "theme:" + theme : $"theme:{theme}:all")
        .Concat(act.Sentences.Order().SelectMany(number => reading.Sentences[number].Concepts).Where(concept => IsOf(concept, act)).Select(concept => concept.Id))
        .Distinct(StringComparer.Ordinal)
        .Select(id => (Clue)new Clue.Concept(id))
        .ToList());

    /// <summary>A thing such as a weapon that the act is done with.</summary>
    private bool IsOf(Concept concept, Act act) => concept is { Kind: "thing", Theme: { } theme } && lexicon.GroupOf(theme) == act.Group;

    /// <summary>The article names a person of this actor in full: another may call him by his surname alone, which beside the other side is telling.</summary>
    private IEnumerable<Clue> Surnames(Actor actor, SeedReading reading) => reading.Sentences
        .SelectMany(sentence => sentence.Concepts)
        .Where(concept => concept.Kind == "person" && concept.Implies.Contains(actor.Key))
        .Distinct()
        .Select(person => Surname(person, actor))
        .OfType<string>()
        .Select(name => new Clue.Text("=" + name));

    private static string? Surname(Concept person, Actor actor)
    {
        var parts = person.Label("en").Split(' ');
        return parts.Length < 2 ? null : SurnameFirst.Contains(actor.Key) ? parts[0] : parts[^1];
    }

    /// <summary>Who the article names first stands first.</summary>
    private static List<List<Actor>> InOrderOfMention(IEnumerable<List<Actor>> sides, SeedReading reading) =>
        sides.OrderBy(side => reading.FirstMention(side[0])).ToList();

    /// <summary>Sport and show business are the usual look-alikes of a story told by names alone, unless the seed speaks of them.</summary>
    private List<Clue> Exclusions(SeedReading reading)
    {
        var own = reading.Sentences.SelectMany(sentence => sentence.Concepts).Where(concept => !concept.Broad).Select(concept => concept.Theme).OfType<string>().Select(lexicon.GroupOf).ToHashSet(StringComparer.Ordinal);
        return LookAlikes.Where(theme => !own.Contains(lexicon.GroupOf(theme))).Select(theme => (Clue)new Clue.Concept("theme:" + theme)).ToList();
    }
}
