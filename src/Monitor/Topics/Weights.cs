using System.Globalization;

namespace Monitor.Topics;

/// <summary>Weighted words: compared, and written down as lines of one weight each, the heaviest first, the words blank-separated.</summary>
internal static class Weights
{
    public static bool Same<TKey>(IReadOnlyDictionary<TKey, double> some, IReadOnlyDictionary<TKey, double> others) =>
        some.Count == others.Count && some.All(pair => others.TryGetValue(pair.Key, out var weight) && weight == pair.Value);

    public static Dictionary<string, string> Write(IEnumerable<KeyValuePair<string, double>> weights) => weights
        .GroupBy(pair => pair.Value, pair => pair.Key)
        .OrderByDescending(group => group.Key)
        .ToDictionary(group => group.Key.ToString("R", CultureInfo.InvariantCulture), group => string.Join(' ', group.Order(StringComparer.Ordinal)));

    /// <param name="allowed">What a weight may be.</param>
    /// <param name="demand">The same in words: <c>no number above 0</c>.</param>
    /// <exception cref="FormatException">A weight that is none; the message names it and the mend.</exception>
    public static Dictionary<string, double> Read(Dictionary<string, string>? byWeight, Func<double, bool> allowed, string demand)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (written, words) in byWeight ?? [])
        {
            if (!double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) || !allowed(weight))
                throw new FormatException($"weight '{written}' in the profile is {demand}; write lines such as '0.5: word word'");
            foreach (var word in (words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                weights[word] = weight;
        }

        return weights;
    }
}
