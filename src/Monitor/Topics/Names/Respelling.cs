using System.Text;
using AnyAscii;
using Monitor.Text;

namespace Monitor.Topics.Names;

/// <summary>
/// How a name the lexicon lacks may be written in other scripts: read aloud by the rules of the article's language, then spelled as
/// newspapers of other scripts would. Candidates: a wrong one is found nowhere, so it costs nothing. Names in Han and Arabic letters
/// do not say how they sound; of the former only the Chinese reading is tried.
/// </summary>
internal static class Respelling
{
    /// <summary>Letters a word needs: of shorter ones too many words are made.</summary>
    private const int Shortest = 4;

    private static readonly Dictionary<string, (string From, string To)[]> Sounds = new(StringComparer.Ordinal)
    {
        ["fr"] = Pairs("eaux$:o eau:o aux$:o aud$:o ault$:o aut$:o au:o ou:u oi:wa ai:e ei:e ch:sh qu:k gu:g gn:ny ph:f th:t ille:iy ee$:e es$: e$: t$: d$: s$: x$: ce:se ci:si cy:si ge:zhe gi:zhi j:zh c:k h: y:i"),
        ["de"] = Pairs("tsch:ch sch:sh ch:kh ck:k chs:ks ei:ai ie:i eu:oi au:au ae:e oe:e ue:yu z:ts v:f w:v ph:f th:t j:y c:k qu:kv"),
        ["es"] = Pairs("ch:ch ll:y qu:k gue:ge gui:gi ge:khe gi:khi ce:se ci:si j:kh z:s h: c:k v:b x:ks"),
        ["pt"] = Pairs("ch:sh lh:ly nh:ny qu:k gue:ge gui:gi ge:zhe gi:zhi ce:se ci:si j:zh h: c:k x:sh ao$:an"),
        ["it"] = Pairs("sch:sk sci:shi sce:she che:ke chi:ki ghe:ge ghi:gi gli:li gn:ny cia:cha cio:cho ciu:chu ce:che ci:chi gia:ja gio:jo giu:ju ge:je gi:ji h: c:k z:ts qu:kv"),
        ["pl"] = Pairs("szcz:shch sz:sh cz:ch rz:zh ch:kh dz:dz ci:chi si:shi zi:zhi ni:ni w:v c:ts j:y"),
        ["en"] = Pairs("ough:o igh:ai tch:ch ck:k ph:f th:t oo:u ee:i ea:i qu:kv ce:se ci:si c:k e$: x:ks w:v"),
        ["cyrillic"] = Pairs("а:a б:b в:v г:g ґ:g д:d е:e є:ye ж:zh з:z и:i і:i ї:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya ё:yo"),
        ["uk"] = Pairs("г:h и:y"),
    };

    private static readonly (string From, string To)[] Cyrillic = Pairs(
        "shch:щ sh:ш ch:ч zh:ж kh:х ts:ц ya:я yu:ю yo:йо ye:е a:а b:б c:к d:д e:е f:ф g:г h:х i:и j:дж k:к l:л m:м n:н o:о p:п q:к r:р s:с t:т u:у v:в w:в x:кс y:й z:з");

    private static readonly (string From, string To)[] Arabic = Pairs(
        "shch:شتش sh:ش ch:تش zh:ج kh:خ ts:تس ya:يا yu:يو yo:يو ye:ي ^a:أ ^e:إ ^i:إي ^o:أو ^u:أو a:ا b:ب c:ك d:د e:ي f:ف g:غ h:ه i:ي j:ج k:ك l:ل m:م n:ن o:و p:ب q:ق r:ر s:س t:ت u:و v:ف w:و x:كس y:ي z:ز");

    /// <summary>Spellings of one word, by script, without the script it is written in.</summary>
    /// <param name="language">The article's language: its rules say how letters sound.</param>
    public static IEnumerable<Spelling> Of(string word, string language)
    {
        var source = Scripts.Of(word);
        var sound = source switch
        {
            Script.Latin => Respelled(Folded(word, language), Sounds.GetValueOrDefault(language, Sounds["en"])),
            Script.Cyrillic => Respelled(word.ToLowerInvariant(), language == "uk" ? [.. Sounds["uk"], .. Sounds["cyrillic"]] : Sounds["cyrillic"]),
            Script.Japanese when word.All(c => c is >= 'ァ' and <= 'ヿ') => word.Transliterate().ToLowerInvariant(),
            _ => "",
        };
        if (source == Script.Hangul || source == Script.Han && language == "zh")
            yield return new Spelling(source == Script.Han ? Joined(word) : Revised(word), Script.Latin);
        if (sound.Length < Shortest)
            yield break;
        if (source != Script.Latin)
            yield return new Spelling(char.ToUpperInvariant(sound[0]) + sound[1..], Script.Latin);
        if (source != Script.Cyrillic)
            yield return new Spelling(Declined(Capital(Respelled(sound, Cyrillic))), Script.Cyrillic);
        if (source != Script.Japanese)
            yield return new Spelling(Syllables.Katakana(sound), Script.Japanese);
        if (source != Script.Hangul)
            yield return new Spelling(Syllables.Hangul(sound), Script.Hangul);
        yield return new Spelling(Respelled(sound, Arabic), Script.Arabic);
    }

    /// <summary>As a clue that case endings do not hide.</summary>
    private static string Declined(string word)
    {
        const int longOne = 6;
        if (word.Length > longOne && "аеиоуыя".Contains(word[^1], StringComparison.Ordinal) || word[^1] == word[^2])
            word = word[..^1];
        return word + "*";
    }

    /// <summary>Pinyin without tones, as one word.</summary>
    private static string Joined(string word) => Capital(word.Transliterate().Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant());

    /// <summary>Revised Romanisation; of three syllables, as a person's name is set: <c>Do Gang-hyeok</c>.</summary>
    private static string Revised(string word)
    {
        var syllables = word.Select(syllable => Closed(syllable.ToString().Transliterate().Trim().ToLowerInvariant())).ToList();
        return syllables.Count == 3 ? $"{Capital(syllables[0])} {Capital(syllables[1])}-{syllables[2]}" : Capital(string.Concat(syllables));
    }

    /// <summary>At a syllable's end its consonant is hard.</summary>
    private static string Closed(string syllable) => syllable.Length < 2 ? syllable : syllable[^1] switch
    {
        'g' when syllable[^2] != 'n' => syllable[..^1] + "k",
        'd' => syllable[..^1] + "t",
        'b' => syllable[..^1] + "p",
        'r' => syllable[..^1] + "l",
        _ => syllable,
    };

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    /// <summary>Lower case without accents, but for the letters that sound otherwise with them.</summary>
    private static string Folded(string word, string language)
    {
        var lower = word.ToLowerInvariant().Replace("ñ", "ny", StringComparison.Ordinal).Replace("ç", "s", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal);
        if (language == "pl")
            lower = lower.Replace('ł', 'l').Replace("ż", "zh", StringComparison.Ordinal).Replace("ź", "z", StringComparison.Ordinal).Replace("ś", "sh", StringComparison.Ordinal)
                .Replace("ć", "ch", StringComparison.Ordinal).Replace("ą", "on", StringComparison.Ordinal).Replace("ę", "en", StringComparison.Ordinal);
        if (language == "de")
            lower = lower.Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal).Replace("ü", "ue", StringComparison.Ordinal);
        if (language == "fr" && lower.EndsWith('é'))
            lower = lower[..^1] + "ey";
        return lower.Transliterate().ToLowerInvariant();
    }

    /// <summary>The first rule that fits at a place speaks there; <c>^</c> and <c>$</c> bind it to the word's ends; a letter without a rule stays.</summary>
    private static string Respelled(string word, (string From, string To)[] rules)
    {
        var spelled = new StringBuilder();
        for (var at = 0; at < word.Length;)
        {
            var rule = Array.FindIndex(rules, rule => Fits(word, at, rule.From));
            var length = rule < 0 ? 1 : rules[rule].From.Trim('^', '$').Length;
            spelled.Append(rule < 0 ? word[at].ToString() : rules[rule].To);
            at += length;
        }

        return spelled.ToString();
    }

    private static bool Fits(string word, int at, string rule)
    {
        var bare = rule.Trim('^', '$');
        return string.CompareOrdinal(word, at, bare, 0, bare.Length) == 0 && (rule[0] != '^' || at == 0) && (rule[^1] != '$' || at > 1 && at + bare.Length == word.Length);
    }

    private static (string From, string To)[] Pairs(string pairs) => pairs.Split(' ')
        .Select(pair => pair.Split(':'))
        .Select(pair => (pair[0], pair[1]))
        .ToArray();
}

/// <param name="Phrase">As a clue's phrase: <c>*</c> stands for any ending.</param>
internal readonly record struct Spelling(string Phrase, Script Script);
