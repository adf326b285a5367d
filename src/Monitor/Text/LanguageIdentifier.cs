namespace Monitor.Text;

/// <summary>
/// Tells the language of a short text: the script decides where it can, else a model's probabilities weighed with what the feed
/// declares. A clear verdict overrules the feed; a short line full of names follows it.
/// </summary>
internal sealed class LanguageIdentifier
{
    /// <summary>How many times likelier the declared language is than another before a word is read.</summary>
    private const float Declared = 12;

    /// <summary>Common words from which on a text speaks for itself; for each it lacks, the feed counts <see cref="ForLack"/> times more.</summary>
    private const int Enough = 3;
    private const float ForLack = 8;

    /// <summary>Words of a line, in capitals or not, from which on it is more than names.</summary>
    private const int MostNames = 5;

    /// <summary>How much likelier the languages of the lexicon are than the model's others, which it takes short lines for.</summary>
    private const float Known = 3;

    /// <summary>Probability below which nothing is told, and that for a line of names alone.</summary>
    private const float Least = 0.1f;
    private const float LeastOfNames = 0.5f;

    /// <summary>Probability of a declared language the model does not know.</summary>
    private const float Foreign = 0.05f;

    /// <summary>Share of Ukrainian letters that Russian has too: text that goes to the model has no others.</summary>
    private const float Shared = 0.9f;

    private static readonly string[] Lexical = ["fr", "en", "de", "es", "pt", "it", "pl", "ru", "uk", "ar", "zh", "ja", "ko"];

    /// <summary>The model's labels as the lexicon calls them, with their weights before a feed is asked.</summary>
    private static readonly Lazy<(string Language, float Weight)[]> Candidates = new(() => LanguageModel.Shipped.Languages
        .Select(label => label == "arz" ? "ar" : label)
        .Select(language => (language, Lexical.Contains(language) ? 1 : 1 / Known)).ToArray());

    /// <param name="text">Title and summary, plain.</param>
    /// <param name="prior">What the feed declares (BCP 47), or null.</param>
    /// <returns>BCP 47 primary tag, <c>und</c> when it cannot be told.</returns>
    public string Identify(string text, string? prior)
    {
        var declared = Primary(prior);
        var script = Scripts.Of(text);
        return script switch
        {
            Script.None => declared ?? "und",
            Script.Hangul => "ko",
            Script.Japanese => "ja",
            Script.Han => HanWriting.Tell(text, declared),
            Script.Cyrillic when IsUkrainian(text) => "uk",
            _ => ByModel(text, script, declared is not null && Scripts.Writes(script, declared) ? declared : null),
        };
    }

    /// <summary><c>fr-FR</c> → <c>fr</c>; null for what is no tag.</summary>
    public static string? Primary(string? tag)
    {
        var primary = tag?.Trim().Split('-', '_')[0].ToLowerInvariant();
        return primary is { Length: 2 or 3 } && primary.All(char.IsAsciiLetterLower) ? primary : null;
    }

    private static string ByModel(string text, Script script, string? declared)
    {
        var candidates = Candidates.Value;
        Span<float> probabilities = stackalloc float[candidates.Length];
        probabilities.Clear();
        LanguageModel.Shipped.Judge(IsLoud(text) ? text.ToLowerInvariant() : text, probabilities);
        var words = CommonWords(text);
        var least = words == 0 ? LeastOfNames : Least;
        var prior = Declared * MathF.Pow(ForLack, Math.Max(0, Enough - words));
        var (best, most) = declared is null ? ("und", 0) : (declared, candidates.Any(one => one.Language == declared) ? 0 : Foreign * prior);
        for (var i = 0; i < candidates.Length; i++)
        {
            var (language, weight) = candidates[i];
            weight = probabilities[i] * (language == declared ? prior : weight) * (language == "uk" ? MathF.Pow(Shared, text.Length) : 1);
            if (weight > most && (probabilities[i] >= least || language == declared) && Scripts.Writes(script, language))
                (best, most) = (language, weight);
        }

        return best;
    }

    /// <summary>Words that are no names: those with a small letter first, and whatever a line has beyond a few.</summary>
    private static int CommonWords(string text)
    {
        var (small, all) = (0, 0);
        for (var i = 0; i + 1 < text.Length; i++)
            if (char.IsLetter(text[i]) && char.IsLetter(text[i + 1]) && (i == 0 || !char.IsLetter(text[i - 1])))
            {
                all++;
                small += char.IsUpper(text[i]) ? 0 : 1;
            }

        return small + Math.Max(0, all - MostNames);
    }

    /// <summary>All in capitals, which the model hardly met.</summary>
    private static bool IsLoud(string text) => !text.Any(char.IsLower) && text.Any(char.IsUpper);

    /// <summary>Letters or an apostrophe that Ukrainian has and Russian lacks outnumber those it lacks itself.</summary>
    private static bool IsUkrainian(string text)
    {
        var (own, foreign) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var c = char.ToLowerInvariant(text[i]);
            if (c is 'є' or 'і' or 'ї' or 'ґ' || Characters.KindOf(c) == CharKind.Apostrophe && IsCyrillic(text, i - 1) && IsCyrillic(text, i + 1))
                own++;
            else if (c is 'ы' or 'э' or 'ъ' or >= 'ѐ' and <= '\u052f')
                foreign++;
        }

        return own > foreign;
    }

    private static bool IsCyrillic(string text, int at) => at >= 0 && at < text.Length && text[at] is >= 'Ѐ' and <= 'ӿ';
}
