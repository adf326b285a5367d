using System.Globalization;
using System.Text;

namespace Monitor.Topics.Names;

/// <summary>Spells a word given by its sound in the two scripts of syllables.</summary>
internal static class Syllables
{
    private const string Vowels = "aiueo";

    private static readonly Dictionary<string, string[]> Rows = new(StringComparer.Ordinal)
    {
        [""] = ["ア", "イ", "ウ", "エ", "オ"],
        ["k"] = ["カ", "キ", "ク", "ケ", "コ"],
        ["s"] = ["サ", "シ", "ス", "セ", "ソ"],
        ["t"] = ["タ", "ティ", "トゥ", "テ", "ト"],
        ["n"] = ["ナ", "ニ", "ヌ", "ネ", "ノ"],
        ["h"] = ["ハ", "ヒ", "フ", "ヘ", "ホ"],
        ["m"] = ["マ", "ミ", "ム", "メ", "モ"],
        ["r"] = ["ラ", "リ", "ル", "レ", "ロ"],
        ["g"] = ["ガ", "ギ", "グ", "ゲ", "ゴ"],
        ["z"] = ["ザ", "ジ", "ズ", "ゼ", "ゾ"],
        ["d"] = ["ダ", "ディ", "ドゥ", "デ", "ド"],
        ["b"] = ["バ", "ビ", "ブ", "ベ", "ボ"],
        ["p"] = ["パ", "ピ", "プ", "ペ", "ポ"],
        ["f"] = ["ファ", "フィ", "フ", "フェ", "フォ"],
        ["v"] = ["バ", "ビ", "ブ", "ベ", "ボ"],
        ["w"] = ["ワ", "ウィ", "ウ", "ウェ", "ウォ"],
        ["y"] = ["ヤ", "イ", "ユ", "イェ", "ヨ"],
        ["sh"] = ["シャ", "シ", "シュ", "シェ", "ショ"],
        ["ch"] = ["チャ", "チ", "チュ", "チェ", "チョ"],
        ["j"] = ["ジャ", "ジ", "ジュ", "ジェ", "ジョ"],
        ["ts"] = ["ツァ", "ツィ", "ツ", "ツェ", "ツォ"],
    };

    private static readonly Dictionary<string, string> Likewise = new(StringComparer.Ordinal) { ["kh"] = "h", ["zh"] = "j", ["l"] = "r", ["c"] = "k", ["q"] = "k", ["shch"] = "sh" };

    /// <summary>Number of the leading consonant in Unicode's order of Hangul syllables.</summary>
    private static readonly Dictionary<string, int> Leads = ":11 k:15 c:15 q:15 s:9 sh:9 shch:9 t:16 n:2 h:18 kh:18 m:6 r:5 l:5 g:0 z:12 d:3 b:7 v:7 p:17 f:17 w:11 y:11 ch:14 j:12 zh:12 ts:14"
        .Split(' ').Select(pair => pair.Split(':')).ToDictionary(pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    private static readonly int[] PlainVowels = [0, 20, 13, 5, 8];
    private static readonly int[] PalatalVowels = [2, 20, 17, 7, 12];
    private static readonly int[] RoundVowels = [9, 16, 13, 15, 14];
    private const int Filler = 18;
    private const int FinalN = 4, FinalL = 8, FinalM = 16;
    private const int VowelCount = 21, FinalCount = 28;

    public static string Katakana(string sound)
    {
        var spelled = new StringBuilder();
        foreach (var (consonant, vowel) in Split(sound))
        {
            var row = Rows[Likewise.GetValueOrDefault(consonant, consonant)];
            spelled.Append((consonant, vowel) switch
            {
                ("n", -1) => "ン",
                ("t" or "d", -1) => row[4],
                (_, -1) => row[2],
                _ => row[vowel],
            });
        }

        return spelled.ToString();
    }

    public static string Hangul(string sound)
    {
        var parts = Split(sound);
        var spelled = new StringBuilder();
        for (var at = 0; at < parts.Count; at++)
        {
            var (consonant, vowel) = parts[at];
            var final = 0;
            if (vowel >= 0 && at + 1 < parts.Count && parts[at + 1].Vowel < 0 && Final(parts[at + 1].Consonant) is var closing && closing > 0)
                (final, at) = (closing, at + 1);
            else if (vowel >= 0 && at + 1 < parts.Count && parts[at + 1].Consonant == "l")
                final = FinalL;
            spelled.Append((char)('가' + (Leads[consonant] * VowelCount + VowelOf(consonant, vowel)) * FinalCount + final));
        }

        return spelled.ToString();
    }

    private static int Final(string consonant) => consonant switch { "n" => FinalN, "m" => FinalM, "l" => FinalL, _ => 0 };

    private static int VowelOf(string consonant, int vowel) => vowel < 0 ? Filler : consonant switch
    {
        "y" or "sh" or "shch" => PalatalVowels[vowel],
        "w" => RoundVowels[vowel],
        _ => PlainVowels[vowel],
    };

    /// <summary>Consonant and vowel (its place in <see cref="Vowels"/>, −1 for none), one after the other.</summary>
    private static List<(string Consonant, int Vowel)> Split(string sound)
    {
        var parts = new List<(string, int)>();
        for (var at = 0; at < sound.Length;)
        {
            var consonant = new[] { 4, 2, 1 }.Where(length => at + length <= sound.Length).Select(length => sound.Substring(at, length)).FirstOrDefault(Leads.ContainsKey) ?? "";
            if (consonant.Length == 0 && !Vowels.Contains(sound[at], StringComparison.Ordinal))
            {
                at++;
                continue;
            }

            at += consonant.Length;
            var vowel = at < sound.Length ? Vowels.IndexOf(sound[at], StringComparison.Ordinal) : -1;
            if (consonant == "y" && vowel < 0)
                (consonant, vowel, at) = ("", 1, at - 1);
            if (parts.Count == 0 || vowel >= 0 || consonant != parts[^1].Item1)
                parts.Add((consonant, vowel));
            at += vowel >= 0 ? 1 : 0;
        }

        return parts;
    }
}
