using Monitor.Matching;
using Monitor.Matching.Ranking;
using Monitor.Tests.Text;
using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Tests.Matching.Oracle;

/// <summary>The ranking by profiles once more: every cosine worked out by itself, over features that are strings.</summary>
internal sealed class PlainRanker
{
    private readonly RankingRule rule;
    private readonly Dictionary<(Channel, string), int> counts = [];
    private readonly Dictionary<(Channel, string), double> background = [];
    private readonly HashSet<string> languages = [];
    private readonly List<Earlier> earlier = [];
    private readonly List<Ranked> profiles = [];
    private int documents;
    private readonly Dictionary<string, int> byLanguage = new(StringComparer.Ordinal);
    private double weighedAt = -1;

    public PlainRanker(IReadOnlyList<Topic> topics, RankingRule rule)
    {
        this.rule = rule;
        for (var number = 0; number < topics.Count; number++)
            if (topics[number].Profile is { } profile)
            {
                Meet(topics[number].Language);
                profiles.Add(new Ranked(number, topics[number].Language, profile.Date, Frequencies(SumsOf(topics[number], profile))));
            }
    }

    /// <summary>Rank without facets, spread, length and whether the language is the same, by topic.</summary>
    public Dictionary<int, (double Rank, double Spread, double Length, bool Same)> Stand(ItemView item)
    {
        if (profiles.Count == 0)
            return [];
        var weighed = Weigh(item);
        var bases = Bases(item, weighed);
        var norms = (Norm(weighed, rule.SameLanguage), Norm(weighed, rule.OtherLanguageItems));
        var like = earlier.Select(other => (Item: other, Similarity: Likeness(item.Language, weighed, norms, other))).Where(pair => pair.Similarity > 0)
            .Reverse().OrderByDescending(pair => pair.Similarity).Take(rule.Neighbours).ToList();
        var length = Length(item.Title) * rule.TitleWeight + Length(item.Summary);
        return bases.ToDictionary(pair => pair.Key.Topic, pair =>
        {
            var weights = like.Sum(other => other.Similarity * other.Similarity);
            var lift = like.Sum(other => other.Similarity * other.Similarity * (rule.Belonging(other.Item.Bases.GetValueOrDefault(pair.Key.Topic)) - rule.NeutralShare));
            return (pair.Value.Base + rule.Support * lift / (rule.SupportPrior + weights), Spread(pair.Key, item.Language), length, pair.Key.Language == item.Language);
        });
    }

    public void Learn(ItemView item)
    {
        if (profiles.Count == 0)
            return;
        var weighed = Weigh(item);
        var bases = Bases(item, weighed);
        foreach (var (profile, (similarity, _)) in bases)
            profile.Similarities.Add((item.Language, similarity));
        earlier.Add(new Earlier(item.Language, weighed, Norm(weighed, rule.SameLanguage), Norm(weighed, rule.OtherLanguageItems), bases.Where(pair => pair.Value.Base >= 0.05).ToDictionary(pair => pair.Key.Topic, pair => pair.Value.Base)));
        if (earlier.Count > rule.Window)
            earlier.RemoveAt(0);
        documents++;
        byLanguage[item.Language] = byLanguage.GetValueOrDefault(item.Language) + 1;
        foreach (var feature in weighed.Keys)
            counts[feature] = counts.GetValueOrDefault(feature) + 1;
    }

    private Dictionary<Ranked, (double Similarity, double Base)> Bases(ItemView item, Dictionary<(Channel, string), double> weighed)
    {
        if (weighedAt < 0 || documents >= weighedAt * 1.02 + 1)
        {
            weighedAt = documents;
            foreach (var profile in profiles)
            {
                var weights = profile.Frequencies.ToDictionary(pair => pair.Key, pair => pair.Value * Inverse(pair.Key));
                (profile.NormSame, profile.NormOther) = (Norm(weights, rule.SameLanguage), Norm(weights, rule.OtherLanguage));
            }
        }

        var inverse = weighed.Keys.ToDictionary(feature => feature, Inverse);
        var (norm, normOther) = (Norm(weighed, rule.SameLanguage), Norm(weighed, rule.OtherLanguage));

        var bases = new Dictionary<Ranked, (double, double)>();
        foreach (var profile in profiles)
        {
            var same = profile.Language == item.Language;
            var shares = rule.Shares(same);
            if (!weighed.Keys.Any(feature => feature.Item1 != Channel.Gram && shares[(int)feature.Item1] > 0 && profile.Frequencies.ContainsKey(feature)))
                continue;
            var product = weighed.Sum(pair => profile.Frequencies.TryGetValue(pair.Key, out var frequency) ? shares[(int)pair.Key.Item1] * pair.Value * inverse[pair.Key] * frequency : 0);
            var similarity = product / (same ? profile.NormSame * norm : profile.NormOther * normOther);
            bases[profile] = (similarity, similarity + (same ? 0 : rule.OtherLanguageBonus) - rule.Distance(profile.Date, item.Date));
        }

        return bases;
    }

    private double Likeness(string language, Dictionary<(Channel, string), double> one, (double Same, double Other) norms, Earlier other)
    {
        var same = language == other.Language;
        var shares = same ? rule.SameLanguage : rule.OtherLanguageItems;
        var product = 0.0;
        foreach (var (feature, weight) in one)
            if (shares[(int)feature.Item1] > 0 && other.Weights.TryGetValue(feature, out var known))
                product += shares[(int)feature.Item1] * weight * known;
        return product > 0 ? product / (same ? norms.Same * other.NormSame : norms.Other * other.NormOther) : 0;
    }

    private static double Norm(Dictionary<(Channel, string), double> weights, IReadOnlyList<double> shares) =>
        Math.Sqrt(weights.Sum(pair => shares[(int)pair.Key.Item1] * pair.Value * pair.Value));

    private double Spread(Ranked profile, string language)
    {
        if (language != profile.Language)
            return 0;
        var similarities = profile.Similarities.Where(noted => noted.Language == language).Select(noted => noted.Similarity).ToList();
        var count = rule.SpreadPriorItems + byLanguage.GetValueOrDefault(language);
        var mean = (rule.SpreadPriorItems * rule.SpreadPriorMean + similarities.Sum()) / count;
        var squares = rule.SpreadPriorItems * (Math.Pow(rule.SpreadPriorDeviation, 2) + Math.Pow(rule.SpreadPriorMean, 2)) + similarities.Sum(similarity => similarity * similarity);
        return Math.Sqrt(Math.Max(0, squares / count - mean * mean));
    }

    private Dictionary<(Channel, string), double> Weigh(ItemView item)
    {
        Meet(item.Language);
        var sums = new Dictionary<(Channel, string), double>();
        foreach (var (read, weight) in new[] { (item.Title, rule.TitleWeight), (item.Summary, 1) })
        {
            foreach (var feature in Words(read.Text, read.Language).SelectMany(word => FeaturesOf(word)))
                sums[feature] = sums.GetValueOrDefault(feature) + weight;
            foreach (var mention in read.Mentions)
                sums[FeatureOf(mention.Concept.Id)] = sums.GetValueOrDefault(FeatureOf(mention.Concept.Id)) + weight * (mention.Implied ? rule.ImpliedShare : 1);
        }

        return Frequencies(sums).ToDictionary(pair => pair.Key, pair => pair.Value * Inverse(pair.Key));
    }

    private Dictionary<(Channel, string), double> SumsOf(Topic topic, Profile profile)
    {
        var sums = new Dictionary<(Channel, string), double>();
        foreach (var (word, weight) in profile.Words)
            foreach (var feature in Words(word, topic.Language).SelectMany(FeaturesOf))
                sums[feature] = sums.GetValueOrDefault(feature) + weight;
        foreach (var (concept, weight) in profile.Concepts)
            sums[FeatureOf(concept)] = sums.GetValueOrDefault(FeatureOf(concept)) + weight;
        foreach (var term in topic.Terms)
            foreach (var feature in term.Concept is { } concept ? [FeatureOf(concept)]
                : Words(term.Text, term.Lang == Term.EveryLanguage ? topic.Language : term.Lang).SelectMany(FeaturesOf).Where(feature => feature.Item1 != Channel.Gram))
                sums[feature] = Math.Max(sums.GetValueOrDefault(feature), rule.TermWeight * term.Weight);
        return sums;
    }

    private static Dictionary<(Channel, string), double> Frequencies(Dictionary<(Channel, string), double> sums) =>
        sums.ToDictionary(pair => pair.Key, pair => pair.Value < 1 ? pair.Value : 1 + Math.Log(pair.Value));

    private double Inverse((Channel Channel, string) feature)
    {
        var isWord = feature.Channel is not (Channel.Name or Channel.Notion);
        var with = counts.GetValueOrDefault(feature) + (isWord ? rule.BackgroundDocuments * background.GetValueOrDefault(feature) : 0);
        return Math.Max(0.05, Math.Log((documents + (isWord ? rule.BackgroundDocuments : 0) + 1) / (with + 0.5)));
    }

    private void Meet(string language)
    {
        if (!languages.Add(language))
            return;
        var own = new Dictionary<(Channel, string), double>();
        var words = WordRanks.Of(language).ToArray();
        for (var rank = 0; rank < words.Length; rank++)
            foreach (var feature in Words(words[rank], language).SelectMany(FeaturesOf))
                own[feature] = own.GetValueOrDefault(feature) + 1 - Math.Exp(-2.4 / (rank + 9));
        foreach (var (feature, share) in own)
            background[feature] = Math.Max(background.GetValueOrDefault(feature), Math.Min(1, share));
    }

    /// <summary>Fold and stem of each content word; of ideographs each pair of neighbours.</summary>
    private static IEnumerable<(string Fold, string Stem)> Words(string text, string language)
    {
        var tokens = Tokenizer.Tokenize(text, language);
        for (var at = 0; at < tokens.Count; at++)
        {
            var written = text.Substring(tokens[at].Start, tokens[at].Length);
            var fold = tokens[at].Folded(text);
            if (Tokenizer.IsIdeograph(written[0]))
            {
                if (at + 1 < tokens.Count && tokens[at + 1].Start == tokens[at].End && Tokenizer.IsIdeograph(text[tokens[at + 1].Start]))
                    yield return (fold + tokens[at + 1].Folded(text), fold + "·" + tokens[at + 1].Folded(text));
            }
            else if (!Stopwords.Contains(tokens[at].Fold, language) && (written.Length > 1 || char.IsDigit(written[0])))
                yield return (fold, StringStems.Of(written, fold, language));
        }
    }

    private static double Length(ReadText read) => Words(read.Text, read.Language).Sum(word => word.Stem.Contains('·') ? 0.5 : 1);

    private static IEnumerable<(Channel, string)> FeaturesOf((string Fold, string Stem) word)
    {
        yield return (Channel.Word, word.Stem);
        var sound = Sound.Of(word.Fold);
        if (sound.Length == 0)
            yield break;
        yield return (Channel.Sound, sound);
        for (var length = 3; length <= 5; length++)
            for (var at = 0; at + length <= sound.Length + 2; at++)
                yield return (Channel.Gram, $"<{sound}>".Substring(at, length));
    }

    private static (Channel, string) FeatureOf(string concept) => (concept.StartsWith("notion:", StringComparison.Ordinal) ? Channel.Notion : Channel.Name, concept);

    private sealed record Earlier(string Language, Dictionary<(Channel, string), double> Weights, double NormSame, double NormOther, Dictionary<int, double> Bases);

    private sealed record Ranked(int Topic, string Language, DateTimeOffset? Date, Dictionary<(Channel, string), double> Frequencies)
    {
        public double NormSame { get; set; }
        public double NormOther { get; set; }
        public List<(string Language, double Similarity)> Similarities { get; } = [];

        public bool Equals(Ranked? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => Topic;
    }
}
