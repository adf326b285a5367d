using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Benchmarks;

/// <summary>
/// Wire text that means nothing, and topics whose phrases stand in it: items of about 620 characters, four of five English, one of
/// another language; words drawn by Zipf's law from 44,000, the frequent ones real, the others made up; every fourth is the usual one
/// after the word before it. The same at every run.
/// </summary>
internal sealed class WireText
{
    private const int Vocabulary = 44_000;
    private const int TitleLength = 60;
    private const int SummaryLength = 560;

    /// <summary>A phrase holds a word rarer than this many: nobody watches for "the".</summary>
    private const int Common = 300;

    private static readonly string[] Languages = ["de", "fr", "es", "pt", "it", "pl", "ru", "uk", "ar", "zh", "ja", "ko"];
    private static readonly string[] Syllables = [.. from head in "b d f g k l m n p r s t v z".Split(' ') from tail in "a e i o u an or el".Split(' ') select head + tail];

    private readonly Dictionary<string, string[]> words = [];
    private ulong state = 0x5bd1e995;

    /// <summary>Title, summary and language.</summary>
    public IReadOnlyList<(string Title, string Summary, string Language)> Items(int count) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        var language = Below(5) > 0 ? "en" : Languages[Below(Languages.Length)];
        return (Text(language, TitleLength), Text(language, SummaryLength), language);
    })];

    /// <summary>Two groups of which each must be found and a third that must not: 10 to 60 phrases, of which 40 % are one word, 40 % two and 20 % three.</summary>
    public IReadOnlyList<Topic> Topics(int count) => [.. Enumerable.Range(0, count).Select(number =>
    {
        var phrases = Enumerable.Range(0, Below(5) == 0 ? 21 + Below(40) : 10 + Below(10)).Select(_ => Phrase()).Distinct().ToList();
        var (first, second) = (phrases.Count * 2 / 5, phrases.Count * 4 / 5);
        return new Topic
        {
            Slug = "topic-" + number,
            Name = "Topic " + number,
            Language = "en",
            Facets = [Facet(phrases[..first]), Facet(phrases[first..second])],
            Terms = [.. phrases[..second].Select(phrase => new Term(phrase, Term.EveryLanguage, (1 + Below(10)) / 10.0, ""))],
            Exclude = [.. phrases[second..].Select(phrase => new Clue.Text(phrase))],
            Threshold = 0.55,
        };
    })];

    private static Facet Facet(IEnumerable<string> phrases) => new([.. phrases.Select(phrase => new Clue.Text(phrase))]);

    private string Phrase()
    {
        var count = Below(10) switch { < 4 => 1, < 8 => 2, _ => 3 };
        while (true)
        {
            var ranks = new List<int>();
            while (ranks.Count < count)
                ranks.Add(Next("en", ranks.Count == 0 ? null : ranks[^1]));
            if (ranks.Exists(rank => rank >= Common))
                return string.Join(' ', ranks.Select(rank => Words("en")[rank]));
        }
    }

    private string Text(string language, int length)
    {
        var text = new System.Text.StringBuilder();
        int? rank = null;
        while (text.Length < length)
        {
            rank = Next(language, rank);
            var word = Words(language)[rank.Value];
            text.Append(Below(9) == 0 ? char.ToUpperInvariant(word[0]) + word[1..] : word)
                .Append(Below(12) == 0 ? ". " : language is "zh" or "ja" ? "" : " ");
        }

        return text.ToString();
    }

    private int Next(string language, int? previous) =>
        Rank(language, previous is { } rank && Below(4) == 0 ? Mixed((ulong)rank + 1) : Next());

    /// <param name="chance">In [0, 1).</param>
    private int Rank(string language, double chance) => Math.Min(Words(language).Length - 1, (int)Math.Exp(chance * Math.Log(Words(language).Length)) - 1);

    private string[] Words(string language)
    {
        if (!words.TryGetValue(language, out var known))
        {
            var frequent = WordRanks.Of(language).ToArray();
            words[language] = known = language == "en"
                ? [.. frequent.Concat(Enumerable.Range(0, Vocabulary).Select(Name)).Distinct().Take(Vocabulary)]
                : frequent;
        }

        return known;
    }

    private static string Name(int number)
    {
        var name = "";
        for (var left = number + Syllables.Length; left > 0; left /= Syllables.Length)
            name += Syllables[left % Syllables.Length];
        return name;
    }

    private int Below(int below) => (int)(Next() * below);

    /// <summary>In [0, 1).</summary>
    private double Next()
    {
        state = state * 6364136223846793005 + 1442695040888963407;
        return Mixed(state);
    }

    private static double Mixed(ulong number)
    {
        var mixed = (number ^ number >> 31) * 0xD6E8FEB86659FD93;
        mixed = (mixed ^ mixed >> 32) * 0xD6E8FEB86659FD93;
        return ((mixed ^ mixed >> 32) >> 11) * (1.0 / (1UL << 53));
    }
}
