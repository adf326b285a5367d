using YamlDotNet.Serialization;

namespace Monitor.Topics;

/// <summary>What a topic learned, as the topic file holds it: words by language and weight, concept ids by weight.</summary>
internal sealed class LearnedDocument
{
    [YamlMember(Order = 0)]
    public Dictionary<string, Dictionary<string, string>>? Words { get; set; }

    [YamlMember(Order = 1)]
    public Dictionary<string, string>? Concepts { get; set; }

    public static LearnedDocument Of(Learned learned) => new()
    {
        Words = learned.Words
            .GroupBy(pair => pair.Key.Lang, pair => KeyValuePair.Create(pair.Key.Word, pair.Value), StringComparer.Ordinal)
            .OrderBy(language => language.Key, StringComparer.Ordinal)
            .ToDictionary(language => language.Key, Weights.Write),
        Concepts = Weights.Write(learned.Concepts),
    };

    /// <exception cref="FormatException">A weight that is none; the message names it and the mend.</exception>
    public Learned Read() => new(
        (Words ?? [])
            .SelectMany(language => ReadWeights(language.Value).Select(pair => KeyValuePair.Create(new LearnedWord(language.Key, pair.Key), pair.Value)))
            .ToDictionary(),
        ReadWeights(Concepts));

    private static Dictionary<string, double> ReadWeights(Dictionary<string, string>? byWeight) =>
        Weights.Read(byWeight, weight => weight is >= Learned.Lowest and <= Learned.Highest and not 0, "no number from -0.5 to 1 beside 0");
}
