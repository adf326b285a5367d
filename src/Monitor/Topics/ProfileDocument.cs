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

    [YamlMember(Order = 3)]
    public LearnedDocument? Learned { get; set; }

    public static ProfileDocument Of(Profile profile) => new()
    {
        Date = profile.Date?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        Words = Weights.Write(profile.Words),
        Concepts = Weights.Write(profile.Concepts),
        Learned = profile.Learned.IsEmpty ? null : LearnedDocument.Of(profile.Learned),
    };

    /// <exception cref="FormatException">A date or weight that is none; the message names it and the mend.</exception>
    public Profile Read() => new(ReadDate(), ReadWeights(Words), ReadWeights(Concepts)) { Learned = Learned?.Read() ?? Topics.Learned.None };

    private static Dictionary<string, double> ReadWeights(Dictionary<string, string>? byWeight) =>
        Weights.Read(byWeight, weight => weight is > 0 and < 10_000, "no number above 0");

    private DateTimeOffset? ReadDate()
    {
        if (string.IsNullOrWhiteSpace(Date))
            return null;
        return DateTimeOffset.TryParse(Date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
            ? date
            : throw new FormatException($"date '{Date}' in the profile cannot be read; write it as 2026-11-24");
    }
}
