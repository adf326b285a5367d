using System.Globalization;
using YamlDotNet.Serialization;

namespace Monitor.Topics;

/// <summary>A profile as the topic file holds it: words and concept ids by their weight, the heaviest first, blank-separated.</summary>
internal sealed class ProfileDocument
{
    [YamlMember(Order = 0)]
    public string? Date { get; set; }

    [YamlMember(Order = 1)]
    public Dictionary<string, string>? Words { get; set; }

    [YamlMember(Order = 2)]
    public Dictionary<string, string>? Concepts { get; set; }

    public static ProfileDocument Of(Profile profile) => new()
    {
        Date = profile.Date?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        Words = ByWeight(profile.Words),
        Concepts = ByWeight(profile.Concepts),
    };

    /// <exception cref="FormatException">A date or weight that is none; the message names it and the mend.</exception>
    public Profile Read() => new(ReadDate(), ReadWeights(Words), ReadWeights(Concepts));

    private static Dictionary<string, string> ByWeight(IReadOnlyDictionary<string, double> weights) => weights
        .GroupBy(pair => pair.Value, pair => pair.Key)
        .OrderByDescending(group => group.Key)
        .ToDictionary(group => group.Key.ToString("R", CultureInfo.InvariantCulture), group => string.Join(' ', group.Order(StringComparer.Ordinal)));

    private static Dictionary<string, double> ReadWeights(Dictionary<string, string>? byWeight)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (written, words) in byWeight ?? [])
        {
            if (!double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) || weight is not (> 0 and < 10_000))
                throw new FormatException($"weight '{written}' in the profile is no number above 0; write lines such as '2.5: word word'");
            foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                weights[word] = weight;
        }

        return weights;
    }

    private DateTimeOffset? ReadDate()
    {
        if (string.IsNullOrWhiteSpace(Date))
            return null;
        return DateTimeOffset.TryParse(Date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
            ? date
            : throw new FormatException($"date '{Date}' in the profile cannot be read; write it as 2026-11-24");
    }
}
