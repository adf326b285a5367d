using System.Runtime.InteropServices;
using Monitor.Topics;

namespace Monitor.Matching.Ranking;

/// <summary>
/// Ranks items by the profiles of topics: a cosine over words, sounds, names and notions, lifted or lowered by the most similar
/// earlier items. It learns from every item it is shown – document frequencies, spread, neighbours – and knows nothing of later
/// ones; what it has learned stays when topics come and go. One caller at a time.
/// </summary>
internal sealed class ProfileRanker
{
    /// <summary>Norms are taken anew when this much more has been seen.</summary>
    private const double Growth = 1.02;

    /// <summary>Below this base score an earlier item says next to nothing for a topic.</summary>
    private const double LeastBase = 0.05;

    /// <summary>Places of removed profiles, beside as many as there are others, before all move up.</summary>
    private const int MostEmpty = 32;

    private readonly RankingRule rule;
    private readonly VectorBuilder builder;
    private readonly DocumentFrequencies frequencies;
    private readonly EarlierItems seen;
    private readonly ProfilePostings postings = new();
    private readonly List<RankedProfile?> profiles = [];
    private readonly Dictionary<int, int> slots = [];
    private readonly WeighedItem item;
    private double[] products = [];
    private bool[] isTouched = [];

    /// <summary>Where in <see cref="standings"/> a touched profile's is.</summary>
    private int[] places = [];
    private readonly List<int> touched = [];
    private readonly List<Standing> standings = [];

    /// <summary>The profiles of <see cref="standings"/>.</summary>
    private readonly List<RankedProfile> standing = [];
    private double weighedAt = -1;

    public ProfileRanker(RankingRule rule)
    {
        this.rule = rule;
        builder = new VectorBuilder(rule);
        frequencies = new DocumentFrequencies(rule);
        seen = new EarlierItems(rule);
        item = new WeighedItem(builder, frequencies, rule);
    }

    public bool IsEmpty => slots.Count == 0;

    /// <summary>Takes a topic's profile in, in place of what stood under its number before.</summary>
    public void Set(int number, Topic topic, Profile profile)
    {
        Remove(number);
        frequencies.Meet(topic.Language);
        var ranked = new RankedProfile(number, builder.OfTopic(topic, profile), seen.NumberOf(topic.Language), profile.Date,
            frequencies.DocumentsIn(topic.Language) - seen.CountIn(topic.Language), rule);
        Place(ranked);
        if (weighedAt < 0)
            return;
        ranked.Weigh(frequencies);
        LookBack(ranked);
    }

    public void Remove(int number)
    {
        if (!slots.Remove(number, out var slot))
            return;
        profiles[slot] = null;
        if (profiles.Count > MostEmpty + 2 * slots.Count)
            CloseUp();
    }

    /// <summary>Where the item stands to each topic whose profile shares anything with it, in no order; good until the next item.</summary>
    public ReadOnlySpan<Standing> Stand(ItemView view)
    {
        item.Take(view);
        FindBases();
        if (standings.Count > 0)
            AddSupport();
        return CollectionsMarshal.AsSpan(standings);
    }

    /// <summary>Where the item asked for last stands to a topic; null when its profile shares nothing with it.</summary>
    public Standing? StandingOf(int topic) =>
        slots.TryGetValue(topic, out var slot) && isTouched[slot] ? standings[places[slot]] : null;

    /// <summary>Takes the item in as an earlier one of those to come.</summary>
    /// <param name="isWeighed">True when it is the one whose standing was asked for just before.</param>
    public void Learn(ItemView view, bool isWeighed)
    {
        if (!isWeighed)
        {
            item.Take(view);
            FindBases();
        }

        item.TakeGrams();
        for (var i = 0; i < standings.Count; i++)
        {
            if (standings[i].SameLanguage)
                standing[i].Note(standings[i].Similarity);
            if (standings[i].Base >= LeastBase)
                standing[i].Bases.Add(seen.Next, standings[i].Base);
        }

        seen.Add(item, view.Title.Text);
        foreach (var profile in standing)
            profile.Bases.Forget(seen.First);
        frequencies.Add(item);
    }

    /// <summary>What of the item judged last speaks for the topic and how much of the rank it is: words and concepts in order of position, then the earlier item it is like.</summary>
    /// <param name="clues">Facets and terms found: kept where nothing of the profile stands.</param>
    public IReadOnlyList<MatchReason> Reasons(ItemView view, in Standing standing, IReadOnlyList<MatchReason> clues)
    {
        var reasons = new ProfileReasons(ProfileOf(standing.Topic), item, standing.SameLanguage, builder.Sounds, rule);
        reasons.Add("title", view.Title);
        reasons.Add("summary", view.Summary);
        return reasons.Of(standing, standing.Like < 0 ? null : seen[standing.Like].Title, clues);
    }

    private RankedProfile ProfileOf(int number) => profiles[slots[number]] ?? throw new InvalidOperationException($"topic {number} has no profile");

    private void Place(RankedProfile profile)
    {
        var slot = profiles.Count;
        profiles.Add(profile);
        slots[profile.Topic] = slot;
        postings.Add(slot, profile);
        if (products.Length > slot)
            return;
        Array.Resize(ref products, profiles.Count * 2);
        Array.Resize(ref isTouched, products.Length);
        Array.Resize(ref places, products.Length);
    }

    private void CloseUp()
    {
        var kept = profiles.OfType<RankedProfile>().ToList();
        profiles.Clear();
        touched.Clear();
        Array.Clear(isTouched);
        postings.Clear();
        foreach (var profile in kept)
            Place(profile);
    }

    /// <summary>Base scores of the profiles that share a word, sound, name or notion with the item.</summary>
    private void FindBases()
    {
        WeighProfiles();
        var language = seen.NumberOf(item.Language);
        Multiply(language);
        standings.Clear();
        standing.Clear();
        foreach (var slot in touched)
        {
            if (profiles[slot] is not { } profile)
                continue;
            var same = profile.Language == language;
            if (!same)
                item.TakeGrams();
            var similarity = same
                ? products[slot] / (profile.NormSame * item.NormSame)
                : (products[slot] + profile.GramProduct(item)) / (profile.NormOther * item.NormOther);
            places[slot] = standings.Count;
            standing.Add(profile);
            standings.Add(new Standing(profile.Topic, similarity, Base(similarity, same, profile.Date, item.Date), 0, -1,
                same ? profile.Spread(frequencies.DocumentsIn(profile.Vector.Language) - profile.SinceOwn) : 0, item.Length, same));
        }
    }

    private double Base(double similarity, bool same, DateTimeOffset? profile, DateTimeOffset? item) =>
        similarity + (same ? 0 : rule.OtherLanguageBonus) - rule.Distance(profile, item);

    private void Multiply(short language)
    {
        foreach (var slot in touched)
            isTouched[slot] = false;
        touched.Clear();
        for (var i = 0; i < item.Count; i++)
        {
            var channel = (int)Feature.ChannelOf(item.Features[i]);
            var weight = (double)item.Weights[i] * item.Inverse[i];
            var (same, other) = (rule.SameLanguage[channel], rule.OtherLanguage[channel]);
            foreach (ref readonly var posting in postings.Of(item.Features[i]))
            {
                var share = posting.Language == language ? same : other;
                if (share <= 0)
                    continue;
                if (!isTouched[posting.Slot])
                {
                    (isTouched[posting.Slot], products[posting.Slot]) = (true, 0);
                    touched.Add(posting.Slot);
                }

                products[posting.Slot] += share * weight * posting.Frequency;
            }
        }
    }

    private void AddSupport()
    {
        var neighbours = seen.Like(item);
        for (var i = 0; i < standings.Count; i++)
        {
            double lift = 0, weights = 0, most = 0;
            var like = -1L;
            var bases = standing[i].Bases;
            foreach (var neighbour in neighbours)
            {
                var weight = neighbour.Similarity * neighbour.Similarity;
                var says = weight * (rule.Belonging(bases.Of(neighbour.Number)) - rule.NeutralShare);
                lift += says;
                weights += weight;
                if (says > most)
                    (like, most) = (neighbour.Number, says);
            }

            standings[i] = standings[i] with { Support = rule.Support * lift / (rule.SupportPrior + weights), Like = like };
        }
    }

    private void WeighProfiles()
    {
        if (weighedAt >= 0 && frequencies.Documents < weighedAt * Growth + 1)
            return;
        weighedAt = frequencies.Documents;
        foreach (var profile in profiles)
            profile?.Weigh(frequencies);
    }

    /// <summary>
    /// What the profile would have noted of the items kept, by their words, sounds, names and notions and today's frequencies: of an
    /// item of another language the grams are not known any more.
    /// </summary>
    private void LookBack(RankedProfile profile)
    {
        var products = seen.ProductsOf(profile.Vector, frequencies.Inverse);
        for (var number = seen.First; number < seen.Next; number++)
            if (products[(int)(number % products.Length)] is var product and not 0)
            {
                ref readonly var earlier = ref seen[number];
                var same = earlier.Language == profile.Language;
                var similarity = product / (same ? profile.NormSame * earlier.NormSame : profile.NormOther * earlier.NormOther);
                if (same)
                    profile.Note(similarity);
                if (Base(similarity, same, profile.Date, earlier.Date) is var score and >= LeastBase)
                    profile.Bases.Add(number, score);
            }
    }
}
