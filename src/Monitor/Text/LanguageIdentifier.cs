namespace Monitor.Text;

/// <summary>
/// Tells the language of a short text: the script decides where it can, else the language whose stop words the text
/// holds most of, with what the feed declares as a prior that a clear vote overrules.
/// </summary>
internal sealed class LanguageIdentifier
{
    /// <summary>Stop words by which another language must lead before the feed's word is set aside.</summary>
    private const double Overrule = 2;

    private static readonly string[] Latin = ["fr", "en", "de", "es", "pt", "it", "pl"];

    /// <param name="text">Title and summary, plain.</param>
    /// <param name="prior">What the feed declares (BCP 47), or null.</param>
    /// <returns>BCP 47 primary tag, <c>und</c> when it cannot be told.</returns>
    public string Identify(string text, string? prior)
    {
        var declared = Primary(prior);
        return ByScript(text) switch
        {
            "cyrillic" => Cyrillic(text, declared),
            "latin" => ByStopwords(text, declared),
            { } language => language,
            null => declared ?? "und",
        };
    }

    /// <summary><c>fr-FR</c> → <c>fr</c>; null for what is no tag.</summary>
    public static string? Primary(string? tag)
    {
        var primary = tag?.Trim().Split('-', '_')[0].ToLowerInvariant();
        return primary is { Length: 2 or 3 } && primary.All(char.IsAsciiLetterLower) ? primary : null;
    }

    private static string? ByScript(string text)
    {
        int hangul = 0, kana = 0, han = 0, arabic = 0, cyrillic = 0, latin = 0;
        foreach (var c in text)
        {
            if (c is >= '\uac00' and <= '\ud7a3') hangul++;
            else if (c is >= '\u3041' and <= '\u30ff') kana++;
            else if (c is >= '\u4e00' and <= '\u9fff') han++;
            else if (c is >= '\u0620' and <= '\u06ff') arabic++;
            else if (c is >= '\u0400' and <= '\u04ff') cyrillic++;
            else if (char.IsLetter(c)) latin++;
        }

        // One ideograph says as much as a word of letters does.
        var letters = Math.Max(Math.Max(latin, cyrillic), arabic) / 4;
        if (hangul > letters && hangul >= kana)
            return "ko";
        if (kana > 0 && kana + han > letters)
            return "ja";
        if (han > letters)
            return "zh";
        return (arabic, cyrillic, latin) switch
        {
            (0, 0, 0) => null,
            _ when arabic >= cyrillic && arabic >= latin => "ar",
            _ when cyrillic >= latin => "cyrillic",
            _ => "latin",
        };
    }

    private static string Cyrillic(string text, string? declared)
    {
        var ukrainian = text.Count(c => "іїєґІЇЄҐ".Contains(c, StringComparison.Ordinal));
        var russian = text.Count(c => "ыэъёЫЭЪЁ".Contains(c, StringComparison.Ordinal));
        return ukrainian > russian ? "uk" : russian > 0 ? "ru" : declared ?? "ru";
    }

    private static string ByStopwords(string text, string? declared)
    {
        var votes = Latin.ToDictionary(language => language, _ => 0.0);
        foreach (var token in Tokenizer.Tokenize(text, ""))
        {
            var owners = Latin.Where(language => Stopwords.Contains(token.Fold, language)).ToList();
            foreach (var language in owners)
                votes[language] += 1.0 / owners.Count;
        }

        var best = votes.MaxBy(vote => vote.Value);
        if (declared is null)
            return best.Value >= 1 ? best.Key : "und";
        var own = votes.GetValueOrDefault(declared);
        return best.Value >= own + Overrule && votes.ContainsKey(declared) ? best.Key
            : best.Value >= 2 * Overrule && !votes.ContainsKey(declared) && !IsOtherLatin(declared) ? best.Key
            : declared;
    }

    /// <summary>Languages in Latin letters that have no list here (Vietnamese, Dutch …) are taken at their word.</summary>
    private static bool IsOtherLatin(string declared) => declared is not ("ru" or "uk" or "ar" or "zh" or "ja" or "ko");
}
