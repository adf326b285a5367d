using Monitor.Tests.Items;
using Monitor.Text;

namespace Monitor.Tests.Matching.Oracle;

/// <summary>An item made up of frequent words and the lexicon's own forms.</summary>
internal sealed record GeneratedItem(string Title, string Summary, string Language, DateTimeOffset? Date);

/// <summary>
/// Items that mean nothing but look like news to a matcher: thirteen languages, names and notions as the lexicon writes them, capitals,
/// hyphens, apostrophes, ideographs without spaces. The same at every run.
/// </summary>
internal sealed class GeneratedNews(int seed)
{
    private const int Words = 1_200;
    private const int Concepts = 400;

    private static readonly string[] Languages = ["en", "fr", "de", "es", "pt", "it", "pl", "ru", "uk", "ar", "zh", "ja", "ko", "und", "nl"];
    private static readonly string[] Joints = ["-", "-", ", ", ". ", "’s ", " “", "” ", ": ", "—", " 7 000 ", " U.S. ", ".\n"];

    private static readonly Dictionary<string, string[]> Vocabulary = Languages.ToDictionary(language => language, WordsOf);
    private static readonly Dictionary<string, string[]> Forms = Languages.ToDictionary(language => language, FormsOf);

    private readonly Chance chance = new(seed);

    public IEnumerable<GeneratedItem> Take(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var language = chance.OneIn(2) ? "en" : Languages[chance.Below(Languages.Length)];
            yield return new GeneratedItem(
                chance.OneIn(40) ? "" : Text(language, 4 + chance.Below(8)),
                chance.OneIn(10) ? "" : Text(language, 5 + chance.Below(55)),
                language,
                chance.OneIn(12) ? null : DateTimeOffset.UnixEpoch.AddYears(56).AddMinutes(i * 7));
        }
    }

    private string Text(string language, int words)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < words; i++)
        {
            if (i > 0)
                text.Append(chance.OneIn(9) ? Joints[chance.Below(Joints.Length)] : language is "zh" or "ja" && !chance.OneIn(6) ? "" : " ");
            var word = chance.OneIn(6) ? Forms[language][chance.Below(Forms[language].Length)] : Vocabulary[language][chance.Below(chance.Below(Words) + 1)];
            text.Append(chance.Below(24) switch
            {
                0 => word.ToUpperInvariant(),
                1 or 2 or 3 => char.ToUpperInvariant(word[0]) + word[1..],
                _ => word,
            });
        }

        return text.ToString();
    }

    private static string[] WordsOf(string language) =>
        WordRanks.Of(language is "und" or "nl" ? "en" : language).Take(Words).ToArray();

    private static string[] FormsOf(string language)
    {
        var all = Lexicon.Shipped.Concepts.Where(concept => concept.Kind != "theme").OrderBy(concept => concept.Id, StringComparer.Ordinal)
            .SelectMany(concept => concept.Forms(language is "und" or "nl" ? "en" : language).Take(2)).Select(form => form.Text.Replace("=", "", StringComparison.Ordinal).Replace("*", "s", StringComparison.Ordinal))
            .ToArray();
        return [.. Enumerable.Range(0, Concepts).Select(i => all[(long)i * all.Length / Concepts])];
    }
}
