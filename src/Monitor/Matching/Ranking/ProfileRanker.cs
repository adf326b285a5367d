using System.Runtime.InteropServices;
using Monitor.Topics;

namespace Monitor.Matching.Ranking;

/// <summary>How an item stands to a topic's profile.</summary>
/// <param name="Similarity">Cosine of profile and item, in [0,1].</param>
/// <param name="Base">Similarity, with language and distance in time.</param>
/// <param name="Support">What the most similar earlier items add or take.</param>
/// <param name="Like">The earlier item that speaks most for it, or null.</param>
/// <param name="Spread">Standard deviation of the topic's similarities.</param>
/// <param name="Length">The item's length in content words.</param>
internal sealed record Standing(double Similarity, double Base, double Support, EarlierItem? Like, double Spread, double Length, bool SameLanguage);

/// <summary>
/// Ranks items by the profiles of topics: a cosine over words, sounds, names and notions, lifted or lowered by the most similar
/// earlier items. It learns from every item it is shown – document frequencies, spread, neighbours – and knows nothing of later
/// ones. One caller at a time.
/// </summary>
internal sealed class ProfileRanker
{
    /// <summary>Norms are taken anew when this much more has been seen.</summary>
    private const double Growth = 1.02;

    /// <summary>Below this base score an earlier item says next to nothing for a topic.</summary>
    private const double LeastBase = 0.05;

    private readonly RankingRule rule;
    private readonly VectorBuilder builder;
    private readonly DocumentFrequencies frequencies;
    private readonly EarlierItems seen;
    private readonly Dictionary<int, RankedProfile> profiles = [];
    private readonly Dictionary<ulong, List<(int Topic, float Frequency)>> postings = [];
    private double weighedAt = -1;

    /// <param name="topics">Those without a profile are passed over; a topic is named by its place here.</param>
    public ProfileRanker(IReadOnlyList<Topic> topics, RankingRule rule)
    {
        this.rule = rule;
        builder = new VectorBuilder(rule);
        frequencies = new DocumentFrequencies(rule);
        seen = new EarlierItems(rule);
        for (var topic = 0; topic < topics.Count; topic++)
            if (topics[topic].Profile is { } profile)
                Add(topic, topics[topic], profile);
    }

    public bool IsEmpty => profiles.Count == 0;

    public WeighedItem Weigh(ItemView item)
    {
        frequencies.Meet(item.Language);
        return new WeighedItem(builder.OfItem(item), item.Date, frequencies, rule);
    }

    /// <summary>Where the item stands to each topic whose profile shares anything with it.</summary>
    public Dictionary<int, Standing> Stand(WeighedItem item)
    {
        var bases = Bases(item);
        if (bases.Count == 0)
            return [];
        var neighbours = seen.Like(item);
        return bases.ToDictionary(pair => pair.Key, pair => Standing(pair.Key, pair.Value.Similarity, pair.Value.Base, item, neighbours));
    }

    /// <summary>Takes the item in as an earlier one of those to come.</summary>
    public void Learn(ItemView view, WeighedItem item)
    {
        var bases = Bases(item);
        foreach (var (topic, (similarity, _)) in bases)
            profiles[topic].Note(similarity, profiles[topic].Vector.Language == item.Vector.Language);
        seen.Add(item, view.Title.Text, bases.Where(pair => pair.Value.Base >= LeastBase).ToDictionary(pair => pair.Key, pair => pair.Value.Base));
        frequencies.Add(item.Vector);
    }

    /// <summary>What of the item speaks for the topic and how much of the rank it is: words and concepts in order of position, then the earlier item it is like.</summary>
    /// <param name="clues">Facets and terms found: kept where nothing of the profile stands.</param>
    public IReadOnlyList<MatchReason> Reasons(int topic, ItemView view, WeighedItem item, Standing standing, IReadOnlyList<MatchReason> clues)
    {
        var reasons = new ProfileReasons(profiles[topic], item, rule);
        reasons.Add("title", view.Title);
        reasons.Add("summary", view.Summary);
        return reasons.Of(standing, clues);
    }

    private Standing Standing(int topic, double similarity, double @base, WeighedItem item, IReadOnlyList<Neighbour> neighbours)
    {
        double lift = 0, weights = 0, most = 0;
        EarlierItem? like = null;
        foreach (var neighbour in neighbours)
        {
            var weight = neighbour.Similarity * neighbour.Similarity;
            var says = weight * (rule.Belonging(neighbour.Item.Bases.GetValueOrDefault(topic)) - rule.NeutralShare);
            lift += says;
            weights += weight;
            if (says > most)
                (like, most) = (neighbour.Item, says);
        }

        var profile = profiles[topic];
        var same = profile.Vector.Language == item.Vector.Language;
        return new Standing(similarity, @base, rule.Support * lift / (rule.SupportPrior + weights), like, profile.Spread(same, same ? frequencies.DocumentsIn(profile.Vector.Language) : frequencies.Documents - frequencies.DocumentsIn(profile.Vector.Language)),
            item.Vector.Length, same);
    }

    private Dictionary<int, (double Similarity, double Base)> Bases(WeighedItem item)
    {
        WeighProfiles();
        var bases = new Dictionary<int, (double, double)>();
        foreach (var (topic, product) in Products(item))
        {
            var profile = profiles[topic];
            var same = profile.Vector.Language == item.Vector.Language;
            var similarity = same
                ? product / (profile.NormSame * item.NormSame)
                : (product + profile.GramProduct(item)) / (profile.NormOther * item.NormOther);
            bases[topic] = (similarity, similarity + (same ? 0 : rule.OtherLanguageBonus) - rule.Distance(profile.Date, item.Date));
        }

        return bases;
    }

    /// <summary>Inner products of the item with the profiles that share a word, sound, name or notion with it.</summary>
    private Dictionary<int, double> Products(WeighedItem item)
    {
        var products = new Dictionary<int, double>();
        for (var i = 0; i < item.Weights.Length; i++)
        {
            if (!postings.TryGetValue(item.Vector.Features[i], out var list))
                continue;
            var channel = (int)Feature.ChannelOf(item.Vector.Features[i]);
            var weight = (double)item.Weights[i] * item.Inverse[i];
            foreach (var (topic, frequency) in list)
            {
                var share = rule.Shares(profiles[topic].Vector.Language == item.Vector.Language)[channel];
                if (share > 0)
                    CollectionsMarshal.GetValueRefOrAddDefault(products, topic, out _) += share * weight * frequency;
            }
        }

        return products;
    }

    private void WeighProfiles()
    {
        if (weighedAt >= 0 && frequencies.Documents < weighedAt * Growth + 1)
            return;
        weighedAt = frequencies.Documents;
        foreach (var profile in profiles.Values)
            profile.Weigh(frequencies);
    }

    private void Add(int topic, Topic of, Profile profile)
    {
        frequencies.Meet(of.Language);
        var ranked = new RankedProfile(builder.OfTopic(of, profile), profile.Date, rule);
        profiles[topic] = ranked;
        for (var i = 0; i < ranked.Vector.Features.Length; i++)
            if (Feature.ChannelOf(ranked.Vector.Features[i]) != Channel.Gram)
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(postings, ranked.Vector.Features[i], out _);
                (list ??= []).Add((topic, ranked.Vector.Frequencies[i]));
            }
    }
}
